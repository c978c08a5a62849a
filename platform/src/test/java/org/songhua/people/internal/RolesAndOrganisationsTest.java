package org.songhua.people.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Organisation;
import org.songhua.people.Permission;
import org.songhua.people.Role;
import org.songhua.people.Scope;

class RolesAndOrganisationsTest {
    private People people;

    @BeforeEach
    void open() {
        people = new People();
    }

    @Test
    void everyBuiltInRoleIsInTheDatabaseAndInTheProgram() {
        assertThat(people.roles.list())
                .allMatch(Role::builtIn)
                .extracting(Role::code)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(BuiltInRole.values())
                        .map(BuiltInRole::code)
                        .toList());
        assertThat(people.roles.list())
                .filteredOn(role -> role.code().equals("administrator"))
                .extracting(Role::permissions)
                .containsExactly(Set.of(Permission.values()));
    }

    @Test
    void theAuditorReadsButDoesNotAct() {
        assertThat(BuiltInRole.AUDITOR.permissions())
                .containsExactlyInAnyOrder(Permission.AUDIT_VIEW, Permission.PEOPLE_VIEW);
    }

    @Test
    void aCustomRoleIsMadeAndChanged() {
        Role night = role("night", Permission.CIM_VIEW);
        people.roles.create(night, Checks.newLog(), Caller.SYSTEM);
        people.createUser("li", "night");
        assertThat(people.accounts.find("li").orElseThrow().permissions()).containsExactly(Permission.CIM_VIEW);
        people.roles.change("night", withPermissions(Permission.CIM_EDIT), Checks.newLog(), Caller.SYSTEM);
        assertThat(people.accounts.find("li").orElseThrow().permissions()).containsExactly(Permission.CIM_EDIT);
        assertThat(people.actions()).contains("role.created", "role.changed");
    }

    @Test
    void aBuiltInRoleCannotBeChanged() {
        assertThatThrownBy(() -> people.roles.change("viewer", r -> r, Checks.newLog(), Caller.SYSTEM))
                .isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> people.roles.change("king", r -> r, Checks.newLog(), Caller.SYSTEM))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> people.roles.create(role("viewer"), Checks.newLog(), Caller.SYSTEM))
                .hasMessageContaining("PEOPLE-017");
    }

    @Test
    void nobodyMakesARoleThatGivesMoreThanTheyHave() {
        Caller clerk = People.caller("clerk", Permission.PEOPLE_MANAGE);
        assertThatThrownBy(() -> people.roles.create(role("night", Permission.CIM_EDIT), Checks.newLog(), clerk))
                .hasMessageContaining("PEOPLE-030");
        people.roles.create(role("night", Permission.CIM_EDIT), Checks.newLog(), Caller.SYSTEM);
        assertThatThrownBy(() -> people.roles.change("night", r -> r, Checks.newLog(), clerk))
                .isInstanceOf(NotAllowedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a b", "a/b", "松", "a'; --", "a\u0000"})
    void refusesCodesThatAreNotCodes(String code) {
        assertThatThrownBy(() -> people.roles.create(role(code), Checks.newLog(), Caller.SYSTEM))
                .hasMessageContaining("/code PEOPLE-002");
        var organisation = new Organisation(code, "name", null, null);
        assertThatThrownBy(() -> people.organisations.create(organisation, Checks.newLog(), Caller.SYSTEM))
                .hasMessageContaining("/code PEOPLE-002");
    }

    @Test
    void organisationsFormATree() {
        organisation("city", null);
        organisation("gas", "city");
        organisation("gas-east", "gas");
        assertThat(people.organisations.list())
                .extracting(Organisation::code)
                .containsExactly("city", "gas", "gas-east");
        move("gas-east", "city");
        assertThat(people.organisations.list())
                .contains(new Organisation("gas-east", "Name of gas-east", "city", "department"));
    }

    @Test
    void anOrganisationDoesNotComeToLieBelowItself() {
        organisation("city", null);
        organisation("gas", "city");
        organisation("gas-east", "gas");
        assertThatThrownBy(() -> move("city", "gas-east")).hasMessageContaining("/parent PEOPLE-019");
        assertThatThrownBy(() -> move("gas", "gas")).hasMessageContaining("/parent PEOPLE-019");
    }

    @Test
    void tellsAllThatIsWrongWithAnOrganisation() {
        var wrong = new Organisation("gas", "line one\nline two", "nowhere", "x".repeat(41));
        assertThatThrownBy(() -> people.organisations.create(wrong, Checks.newLog(), Caller.SYSTEM))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults())
                                .extracting(fault -> fault.place().field())
                                .containsExactly("/name", "/parent", "/kind"));
        organisation("gas", null);
        assertThatThrownBy(() -> organisation("gas", null)).hasMessageContaining("PEOPLE-018");
        assertThatThrownBy(() -> move("nowhere", null)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whoIsBoundToDepartmentsChangesTheTreeOnlyAmongThem() {
        organisation("city", null);
        organisation("gas", "city");
        organisation("east", "gas");
        organisation("west", "gas");
        organisation("water", "city");
        var own = new Scope(Set.of("gas", "east", "west"), Set.of(), Set.of());
        var clerk = new Caller("clerk", Set.of(Permission.PEOPLE_MANAGE), own);
        move("west", "east", clerk);
        assertThatThrownBy(() -> move("water", "gas", clerk)).isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> move("east", "city", clerk)).isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> move("east", null, clerk)).isInstanceOf(NotAllowedException.class);
        var below = new Organisation("north", "North", "gas", null);
        people.organisations.create(below, Checks.newLog(), clerk);
        var top = new Organisation("south", "South", null, null);
        assertThatThrownBy(() -> people.organisations.create(top, Checks.newLog(), clerk))
                .isInstanceOf(NotAllowedException.class);
    }

    private static Role role(String code, Permission... permissions) {
        return new Role(code, "夜班", "Night", Set.of(permissions), false);
    }

    private static UnaryOperator<Role> withPermissions(Permission... permissions) {
        return r -> new Role(r.code(), r.titleZh(), r.titleEn(), Set.of(permissions), false);
    }

    private void organisation(String code, String parent) {
        var one = new Organisation(code, "Name of " + code, parent, "department");
        people.organisations.create(one, Checks.newLog(), Caller.SYSTEM);
    }

    private void move(String code, String parent) {
        move(code, parent, Caller.SYSTEM);
    }

    private void move(String code, String parent, Caller by) {
        people.organisations.change(
                code, o -> new Organisation(o.code(), o.name(), parent, o.kind()), Checks.newLog(), by);
    }
}
