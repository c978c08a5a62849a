package org.songhua.evaluation.internal.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.cim.CityFixture;
import org.songhua.engine.formula.Evaluator;
import org.songhua.engine.formula.Expression;
import org.songhua.engine.formula.Expression.Total;
import org.songhua.engine.formula.FormulaParser;
import org.songhua.engine.formula.Surroundings;
import org.songhua.engine.formula.Unit;
import org.songhua.engine.random.Seeded;
import org.songhua.evaluation.EvaluationTown;
import org.songhua.evaluation.internal.declared.PackWords;
import org.songhua.pack.part.PackContent;
import org.songhua.store.Database;

/** Totals that the database makes against the obvious way: every object by itself, in Java, with the same three-valued logic. */
class ConditionSqlTest {
    private static final Map<String, Double> PARAMETERS = Map.of("limit", 24.0, "most", 3.0);
    private static final List<String> USES = List.of("residential", "office", "hotel", "storage");
    private static final List<String> SIGNS = List.of("=", "!=", "<", "<=", ">", ">=");

    private final EvaluationTown town = new EvaluationTown();
    private final JdbcTotals totals = town.platform.bean(JdbcTotals.class);
    private final PackWords words = new PackWords(
            PackContent.ofClasspath(), Map.of("limit", Unit.parse("m").orElseThrow(), "most", Unit.ONE), Map.of());
    private final Moment now = new Moment(Instant.parse("9999-01-01T00:00:00Z"));
    private final CityFixture city = CityFixture.create(town.platform, "conditions_" + System.nanoTime());
    private final List<House> houses = new ArrayList<>();

    ConditionSqlTest() {
        town.platform.bean(Database.class).update("delete from cim.object where class = 'building'");
    }

    /** A building as the test knows it. */
    private record House(String region, Map<String, Object> attributes) implements Surroundings {
        @Override
        public @Nullable Object name(String name) {
            Object value = attributes.get(name);
            return value instanceof Integer whole ? (Object) whole.doubleValue() : value;
        }

        @Override
        public @Nullable Double parameter(String name) {
            return PARAMETERS.get(name);
        }

        @Override
        public @Nullable Double indicator(String code) {
            return null;
        }

        @Override
        public @Nullable Double total(Total total) {
            return null;
        }
    }

    private void house(String region, Map<String, Object> attributes) {
        city.add("building", "楼", attributes, CityFixture.square(125.51, 43.91, 0.0001), region, null);
        houses.add(new House(region, attributes));
    }

    private void build(SplittableRandom random, int count) {
        for (int i = 0; i < count; i++) {
            var attributes = new TreeMap<String, Object>();
            if (random.nextInt(4) > 0) attributes.put("height", random.nextInt(12) * 6.5);
            if (random.nextInt(4) > 0) attributes.put("floors", random.nextInt(8));
            if (random.nextInt(4) > 0) attributes.put("households", random.nextInt(5) * 10);
            if (random.nextInt(4) > 0) attributes.put("use", USES.get(random.nextInt(USES.size())));
            house(List.of("220102001", "220102002", "220102003").get(random.nextInt(3)), attributes);
        }
        city.done();
    }

    /** A condition of any shape, at most so deep. */
    private static String condition(SplittableRandom random, int depth) {
        if (depth == 0) return leaf(random);
        return switch (random.nextInt(6)) {
            case 0, 1 -> "(" + condition(random, depth - 1) + " and " + condition(random, depth - 1) + ")";
            case 2, 3 -> "(" + condition(random, depth - 1) + " or " + condition(random, depth - 1) + ")";
            case 4 -> "not (" + condition(random, depth - 1) + ")";
            default -> leaf(random);
        };
    }

    private static String leaf(SplittableRandom random) {
        String sign = SIGNS.get(random.nextInt(SIGNS.size()));
        return switch (random.nextInt(9)) {
            case 0 -> "height " + sign + " " + random.nextInt(80) + " m";
            case 1 -> "height " + sign + " $limit";
            case 2 -> "floors * 3 m " + sign + " height";
            case 3 -> "floors " + sign + " $most + " + random.nextInt(4);
            case 4 -> "households / floors " + sign + " " + random.nextInt(12);
            case 5 -> "use " + (random.nextBoolean() ? "=" : "!=") + " '" + USES.get(random.nextInt(4)) + "'";
            case 6 -> "use in ('" + USES.get(random.nextInt(4)) + "', '" + USES.get(random.nextInt(4)) + "')";
            case 7 -> List.of("height", "floors", "use", "households").get(random.nextInt(4)) + " is missing";
            default ->
                (random.nextBoolean() ? "min" : "max") + "(floors, households / 10) " + sign + " " + random.nextInt(8);
        };
    }

    private static Total total(String text) {
        return (Total) FormulaParser.parse(text);
    }

    private Map<String, Part> obvious(Total total) {
        var parts = new TreeMap<String, Part>();
        for (House house : houses) parts.merge(house.region(), part(house, total), Part::plus);
        return parts;
    }

