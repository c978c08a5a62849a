package org.songhua.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.CityFixture;
import org.songhua.cim.CityObjects;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A result says what it rests on, comes out again from that alone, and changes only with what it rests on. */
class RecomputationTest {
    private static final PlanningTown TOWN = PlanningTown.get();

    @BeforeAll
    static void timetable() {
        new GtfsFixture().importAs("recomputed", TOWN.platform.bean(TimetableFeeds.class));
    }

    private static JsonNode provenance(JsonNode outputs) {
        for (JsonNode output : outputs) {
            if (output.has("provenance")) return output.path("provenance");
        }
        throw new AssertionError("No output says what it rests on.");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "life-circle | `{}`",
                "life-circle | `{\"mode\": \"wheelchair\", \"region\": \"99\", \"elements\": [\"primary_school\"]}`",
                "reach-area | `{\"place\": [10.00445, 0.5045], \"minutes\": [7.5, 3]}`",
                "nearest-services | `{\"place\": [10, 0.5], \"element\": \"park_large\", \"count\": 2}`",
                "commuting-circle | `{\"place\": [10.00445, 0.5045], \"minutes\": [2, 1], \"ends\": 0.25}`",
                "commuting-circle | `{\"place\": [10.00445, 0.5045], \"minutes\": [20], \"mode\": \"walk\", \"feeds\": [\"recomputed\"], \"date\": \"2026-03-02\"}`",
                "what-if | `{\"element\": \"kindergarten\", \"open\": [[10, 0.5]], \"speed\": 0.7}`",
                "places-reach | `{\"set\": \"urban-rural\", \"element\": \"graded_hospital\", \"mode\": \"cycle\"}`",
                "site-selection | `{\"element\": \"kindergarten\", \"count\": 2, \"keep\": false}`",
                "site-selection | `{\"element\": \"kindergarten\", \"method\": \"median\", \"capacity\": 30}`",
            })
    void everyResultComesOutAgainFromWhatItRestsOn(String analysis, String inputs) {
        JsonNode first = TOWN.run(analysis, inputs);
        JsonNode rests = provenance(first);
        assertThat(rests.path("analysis").asString()).isEqualTo(analysis);
        Analysis described = TOWN.analyses().find(analysis).orElseThrow();
        assertThat(rests.path("analysisVersion").asString()).isEqualTo(described.version());
        // Every input with a default is named with the value in force.
        for (Parameter input : described.inputs()) {
            if (input.schema().containsKey("default"))
                assertThat(rests.path("parameters").has(input.name()))
                        .as(input.name())
                        .isTrue();
        }
        JsonNode again = TOWN.run(analysis, rests.path("parameters").toString());
        assertThat(again).isEqualTo(first);
    }

    /** A street of eleven blocks with a dwelling of two people at each end of a block, far from everything else. */
    private static Scope street(String code, String region) {
        CityFixture city = CityFixture.create(TOWN.platform, code);
        var ordinates = new double[24];
        for (int i = 0; i < 12; i++) {
            ordinates[2 * i] = 20 + 0.00089 * i;
            ordinates[2 * i + 1] = 0.5;
        }
        city.add("street", "street", Map.of("kind", "residential"), CityFixture.line(ordinates), region, null);
        for (int i = 0; i < 12; i++) {
            Geometry house = CityFixture.square(20 + 0.00089 * i - 0.0001, 0.4999, 0.0002);
            city.add("building", "house " + i, Map.of("use", "residential", "residents", 2), house, region, null);
        }
        city.add("kindergarten", "kindergarten", Map.of(), CityFixture.point(20, 0.5), region, null);
        city.done();
        return new Scope(Set.of(), Set.of(region), Set.of());
    }

    @Test
    void aResultChangesOnlyWithTheDataItRestsOn() {
        Scope scope = street("one_street", "996201");
        String inputs = "{\"elements\": [\"kindergarten\"]}";
        JsonNode first = TOWN.run("life-circle", inputs, scope);
        // 300 m are three blocks from the west end: houses 0 to 3.
        assertThat(first.at("/summary/all/buildingsCovered").intValue()).isEqualTo(4);
        long version = TOWN.platform.bean(CityObjects.class).dataVersion();
        assertThat(first.at("/summary/provenance/dataVersion").longValue()).isEqualTo(version);
        assertThat(TOWN.run("life-circle", inputs, scope)).isEqualTo(first);
        assertThat(first.at("/summary/provenance/parameters/elements"))
                .isEqualTo(JsonMapper.shared().readTree("[\"kindergarten\"]"));
    }

    @Test
    void twoWhoSeeDifferentPartsNeverGetEachOthersResult() {
        Scope other = street("another_street", "996202");
        JsonNode mine = TOWN.run("life-circle", "{}", other);
        JsonNode town = TOWN.run("life-circle", "{}");
        JsonNode again = TOWN.run("life-circle", "{}", other);
        assertThat(mine).isEqualTo(again);
        assertThat(mine.at("/summary/counts/dwellings").intValue()).isEqualTo(12);
        assertThat(town.at("/summary/counts/dwellings").intValue()).isEqualTo(126);
        // More towns than are kept: each is read anew and comes out the same.
        for (String mode : List.of("walk", "wheelchair", "cycle")) {
            TOWN.run("life-circle", "{\"mode\": \"" + mode + "\"}", other);
            TOWN.run("life-circle", "{\"mode\": \"" + mode + "\"}");
        }
        assertThat(TOWN.run("life-circle", "{}", other)).isEqualTo(mine);
    }
}
