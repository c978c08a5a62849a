package org.songhua.planning.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.network.TravelMode;
import org.songhua.engine.osm.Locations;
import org.songhua.pack.Text;
import org.songhua.planning.Analysis;
import org.songhua.planning.Parameter;
import org.songhua.planning.Provenance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Inputs with their defaults, and what a result says it rests on. */
class InputsTest {
    private static final Analysis ANALYSIS = new Analysis(
            "test",
            "1.2.3",
            new Text("测试", "Test"),
            new Text("测试", "Test"),
            List.of(
                    Parameter.optional("mode", "方式", "Mode", Schemas.words("walk", "walk", "drive")),
                    Schemas.SPEED,
                    Parameter.optional("count", "个数", "Count", Schemas.whole(1, 9, 4)),
                    Parameter.optional("sure", "确定", "Sure", Schemas.truth(true)),
                    Parameter.optional("places", "地点", "Places", Schemas.list(Schemas.PLACE, 5)),
                    Parameter.optional("ids", "标识", "Ids", Schemas.list(Schemas.OBJECT_ID, 5)),
                    Parameter.optional("name", "名称", "Name", Schemas.text())),
            List.of());

    private static Inputs inputs(String json) {
        return new Inputs(ANALYSIS, JsonMapper.shared().readTree(json));
    }

    @Test
    void whatIsLeftOutHasItsDefaultOrIsNotThere() {
        Inputs none = inputs("{}");
        assertThat(none.text("mode")).isEqualTo("walk");
        assertThat(none.whole("count")).isEqualTo(4);
        assertThat(none.truth("sure")).isTrue();
        assertThat(none.places("places")).isEmpty();
        assertThat(none.ids("ids")).isEmpty();
        assertThat(none.has("name")).isFalse();
        assertThat(none.has("speed")).isFalse();
        assertThat(none.number("speed", 7)).isEqualTo(7);
        assertThatThrownBy(() -> none.text("name")).hasMessageContaining("name");
    }

    @Test
    void whatIsGivenCountsAndWhatNobodyAskedForDoesNot() {
        Inputs given = inputs("{\"count\": 2.0, \"sure\": false, \"name\": \"松花\", \"other\": 1}");
        assertThat(given.whole("count")).isEqualTo(2);
        assertThat(given.truth("sure")).isFalse();
        assertThat(given.text("name")).isEqualTo("松花");
        assertThat(given.has("other")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"walk, WALK, 1.25", "wheelchair, WHEELCHAIR, 0.9", "cycle, CYCLE, 4.0", "drive, DRIVE, 33.0"})
    void everyModeHasItsUsualSpeed(String word, TravelMode mode, double speed) {
        Inputs usual = inputs("{\"mode\": \"" + word + "\"}");
        assertThat(usual.profile().mode()).isEqualTo(mode);
        assertThat(usual.profile().speed_mps()).isEqualTo(speed);
        assertThat(inputs("{\"mode\": \"" + word + "\", \"speed\": 2}")
                        .profile()
                        .speed_mps())
                .isEqualTo(2);
    }

    @Test
    void placesAreLongitudeAndLatitude() {
        assertThat(inputs("{\"places\": [[126.5, 43.8], [-70, -33.5]]}").places("places"))
                .containsExactly(Locations.of(126.5, 43.8), Locations.of(-70, -33.5));
        assertThatThrownBy(() ->
                        inputs("{\"places\": [[126.5, 43.8], [43.8, 126.5]]}").places("places"))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).singleElement().satisfies(fault -> {
                            assertThat(fault.code()).isEqualTo("PLAN-109");
                            assertThat(fault.place().field()).isEqualTo("/inputs/places/1");
                            assertThat(fault.remedy()).contains("longitude");
                        }));
    }

    @Test
    void aResultNamesEveryValueInForce() {
        Provenance rests = inputs("{\"count\": 3}").provenance(17);
        assertThat(rests.analysis()).isEqualTo("test");
        assertThat(rests.analysisVersion()).isEqualTo("1.2.3");
        assertThat(rests.dataVersion()).isEqualTo(17);
        assertThat(rests.pack()).isEmpty();
        assertThat(rests.parameters().keySet()).containsExactly("count", "ids", "mode", "places", "speed", "sure");
        assertThat(rests.parameters()).containsEntry("speed", 1.25);
        // What is asked for again with these parameters rests on the same.
        JsonNode again = JsonMapper.shared().valueToTree(rests.parameters());
        Map<String, Object> second = new Inputs(ANALYSIS, again).provenance(17).parameters();
        assertThat(JsonMapper.shared().<JsonNode>valueToTree(second)).isEqualTo(again);
    }
}
