package org.songhua.sensing.internal.things;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.odata.Evaluator;
import org.songhua.engine.odata.Expr;
import org.songhua.engine.odata.ExpressionParser;
import org.songhua.engine.odata.QueryParser;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.SensorThings;
import org.songhua.sensing.Target;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the database finds by a condition is what the language says of each thing, one after the other: the same conditions, by
 * chance and by hand, go through the statement and through {@link Evaluator} over plain maps.
 */
class ConditionsInSqlTest {
    private static final long SEED = 20261128;
    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
    private static final String TOWN = TestPeople.newName("conditions");
    private static final SensorThings THINGS = TestPlatform.shared().bean(SensorThings.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Number of a thing to what it says of itself, as plain values. */
    private static final Map<Long, Map<String, Object>> MODEL = new LinkedHashMap<>();

    /** Texts in which each character has been somebody's mistake: quotes, wildcards, blanks, pairs of surrogates, case. */
    private static final List<String> TEXTS = List.of(
            "Gauge 1",
            "gauge 1",
            "",
            " 桥 ",
            "桥",
            "𠮷野家",
            "a%b_c",
            "it's",
            "\\",
            "\"",
            "Straße",
            "10",
            "2",
            "-1",
            "null",
            "true",
            "\t桥\u3000",
            "ÀÉ",
            "一二三四五");

    private static final List<Object> NUMBERS = List.of(
            0L,
            1L,
            2L,
            -1L,
            3L,
            10L,
            new BigDecimal("0.1"),
            new BigDecimal("0.5"),
            new BigDecimal("1.5"),
            new BigDecimal("2.5"),
            new BigDecimal("-0.5"),
            new BigDecimal("-2.5"),
            new BigDecimal("1e3"),
            new BigDecimal("123456789012.25"));

    @BeforeAll
    static void build() {
        var random = new Random(SEED);
        for (int i = 0; i < 40; i++) add(TEXTS.get(i % TEXTS.size()), random);
    }

    private static void add(String name, Random random) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("town", TOWN);
        for (String key : List.of("a", "b", "t", "u", "flag"))
            if (random.nextInt(5) > 0) properties.put(key, value(key, random));
        if (random.nextBoolean()) properties.put("deep", Map.of("n", number(random), "s", text(random)));
        if (random.nextBoolean()) properties.put("list", List.of(number(random), text(random)));
        var thing = new LinkedHashMap<String, Object>();
        thing.put("name", name);
        thing.put("description", text(random));
        thing.put("properties", properties);
        long id = THINGS.create(Target.all(EntityType.THING), JSON.valueToTree(thing))
                .id();
        MODEL.put(id, thing);
    }

    /** Mostly what the key is for; now and then something of another kind, or JSON's null. */
    private static Object value(String key, Random random) {
        int other = random.nextInt(10);
        if (other == 0) return null;
        boolean numeric = key.equals("a") || key.equals("b");
        if (key.equals("flag")) return random.nextBoolean();
        return numeric == other > 1 ? number(random) : text(random);
    }

