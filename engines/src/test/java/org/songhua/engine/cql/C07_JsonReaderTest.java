package org.songhua.engine.cql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.cql.JsonReader.Digits;
import org.songhua.engine.random.Seeded;

/** JSON as RFC 8259 says: every kind of value, escapes, places of mistakes, pointers of the filter read from it. */
class C07_JsonReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "1", "-1", "10", "1.5", "0.25", "1e3", "1E3", "1e+3", "1e-3", "-1.5E-10"})
    void aNumberIsKeptAsItIsWritten(String number) {
        assertThat(JsonReader.read(number)).isEqualTo(new Digits(number));
        assertThat(JsonReader.read(" \t\r\n" + number + " ")).isEqualTo(new Digits(number));
    }

    /** RFC 8259, 6: no leading zero, no plus sign, digits on both sides of the point. */
    @ParameterizedTest
    @ValueSource(
            strings = {"01", "-01", "+1", ".5", "1.", "-", "1e", "1e+", "--1", "1.2.3", "1-2", "e1", "0x1", "1.e3"})
    void whatIsNoNumberIsRefused(String number) {
        assertThat(Faults.of(() -> JsonReader.read(number))).as(number).hasSize(1);
        assertThat(Faults.of(() -> JsonReader.read("[" + number + "]")))
                .as(number)
                .hasSize(1);
    }

    @Test
    void everyEscapeStandsForItsCharacter() {
        assertThat(JsonReader.read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"")).isEqualTo("\"\\/\b\f\n\r\t");
        assertThat(JsonReader.read("\"\\u0041\\u00e9\\u00E9\\u677e\"")).isEqualTo("Aéé松");
        assertThat(JsonReader.read("\"\\ud835\\udd4f\"")).isEqualTo("𝕏");
        assertThat(JsonReader.read("\"松花 𝕏\"")).isEqualTo("松花 𝕏");
        assertThat(JsonReader.read("\"\"")).isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"a",
                "\"\\\"",
                "\"\\",
                "\"\\x\"",
                "\"\\u\"",
                "\"\\u12\"",
                "\"\\u123\"",
                "\"\\u12g4\"",
                "\"\\u+123\"",
                "\"\\u-123\"",
                "\"\\u٠٠٤١\"",
                "\"\n\"",
                "\"\u0000\"",
                "'a'"
            })
    void whatIsNoTextIsRefused(String text) {
        assertThat(Faults.of(() -> JsonReader.read(text))).as(text).hasSize(1);
    }

    @Test
    void objectsAndListsKeepTheirOrder() {
        Object read = JsonReader.read("{\"b\":[1,[],{}],\"a\":{\"c\":null},\"\":true, \"d\" : false }");
        assertThat(read).isInstanceOf(Map.class);
        Map<?, ?> object = (Map<?, ?>) read;
        assertThat(new ArrayList<Object>(object.keySet())).isEqualTo(List.of("b", "a", "", "d"));
        assertThat(object.get("b")).isEqualTo(List.of(new Digits("1"), List.of(), Map.of()));
        assertThat(((Map<?, ?>) object.get("a")).containsKey("c")).isTrue();
        assertThat(object.get("")).isEqualTo(true);
        assertThat(object.get("d")).isEqualTo(false);
        assertThat(JsonReader.read("null")).isNull();
    }

    /** The character at which the reading stopped, counted from 1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|1",
                "` `|2",
                "x|1",
                "tru|1",
                "nul|1",
                "[1,|4",
                "[1 2]|4",
                "[1,]|4",
                "[1|3",
                "{|2",
                "{\"a\"|5",
                "{\"a\" 1}|6",
                "{\"a\":|6",
                "{\"a\":1|7",
                "{\"a\":1 \"b\":2}|8",
                "{\"a\":1,}|8",
                "{a:1}|2",
                "{1:1}|2",
                "true true|6",
                "[] ]|4",
            })
    void aMistakeIsToldWhereItStands(String json, int at) {
        var faults = Faults.of(() -> JsonReader.read(json));
        assertThat(faults).as(json).hasSize(1);
        assertThat(faults.getFirst().code()).isEqualTo("CQL-001");
        assertThat(faults.getFirst().place().field()).isEqualTo("character " + at);
    }

    @Test
    void aMemberThatStandsTwiceIsRefused() {
        assertThat(Faults.of(() -> JsonReader.read("{\"a\":1,\"a\":1}"))
                        .getFirst()
                        .problem())
                .contains("'a' stands twice");
        assertThat(Faults.of(() -> JsonReader.read("{\"a\":1,\"\\u0061\":1}"))).hasSize(1);
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        Seeded.check(2_000, random -> {
            Object value = value(random, 4);
            String json = written(random, value);
            assertThat(JsonReader.read(json)).as(json).isEqualTo(value);
        });
    }

    private static @Nullable Object value(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> new Digits(String.valueOf(random.nextInt(-999, 999) / 8.0));
            case 3 -> word(random);
            case 4 -> {
                var list = new ArrayList<@Nullable Object>();
                for (int i = random.nextInt(4); i > 0; i--) list.add(value(random, depth - 1));
                yield list;
            }
            default -> {
                var object = new LinkedHashMap<String, @Nullable Object>();
                for (int i = random.nextInt(4); i > 0; i--) object.put(word(random), value(random, depth - 1));
                yield object;
            }
        };
    }

    private static String word(SplittableRandom random) {
        String[] letters = {"a", "\"", "\\", "/", "\n", "\t", "\u0001", "é", "松", "𝕏", "\u2028", " "};
        var word = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) word.append(letters[random.nextInt(letters.length)]);
        return word.toString();
    }

    private static String written(SplittableRandom random, @Nullable Object value) {
        String blank = random.nextInt(3) == 0 ? " \n" : "";
        String body = switch (value) {
            case Digits digits -> digits.text();
            case String text -> quoted(random, text);
            case List<?> list ->
                String.join(
                        ",", list.stream().map(item -> written(random, item)).toList());
            case Map<?, ?> object ->
                String.join(
                        ",",
                        object.entrySet().stream()
                                .map(e -> quoted(random, (String) e.getKey()) + blank + ":"
                                        + written(random, e.getValue()))
                                .toList());
            case null, default -> String.valueOf(value);
        };
        if (value instanceof List<?>) body = "[" + blank + body + "]";
        if (value instanceof Map<?, ?>) body = "{" + body + blank + "}";
        return blank + body + blank;
    }

    private static String quoted(SplittableRandom random, String text) {
        var out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            boolean must = c < ' ' || c == '"' || c == '\\';
            if (must || random.nextInt(4) == 0) out.append("\\u%04x".formatted((int) c));
            else out.append(c);
        }
        return out.append('"').toString();
    }

    /** With ` for quotation marks: the pointer to the part of the filter that is wrong. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "null|CQL-001|the filter",
                "3|CQL-012|the filter",
                "`a`|CQL-012|the filter",
                "{}|CQL-001|the filter",
                "{`op`:1,`args`:[]}|CQL-001|the filter",
                "{`op`:`not`}|CQL-001|the filter",
                "{`op`:`not`,`args`:true}|CQL-001|the filter",
                "{`op`:`not`,`args`:[]}|CQL-001|/args",
                "{`op`:`not`,`args`:[true,true]}|CQL-001|/args",
                "{`op`:`and`,`args`:[true]}|CQL-001|/args",
                "{`op`:`or`,`args`:[]}|CQL-001|/args",
                "{`op`:`=`,`args`:[1]}|CQL-001|/args",
                "{`op`:`between`,`args`:[1,2]}|CQL-001|/args",
                "{`op`:`in`,`args`:[1,2]}|CQL-001|/args",
                "{`op`:`in`,`args`:[1,[2,null]]}|CQL-001|/args/1/1",
                "{`op`:`in`,`args`:[1,[2,`a`]]}|CQL-012|/args/1/1",
                "{`op`:`not`,`args`:[null]}|CQL-001|/args/0",
                "{`op`:`not`,`args`:[3]}|CQL-012|/args/0",
                "{`op`:`=`,`args`:[{`property`:3},1]}|CQL-001|/args/0",
                "{`op`:`=`,`args`:[1,{`property`:`nothing`}]}|CQL-010|/args/1",
                "{`op`:`=`,`args`:[1,{`op`:`buffer`,`args`:[]}]}|CQL-011|/args/1",
                "{`op`:`=`,`args`:[1,{`op`:`+`,`args`:[1,`a`]}]}|CQL-012|/args/1/args/1",
                "{`op`:`like`,`args`:[`a`,{`property`:`name`}]}|CQL-013|/args/1",
                "{`op`:`s_within`,`args`:[{`property`:`geometry`},{`bbox`:[0,1,1,0]}]}|CQL-014|/args/1",
                "{`op`:`t_after`,`args`:[{`date`:`x`},{`property`:`built`}]}|CQL-001|/args/0",
                "{`op`:`t_after`,`args`:[{`timestamp`:`2026-01-01`},{`property`:`built`}]}|CQL-001|/args/0",
                "{`op`:`t_after`,`args`:[{`interval`:[`..`]},{`property`:`built`}]}|CQL-001|/args/0",
                "{`op`:`t_after`,`args`:[{`interval`:[`..`,3]},{`property`:`built`}]}|CQL-012|/args/0/interval/1",
                "{`op`:`t_after`,`args`:[{`interval`:[`2026-01-02`,`2026-01-01`]},{`property`:`built`}]}|CQL-015|/args/0",
            })
    void aMistakeOfTheFilterHasItsPointer(String json, String code, String pointer) {
        var faults = Faults.of(() -> Cql.parseJson(json.replace('`', '"'), Town.QUERYABLES));
        assertThat(faults).as(json).hasSize(1);
        assertThat(faults.getFirst().code()).isEqualTo(code);
        assertThat(faults.getFirst().place().field()).isEqualTo(pointer);
    }

    @Test
    void theNameOfAnOperationMayHaveAnyCase() {
        for (String name : List.of("isNull", "isnull", "ISNULL")) {
            String json = "{\"op\":\"" + name + "\",\"args\":[{\"property\":\"name\"}]}";
            assertThat(Cql.toText(Cql.parseJson(json, Town.QUERYABLES))).isEqualTo("name IS NULL");
        }
    }

    @Test
    void membersThatNobodyKnowsAreLeftAside() {
        String json = "{\"op\":\"=\",\"args\":[{\"property\":\"floors\",\"x\":1},1],\"comment\":[null]}";
        assertThat(Cql.toText(Cql.parseJson(json, Town.QUERYABLES))).isEqualTo("floors = 1");
    }
}