    private static Part part(House house, Total total) {
        Expression where = total.over().where();
        Boolean counts = where == null ? Boolean.TRUE : Evaluator.holds(where, house);
        if (counts == null) return new Part(0, 0, 1, 1);
        if (!counts) return new Part(0, 0, 1, 0);
        var numbers = new ArrayList<Double>();
        for (String attribute : total.attributes()) {
            Double number = (Double) house.name(attribute);
            if (number == null) return missing(house, total);
            numbers.add(number);
        }
        return switch (total.measure()) {
            case COUNT -> new Part(1, 0, 1, 0);
            case SUM -> new Part(numbers.getFirst(), 0, 1, 0);
            default -> {
                double gap = numbers.getFirst() - numbers.getLast();
                yield new Part(Math.max(0, gap), gap, 1, 0);
            }
        };
    }

    private static Part missing(House house, Total total) {
        return new Part(0, 0, 1, 1);
    }

    private void compare(String text) {
        Total total = total(text);
        Map<String, Part> made = totals.total(total, words, PARAMETERS, now, Within.EVERYWHERE);
        Map<String, Part> expected = obvious(total);
        for (String region : expected.keySet()) {
            Part part = made.getOrDefault(region, Part.NONE);
            Part wanted = expected.get(region);
            assertThat(part.amount()).as(text + " in " + region).isEqualTo(wanted.amount());
            assertThat(part.net()).as("net of " + text + " in " + region).isEqualTo(wanted.net());
            assertThat(part.lacking())
                    .as("lacking of " + text + " in " + region)
                    .isEqualTo(wanted.lacking());
        }
    }

    @Test
    void randomConditionsAreDecidedByTheDatabaseAsByTheFormula() {
        build(new SplittableRandom(20260728), 60);
        Seeded.check(120, random -> compare("count(building where " + condition(random, 3) + ")"));
    }

    @Test
    void randomSumsAndGapsAreThoseOfTheirObjects() {
        build(new SplittableRandom(4711), 40);
        Seeded.check(40, random -> {
            String where = " where " + condition(random, 2) + ")";
            compare("sum(building.households" + where);
            compare("gap(building.households, building.floors" + where);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "height > 20 m | 1 | 1",
                "not (height > 20 m) | 1 | 1",
                "height > 20 m or use = 'office' | 2 | 0",
                "height > 20 m and use = 'office' | 0 | 1",
                "height is missing | 1 | 0",
                "not (height is missing) | 2 | 0",
                "floors / households > 0 | 0 | 2",
                "height > 0.02 km | 1 | 1",
                "use in ('office', 'hotel') | 2 | 0",
                "max(height, floors * 3 m) > 20 m | 1 | 1"
            })
    void missingIsNeitherTrueNorFalse(String condition, double count, long lacking) {
        house("220102001", Map.of("height", 30, "floors", 10, "households", 0, "use", "hotel"));
        house("220102001", Map.of("height", 20, "floors", 4, "use", "residential"));
        house("220102001", Map.of("floors", 9, "households", 3, "use", "office"));
        city.done();
        String text = "count(building where " + condition + ")";
        compare(text);
        Part part = totals.total(total(text), words, PARAMETERS, now, Within.EVERYWHERE)
                .get("220102001");
        if (!condition.startsWith("floors /")) assertThat(part.amount()).isEqualTo(count);
        if (!condition.startsWith("floors /")) assertThat(part.lacking()).isEqualTo(lacking);
    }

    @Test
    void textsWithQuotesAndSignsOfSqlAreOnlyTexts() {
        house("220102001", Map.of("use", "office", "height", 3));
        city.done();
        for (String text : List.of("' or '1' = '1", "%", "_", "\\", "?", "--", ";drop table cim.object;")) {
            var literal = new Expression.Literal(text, Unit.ONE, 0);
            var where =
                    new Expression.Binary(Expression.Operator.EQUAL, new Expression.Name("structure", 0), literal, 0);
            var selection = new Expression.Selection("building", where, 0);
            var total = new Total(Expression.Measure.COUNT, selection, List.of(), List.of(), 0);
            Map<String, Part> made = totals.total(total, words, Map.of(), now, Within.EVERYWHERE);
            assertThat(made.values()).as(text).allMatch(part -> part.amount() == 0);
        }
    }

    @Test
    void whatHasAnotherTypeThanDeclaredCountsAsMissing() {
        city.add(
                "building",
                "错",
                Map.of("height", "high", "floors", 3),
                CityFixture.square(125.51, 43.91, 0.0001),
                "220102001",
                null);
        city.done();
        Part part = totals.total(total("count(building where height > 1 m)"), words, Map.of(), now, Within.EVERYWHERE)
                .get("220102001");
        assertThat(part.amount()).isZero();
        assertThat(part.lacking()).isEqualTo(1);
    }
}
