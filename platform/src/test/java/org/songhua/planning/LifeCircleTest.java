package org.songhua.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;

/** The life circle of the analytic town, worked out by hand. */
class LifeCircleTest {
    private final PlanningTown town = PlanningTown.get();

    private JsonNode summary(String inputs) {
        return town.run("life-circle", inputs).path("summary");
    }

    private static JsonNode element(JsonNode summary, String code) {
        return summary.path("elements")
                .valueStream()
                .filter(one -> one.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static long buildings(JsonNode summary, String code) {
        return element(summary, code).at("/coverage/buildingsCovered").longValue();
    }

    private static double people(JsonNode summary, String code) {
        return element(summary, code).at("/coverage/peopleCovered").doubleValue();
    }

    @Test
    void diamondsOfBlocksAreCoveredInMetres() {
        JsonNode summary = summary("{}");
        // 300 m are 3 blocks: a diamond of 2 * 3 * 4 + 1 = 25 junctions; the house of unknown people stands at one of
        // them.
        assertThat(buildings(summary, "kindergarten")).isEqualTo(26);
        assertThat(people(summary, "kindergarten")).isEqualTo(50);
        // 500 m are 5 blocks: 2 * 5 * 6 + 1 = 61, all inside the town.
        assertThat(buildings(summary, "primary_school")).isEqualTo(62);
        assertThat(people(summary, "primary_school")).isEqualTo(122);
        // 1,000 m are 10 blocks: all 121, and the far bank at 7 and 8 blocks.
        assertThat(buildings(summary, "middle_school")).isEqualTo(124);
        assertThat(people(summary, "middle_school")).isEqualTo(246);
    }

    @Test
    void minutesCoverBySpeed() {
        // 15 min at 1.25 m/s are 1,125 m, 11 blocks. From (0, 0): x + y <= 11. Of 121 junctions, those with
        // (10 - x) + (10 - y) <= 8 are too far: 1 + 2 + ... + 9 = 45. 76 remain, and the house of unknown people.
        assertThat(buildings(summary("{}"), "community_health")).isEqualTo(77);
        // At 0.9 m/s, 810 m are 8 blocks: 1 + 2 + ... + 9 = 45.
        assertThat(buildings(summary("{\"mode\": \"wheelchair\"}"), "community_health"))
                .isEqualTo(46);
        assertThat(buildings(summary("{\"speed\": 0.9}"), "community_health")).isEqualTo(46);
        // Metres do not change with the speed.
        assertThat(buildings(summary("{\"mode\": \"wheelchair\"}"), "primary_school"))
                .isEqualTo(62);
    }

    @Test
    void buildingsAndPeopleAreToldApart() {
        JsonNode coverage = element(summary("{}"), "middle_school").path("coverage");
        assertThat(coverage.path("buildings").longValue()).isEqualTo(126);
        assertThat(coverage.path("people").doubleValue()).isEqualTo(253);
        assertThat(coverage.path("shareOfBuildings").doubleValue()).isEqualTo(124 / 126.0, within(1e-12));
        assertThat(coverage.path("shareOfPeople").doubleValue()).isEqualTo(246 / 253.0, within(1e-12));
    }

    @Test
    void whatCouldNotBePlacedIsCounted() {
        JsonNode counts = summary("{}").path("counts");
        assertThat(counts.path("dwellings").intValue()).isEqualTo(126);
        assertThat(counts.path("dwellingsWithoutStreet").intValue()).isEqualTo(1);
        assertThat(counts.path("dwellingsWithoutPeople").intValue()).isEqualTo(1);
        assertThat(counts.path("dwellingsCutOff").intValue()).isEqualTo(1);
        assertThat(counts.path("streets").intValue()).isEqualTo(25);
    }

    @Test
    void aClassWithoutFacilitiesCoversNobodyAndSaysSo() {
        JsonNode summary = summary("{\"elements\": [\"football\", \"primary_school\"]}");
        assertThat(element(summary, "football").path("facilities").intValue()).isZero();
        assertThat(buildings(summary, "football")).isZero();
        assertThat(summary.path("weakest").asString()).isEqualTo("football");
        assertThat(summary.at("/all/buildingsCovered").longValue()).isZero();
    }

    @Test
    void aParkWithoutEntranceIsEnteredAlongItsEdgeAndCounted() {
        // The park is 5 blocks wide (495 m), about 244,000 m², its edge half a block south of the junctions (0, 0) to
        // (5, 0). Its
        // edge is entered at points 5/8 of a block apart, which snap to the southern row: at x = 0 and 5 to junctions,
        // between
        // them not. 500 m reach from there, for y = 0 to 4, x <= 5 + (5 - y): 11 + 10 + 9 + 8 + 7 = 45; for y = 5 only
        // what
        // stands right above an entrance: x = 0 and x = 5. 47, and the house of unknown people at (4, 4).
        JsonNode summary = summary("{\"elements\": [\"park_large\", \"park_small\"]}");
        JsonNode large = element(summary, "park_large");
        assertThat(large.path("facilities").intValue()).isEqualTo(1);
        assertThat(large.path("facilitiesWithoutEntrance").intValue()).isEqualTo(1);
        assertThat(large.at("/coverage/buildingsCovered").intValue()).isEqualTo(48);
        assertThat(element(summary, "park_small").path("facilities").intValue()).isZero();
    }

    @Test
    void tiersDoNotSubstituteEachOther() {
        JsonNode summary = summary("{\"elements\": [\"kindergarten\", \"primary_school\", \"middle_school\"]}");
        assertThat(summary.at("/tiers/5/buildingsCovered").intValue()).isEqualTo(26);
        assertThat(summary.at("/tiers/10/buildingsCovered").intValue()).isEqualTo(62);
        assertThat(summary.at("/tiers/15/buildingsCovered").intValue()).isEqualTo(124);
        assertThat(summary.at("/all/buildingsCovered").intValue()).isEqualTo(26);
    }

    @Test
    void everyDwellingSaysWhatItLacksAndWhatItLacksMost() {
        JsonNode outputs =
                town.run("life-circle", "{\"elements\": [\"kindergarten\", \"primary_school\", \"middle_school\"]}");
        var byName = new TreeMap<String, JsonNode>();
        outputs.at("/dwellings/features")
                .valueStream()
                .map(feature -> feature.path("properties"))
                .forEach(properties -> byName.put(properties.path("name").asString(), properties));
        assertThat(byName.get("house 5.0/5.0").path("missing")).isEmpty();
        assertThat(byName.get("house 5.0/5.0").has("weakest")).isFalse();
        // At (0, 0) both are 10 blocks away: 3.3 times 300 m, twice 500 m, and within 1,000 m.
        assertThat(byName.get("house 0.0/0.0").path("missing").toString())
                .isEqualTo("[\"kindergarten\",\"primary_school\"]");
        assertThat(byName.get("house 0.0/0.0").path("weakest").asString()).isEqualTo("kindergarten");
        assertThat(byName.get("house 5.0/-30.0").path("street").booleanValue()).isFalse();
        assertThat(byName.get("house 5.0/-30.0").path("missing")).hasSize(3);
        assertThat(byName).doesNotContainKey("office");
    }

    @Test
    void resultsNameWhatTheyRestOnAndComeOutAgain() {
        JsonNode first = town.run("life-circle", "{\"elements\": [\"primary_school\"]}");
        JsonNode provenance = first.at("/summary/provenance");
        assertThat(provenance.path("analysis").asString()).isEqualTo("life-circle");
        assertThat(provenance.path("pack").asString()).isEqualTo("life-circle");
        assertThat(provenance.path("packVersion").asString()).isNotEmpty();
        assertThat(provenance.has("dataVersion")).isTrue();
        assertThat(provenance.at("/parameters/speed").doubleValue()).isEqualTo(1.25);
        String again = provenance.path("parameters").toString();
        assertThat(town.run("life-circle", again)).isEqualTo(town.run("life-circle", again));
        assertThat(town.run("life-circle", again).at("/summary/elements")).isEqualTo(first.at("/summary/elements"));
    }

    @Test
    void nobodySeesBeyondTheirScope() {
        var elsewhere = new Scope(Set.of(), Set.of("990102"), Set.of());
        JsonNode nothing = town.run("life-circle", "{}", elsewhere).path("summary");
        assertThat(nothing.at("/counts/dwellings").intValue()).isZero();
        assertThat(nothing.at("/all/shareOfPeople").isNull()).isTrue();
        var withoutSchools = new Scope(Set.of(), Set.of(town.region), Set.of("street", "building"));
        JsonNode summary = town.run("life-circle", "{}", withoutSchools).path("summary");
        assertThat(summary.at("/counts/dwellings").intValue()).isEqualTo(126);
        assertThat(element(summary, "primary_school").path("facilities").intValue())
                .isZero();
        assertThat(summary("{\"region\": \"99\"}").at("/counts/dwellings").intValue())
                .isEqualTo(126);
        assertThat(summary("{\"region\": \"98\"}").at("/counts/dwellings").intValue())
                .isZero();
    }

    @Test
    void allMistakesAreToldAtOnceWithTheirPlace() {
        String wrong = "{\"mode\": \"fly\", \"speed\": 99, \"elements\": [1], \"colour\": \"red\", \"set\": 5}";
        assertThatThrownBy(() -> town.run("life-circle", wrong))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(places(e.faults()))
                                .containsExactlyInAnyOrder(
                                        "PLAN-105 /inputs/mode",
                                        "PLAN-104 /inputs/speed",
                                        "PLAN-103 /inputs/elements/0",
                                        "PLAN-101 /inputs/colour",
                                        "PLAN-103 /inputs/set"));
    }

    @Test
    void unknownSetsElementsAndAnalysesAreRefused() {
        assertThat(refusal("{\"set\": \"nothing\"}")).containsExactly("PLAN-110 /inputs/set");
        assertThat(refusal("{\"elements\": [\"primary_school\", \"nothing\"]}"))
                .containsExactly("PLAN-111 /inputs/elements/1");
        assertThat(refusal("[]")).containsExactly("PLAN-100 /inputs");
        assertThatThrownBy(() -> town.run("nothing", "{}")).isInstanceOf(NotFoundException.class);
        assertThat(town.analyses().find("nothing")).isEmpty();
    }

    private List<String> refusal(String inputs) {
        try {
            town.run("life-circle", inputs);
            return List.of();
        } catch (FaultException e) {
            return places(e.faults());
        }
    }

    static List<String> places(List<Fault> faults) {
        return faults.stream().map(f -> f.code() + " " + f.place().field()).toList();
    }
}
