package org.songhua.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.songhua.demo.DemoDuties.Duty;
import org.songhua.people.Organisation;

/** The made-up responsibilities of the demo city. */
class DemoDutiesTest {
    private static final DemoDuties DUTIES = DemoDuties.read();

    @Test
    void onlyBodiesOfTheCityAreResponsible() {
        Set<String> bodies = DemoPeople.read().organisations().stream()
                .map(Organisation::code)
                .collect(Collectors.toSet());
        assertThat(DUTIES.duties()).extracting(Duty::department).allMatch(bodies::contains);
    }

    @Test
    void oneAnswersForAClassInAnArea() {
        assertThat(DUTIES.duties().stream()
                        .map(duty -> duty.classHead() + "@" + duty.areaHead())
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void eachDistrictAnswersForItsStreetsAndSomebodyForTheRest() {
        Set<String> districts = DUTIES.duties().stream()
                .filter(duty -> duty.department().startsWith("district-"))
                .map(duty -> duty.department().substring("district-".length()) + "=" + duty.areaHead())
                .collect(Collectors.toSet());
        assertThat(districts).hasSize(4).allMatch(pair -> pair.split("=")[0].equals(pair.split("=")[1]));
        assertThat(DUTIES.duties())
                .anyMatch(duty -> duty.classHead().isEmpty() && duty.areaHead().isEmpty());
    }

    @Test
    void everyDutySaysOnWhatItRestsAndThatItIsMadeUp() {
        assertThat(DUTIES.duties()).extracting(Duty::basis).allMatch(basis -> basis.endsWith("（演示）"));
    }
}
