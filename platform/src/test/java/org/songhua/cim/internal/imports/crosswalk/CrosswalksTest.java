package org.songhua.cim.internal.imports.crosswalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.cim.internal.imports.crosswalk.Crosswalk.Reading;
import org.songhua.engine.code.CodeScheme;
import org.songhua.engine.code.OldSeries;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.pack.part.PackContent;

/** What becomes of codes of an older series: by a table of this test, and by that of the shipped packs. */
class CrosswalksTest {
    private static final Place ROW = Place.inFile("部件.csv").withRow(7);
    private static final Crosswalks SHIPPED = Crosswalks.of(PackContent.ofClasspath());

    private static Crosswalk crosswalk(String code, @Nullable String gives, Map<String, List<String>> words) {
        Pattern form = Pattern.compile("([0-9]{2})([0-9]{2})([0-9]{2})");
        return new Crosswalk(code, "post", "code", form, gives, "old_code", words, Set.of("99"));
    }

    private static final Crosswalk TABLE = crosswalk(
            "national", "type", Map.of("01", List.of("001"), "02", List.of("002"), "05", List.of("005", "007")));

    private static Map<String, Object> properties(Object... namesAndValues) {
        var properties = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2)
            properties.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        return properties;
    }

    private static List<String> told(Crosswalks crosswalks, Map<String, Object> properties) {
        return crosswalks.apply("post", properties, ROW).stream()
                .map(Fault::code)
                .toList();
    }

    private static List<String> told(Map<String, Object> properties) {
        return told(new Crosswalks(List.of(TABLE)), properties);
    }

    @Test
    void what_stands_before_and_behind_stays() {
        assertThat(TABLE.read("220117")).isEqualTo(new Reading.Found("2200117", "001"));
    }

    @Test
    void the_new_code_takes_the_place_of_the_old_which_is_kept() {
        var properties = properties("code", "220117", "height", 3L);
        assertThat(told(properties)).isEmpty();
        assertThat(properties)
                .containsEntry("code", "2200117")
                .containsEntry("type", "001")
                .containsEntry("old_code", "220117")
                .containsEntry("height", 3L)
                .hasSize(4);
    }

    @Test
    void what_is_no_old_code_is_left_alone() {
        for (Object value : List.of("2200117", "", "  ", "22011", "２２０１１７", "22a117", true, 2.5)) {
            var properties = properties("code", value);
            assertThat(told(properties)).as("%s", value).isEmpty();
            assertThat(properties).as("%s", value).containsOnlyKeys("code").containsEntry("code", value);
        }
    }

    @Test
    void a_table_may_tell_codes_as_numbers_and_with_blanks() {
        for (Object value : List.of("220117", " 220117 ", 220117L, 220117.0)) {
            var properties = properties("code", value);
            assertThat(told(properties)).isEmpty();
            assertThat(properties)
                    .as("%s", value)
                    .containsEntry("code", "2200117")
                    .containsEntry("old_code", "220117");
        }
    }

    @Test
    void an_unknown_part_is_told_with_row_and_remedy_and_the_code_stays() {
        var properties = properties("code", "226617");
        Fault fault =
                new Crosswalks(List.of(TABLE)).apply("post", properties, ROW).getFirst();
        assertThat(fault.code()).isEqualTo("IMP-021");
        assertThat(fault.severity()).isEqualTo(Fault.Severity.REMARK);
        assertThat(fault.place().row()).isEqualTo(7);
        assertThat(fault.place().field()).isEqualTo("code");
        assertThat(fault.problem()).contains("226617", "66", "national");
        assertThat(fault.remedy()).contains("crosswalks.yml");
        assertThat(properties).containsExactly(Map.entry("code", "226617"));
    }

    @Test
    void what_is_gone_and_what_may_be_several_is_told_with_the_choice() {
        assertThat(told(properties("code", "229917"))).containsExactly("IMP-022");
        Fault fault = new Crosswalks(List.of(TABLE))
                .apply("post", properties("code", "220517"), ROW)
                .getFirst();
        assertThat(fault.code()).isEqualTo("IMP-023");
        assertThat(fault.problem()).contains("005 or 007");
    }

    @Test
    void a_type_beside_that_says_something_else_is_told_and_stays() {
        var properties = properties("code", "220117", "type", "002");
        assertThat(told(properties)).containsExactly("IMP-024");
        assertThat(properties).containsEntry("code", "2200117").containsEntry("type", "002");
    }

    @Test
    void a_type_beside_in_either_series_agrees() {
        assertThat(told(properties("code", "220117", "type", "001"))).isEmpty();
        assertThat(told(properties("code", "220117", "type", "01"))).isEmpty();
        assertThat(told(properties("code", "220117", "type", " "))).isEmpty();
    }

    @Test
    void a_table_that_gives_nothing_else_changes_the_code_alone() {
        var properties = properties("code", "220117");
        told(new Crosswalks(List.of(crosswalk("bare", null, TABLE.words()))), properties);
        assertThat(properties).containsOnlyKeys("code", "old_code");
    }

    @Test
    void what_stands_under_the_tag_already_is_not_written_over() {
        var properties = properties("code", "220117", "old_code", "A-3");
        told(properties);
        assertThat(properties).containsEntry("old_code", "A-3");
    }

    @Test
    void other_classes_are_not_asked() {
        var properties = properties("code", "220117");
        assertThat(new Crosswalks(List.of(TABLE)).apply("tree", properties, ROW))
                .isEmpty();
        assertThat(properties).containsEntry("code", "220117");
        assertThat(Crosswalks.NONE.apply("post", properties, ROW)).isEmpty();
    }

    /** The city's pack comes later and knows what the city gave out; for all else the national table holds. */
    @Test
    void the_table_of_a_later_pack_is_asked_first_and_that_of_an_earlier_one_after_it() {
        var city = crosswalk("city", "type", Map.of("78", List.of("978"), "05", List.of("007")));
        var both = new Crosswalks(List.of(TABLE, city));
        for (var expected : Map.of("227817", "2297817", "220517", "2200717", "220217", "2200217")
                .entrySet()) {
            var properties = properties("code", expected.getKey());
            assertThat(told(both, properties)).isEmpty();
            assertThat(properties).containsEntry("code", expected.getValue());
        }
        assertThat(told(both, properties("code", "226617"))).containsExactly("IMP-021");
    }

    @Test
    void a_table_of_another_form_does_not_stand_in_the_way() {
        var letters = new Crosswalk(
                "letters",
                "post",
                "code",
                Pattern.compile("(P)([0-9]+)()"),
                null,
                "old",
                Map.of("1", List.of("9")),
                Set.of());
        var both = new Crosswalks(List.of(TABLE, letters));
        assertThat(told(both, properties("code", "226617"))).containsExactly("IMP-021");
        var properties = properties("code", "P1");
        assertThat(told(both, properties)).isEmpty();
        assertThat(properties).containsEntry("code", "P9");
    }

    /** Cases of the crosswalk of components; the first is the number of a real component of Suzhou. */
    @ParameterizedTest
    @CsvSource({
        "3205080101000001, 32050801001000001, 01001, ''",
        "2201020137000123, 22010201037000123, 01037, ''",
        "2201020201000001, 22010202001000001, 02001, ''",
        "2201020301999999, 22010203001999999, 03001, ''",
        "2201020506000017, 22010201069000017, 01069, ''",
        "2201020507000017, 22010201070000017, 01070, ''",
        "2201020508000017, 22010201071000017, 01071, ''",
        "2201020509000017, 22010205009000017, 05009, ''",
        "2201020116000001, 2201020116000001, , IMP-022",
        "2201020504000001, 2201020504000001, , IMP-022",
        "2201020169000001, 2201020169000001, , IMP-021",
        "2201020178000001, 2201020178000001, , IMP-021",
        "2201020199000001, 2201020199000001, , IMP-021",
        "2201020000000001, 2201020000000001, , IMP-021",
        "2201029901000001, 2201029901000001, , IMP-021",
        "22010201037000123, 22010201037000123, , ''",
        "220102013700012, 220102013700012, , ''"
    })
    void components_of_the_old_series(String old, String present, @Nullable String type, String fault) {
        var properties = properties("code", old);
        List<Fault> faults = SHIPPED.apply("component", properties, ROW);
        assertThat(faults.stream().map(Fault::code).toList()).isEqualTo(fault.isEmpty() ? List.of() : List.of(fault));
        assertThat(properties.get("code")).isEqualTo(present);
        assertThat(properties.get("type")).isEqualTo(type);
        assertThat(properties.get("code_2013")).isEqualTo(old.equals(present) ? null : old);
    }

    @ParameterizedTest
    @CsvSource({"0101, 01001, ''", "0508, 01071, ''", "0505, 0505, IMP-022", "0199, 0199, IMP-021", "01001, 01001, ''"})
    void types_of_the_old_series(String old, String present, String fault) {
        var properties = properties("type", old);
        List<Fault> faults = SHIPPED.apply("component", properties, ROW);
        assertThat(faults.stream().map(Fault::code).toList()).isEqualTo(fault.isEmpty() ? List.of() : List.of(fault));
        assertThat(properties.get("type")).isEqualTo(present);
    }

    @Test
    void code_and_type_of_the_old_series_in_one_row_agree() {
        var properties = properties("type", "0137", "code", 2201020137000123L);
        assertThat(SHIPPED.apply("component", properties, ROW)).isEmpty();
        assertThat(properties).containsEntry("type", "01037").containsEntry("code", "22010201037000123");
        var reversed = properties("code", "2201020137000123", "type", "0138");
        assertThat(SHIPPED.apply("component", reversed, ROW))
                .extracting(Fault::code)
                .containsExactly("IMP-024");
    }

    /** The table of the pack against the rule of the engine, over all 10,000 types and random numbers. */
    @Test
    void the_table_says_what_the_rule_says() {
        long seed = 16;
        var random = new Random(seed);
        for (int type = 0; type < 10_000; type++) {
            String old = "220102%04d%06d".formatted(type, 1 + random.nextInt(999_999));
            var properties = new HashMap<String, Object>(Map.of("code", old));
            if (!SHIPPED.apply("component", properties, ROW).isEmpty()) continue;
            String present = properties.get("code").toString();
            assertThat(present).as("seed %d: %s", seed, old).isEqualTo(byRule(old));
            assertThat(CodeScheme.COMPONENT.check(present)).as(old).isEmpty();
        }
    }

    private static String byRule(String old) {
        try {
            return OldSeries.component(old);
        } catch (FaultException e) {
            return e.faults().getFirst().code().toLowerCase(Locale.ROOT);
        }
    }
}