    private static Object number(Random random) {
        return NUMBERS.get(random.nextInt(NUMBERS.size()));
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static Set<Long> found(String filter) {
        var query = QueryParser.parse(Map.of("$filter", mine(filter), "$top", "1000"));
        var ids = new TreeSet<Long>();
        THINGS.list(Target.all(EntityType.THING), query)
                .nodes()
                .forEach(node -> ids.add(node.entity().id()));
        return ids;
    }

    private static String mine(String filter) {
        return "properties/town eq '" + TOWN + "' and (" + filter + ")";
    }

    private static Set<Long> expected(String filter) {
        Expr condition = ExpressionParser.parse(filter);
        var ids = new TreeSet<Long>();
        MODEL.forEach((id, thing) -> {
            if (new Evaluator(path -> at(id, thing, path.steps()), NOW).holds(condition)) ids.add(id);
        });
        return ids;
    }

    /** The value at a path, in the plainest way. */
    private static Object at(long id, Map<String, Object> thing, List<String> steps) {
        if (steps.getFirst().equals("id")) return id;
        Object at = thing;
        for (String step : steps) {
            if (at instanceof Map<?, ?> map) at = map.get(step);
            else if (at instanceof List<?> list && step.matches("\\d+") && Integer.parseInt(step) < list.size())
                at = list.get(Integer.parseInt(step));
            else return null;
        }
        return at;
    }

    private static void same(String filter, String as) {
        assertThat(found(filter)).as("%s: %s", as, filter).isEqualTo(expected(filter));
    }

    @Test
    void ofChance() {
        var random = new Random(SEED + 1);
        for (int round = 0; round < 400; round++) same(condition(random, 2), "seed " + SEED + " round " + round);
    }

    private static String condition(Random random, int depth) {
        return switch (depth == 0 ? 9 : random.nextInt(10)) {
            case 0, 1 -> "(" + condition(random, depth - 1) + " and " + condition(random, depth - 1) + ")";
            case 2, 3 -> "(" + condition(random, depth - 1) + " or " + condition(random, depth - 1) + ")";
            case 4, 5 -> "not (" + condition(random, depth - 1) + ")";
            default -> atom(random);
        };
    }

    private static String atom(Random random) {
        String sign = List.of("eq", "ne", "gt", "ge", "lt", "le").get(random.nextInt(6));
        return switch (random.nextInt(9)) {
            case 0, 1 -> numeric(random, 2) + " " + sign + " " + numeric(random, 1);
            case 2 -> textual(random, 1) + " " + sign + " " + textual(random, 0);
            case 3 -> path(random) + " " + sign + " " + path(random);
            case 4 -> path(random) + (random.nextBoolean() ? " eq " : " ne ") + "null";
            case 5 -> path(random) + " " + sign + " " + literal(random);
            case 6 -> "properties/flag" + (random.nextBoolean() ? " eq true" : " ne false");
            case 7 ->
                List.of("startswith", "endswith", "contains").get(random.nextInt(3)) + "(" + textual(random, 1) + ","
                        + textual(random, 0) + ")";
            default -> "substringof(" + textual(random, 0) + "," + textual(random, 1) + ")";
        };
    }

    private static String path(Random random) {
        return List.of(
                        "name",
                        "description",
                        "properties/a",
                        "properties/b",
                        "properties/t",
                        "properties/u",
                        "properties/deep/n",
                        "properties/deep/s",
                        "properties/list[0]",
                        "properties/list[1]",
                        "properties/nothing",
                        "properties/a/b")
                .get(random.nextInt(12));
    }

    private static String literal(Random random) {
        return random.nextBoolean() ? String.valueOf(number(random)).replace("E+", "e") : quoted(text(random));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String numeric(Random random, int depth) {
        return switch (depth == 0 ? random.nextInt(2) : random.nextInt(8)) {
            case 0 -> "properties/" + List.of("a", "b", "deep/n").get(random.nextInt(3));
            case 1 -> String.valueOf(number(random)).replace("E+", "e");
            case 2 -> "length(" + textual(random, 1) + ")";
            case 3 ->
                "indexof(" + textual(random, 0) + ","
                        + quoted(List.of("a", "桥", "1", " ", "家").get(random.nextInt(5))) + ")";
            case 4 ->
                List.of("round", "floor", "ceiling").get(random.nextInt(3)) + "(" + numeric(random, depth - 1) + ")";
            default ->
                "(" + numeric(random, depth - 1)
                        + List.of(" add ", " sub ", " mul ", " mod ").get(random.nextInt(4))
                        + numeric(random, depth - 1) + ")";
        };
    }

    private static String textual(Random random, int depth) {
        return switch (depth == 0 ? random.nextInt(3) : random.nextInt(7)) {
            case 0 -> "name";
            case 1 -> "properties/" + List.of("t", "u", "deep/s").get(random.nextInt(3));
            case 2 -> quoted(text(random));
            case 3 -> "trim(" + textual(random, depth - 1) + ")";
            case 4 -> "tolower(" + textual(random, depth - 1) + ")";
            case 5 -> "toupper(" + textual(random, depth - 1) + ")";
            default -> "concat(" + textual(random, depth - 1) + "," + textual(random, depth - 1) + ")";
        };
    }

    /** A null of JSON is unknown like a value that is not there: it neither equals nor differs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "properties/a ne 1",
                "properties/t ne 'x'",
                "properties/flag ne true",
                "properties/a eq properties/a",
                "properties/a ne properties/t",
                "not (properties/a eq 1)",
                "not (properties/a ne 1)",
                "not (properties/flag)",
                "properties/flag",
                "properties/a eq null",
                "properties/a ne null",
                "not (properties/a eq null)"
            })
    void ofWhatIsNull(String filter) {
        same(filter, "null");
    }

    /** The functions where PostgreSQL and the language could mean different things. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "endswith(name,'')",
                "startswith(name,'')",
                "contains(name,'')",
                "indexof(name,'') eq 0",
                "length(name) eq 3",
                "length(name) eq 0",
                "trim(properties/t) eq '桥'",
                "trim(name) eq '桥'",
                "length(trim(name)) eq 1",
                "toupper(name) eq 'STRASSE'",
                "tolower(name) eq 'àé'",
                "toupper(name) eq '桥'",
                "round(properties/a) eq 3",
                "round(properties/a) eq -3",
                "round(properties/a) eq -1",
                "round(properties/a) eq 1",
                "floor(properties/a) eq -3",
                "ceiling(properties/a) eq -2",
                "properties/a mod 2 eq -1",
                "properties/a mod 0.4 eq 0.1",
                "properties/a div 0 eq 1",
                "not (properties/a div 0 eq 1)",
                "properties/a div 4 eq 0.25",
                "properties/a in (1,2,3)",
                "name in ('桥','𠮷野家')",
                "not (properties/a in (1,2))",
                "name lt 'a'",
                "name gt '𠮷'",
                "name gt '一'",
                "substring(name,1) eq '野家'",
                "substring(name,0,1) eq '𠮷'",
                "name eq 10",
                "properties/t eq 10",
                "properties/t lt 10",
                "name ne 10"
            })
    void ofFunctions(String filter) {
        same(filter, "function");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        name eq 'Gauge 1'                     | 3
        endswith(name,'家')                   | 2
        length(name) eq 3 and name gt '𠀀'    | 2
        name eq 'it''s'                       | 2
        contains(name,'%')                    | 2
        contains(name,'\\')                   | 2
        """)
    void asManyAsThereAre(String filter, int count) {
        // 40 things take the 19 texts in turn: the first two of them three times, the others twice.
        assertThat(found(filter)).hasSize(count);
    }
}
