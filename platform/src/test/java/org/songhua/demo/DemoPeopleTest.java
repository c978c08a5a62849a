package org.songhua.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;
import org.songhua.people.Organisation;

/** The invented organisations and users of the demo city. */
class DemoPeopleTest {
    private static final DemoPeople PEOPLE = DemoPeople.read();
    private static final Set<String> BUILT_IN = Set.of(
            "administrator",
            "operator",
            "planner",
            "field_worker",
            "hotline",
            "inspector",
            "supervisor",
            "viewer",
            "auditor");

    @Test
    void organisationsComeAfterThoseAbove() {
        Set<String> known = new HashSet<>();
        for (Organisation organisation : PEOPLE.organisations()) {
            if (organisation.parent() != null) assertThat(known).contains(organisation.parent());
            assertThat(known.add(organisation.code())).isTrue();
        }
    }

    @Test
    void theBodiesThatRunACityAreThere() {
        assertThat(PEOPLE.organisations())
                .extracting(Organisation::code)
                .contains("operation-centre", "housing", "city-management", "water", "gas", "heat", "emergency");
    }

    @Test
    void usersWorkInAnOrganisationWithABuiltInRole() {
        Set<String> codes =
                PEOPLE.organisations().stream().map(Organisation::code).collect(Collectors.toSet());
        for (DemoPeople.DemoUser user : PEOPLE.users()) {
            assertThat(codes).contains(user.profile().organisation());
            assertThat(BUILT_IN).containsAll(user.profile().roles());
        }
        assertThat(PEOPLE.users()).extracting(DemoPeople.DemoUser::name).doesNotHaveDuplicates();
    }

    @Test
    void scopesNameClassesAndRegionsThatExist() {
        Set<String> classes = Packs.ofClasspath().classes().stream()
                .map(ClassDefinition::code)
                .collect(Collectors.toSet());
        Set<String> districts = Cities.features(Cities.of(1, 0.7), "region")
                .map(f -> Cities.text(f, "code"))
                .collect(Collectors.toSet());
        for (DemoPeople.DemoUser user : PEOPLE.users()) {
            assertThat(classes).containsAll(user.profile().scope().classCodes());
            assertThat(districts).containsAll(user.profile().scope().regions());
        }
    }

    @Test
    void everyDistrictHasItsGovernment() {
        Cities.features(Cities.of(1, 0.7), "region")
                .filter(f -> Cities.number(f, "level") == 3)
                .forEach(district -> assertThat(PEOPLE.organisations())
                        .extracting(Organisation::code)
                        .contains("district-" + Cities.text(district, "code")));
    }

    @Test
    void nobodyIsAPerson() {
        assertThat(PEOPLE.users())
                .allSatisfy(u -> assertThat(u.profile().displayName()).endsWith("（演示）"));
    }
}
