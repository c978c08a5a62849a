package org.songhua.engine.cql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.songhua.engine.cql.Expression.ArrayRelation;
import org.songhua.engine.cql.Expression.Calculation;
import org.songhua.engine.cql.Expression.Comparison;
import org.songhua.engine.cql.Expression.Folding;
import org.songhua.engine.cql.Expression.SpatialRelation;
import org.songhua.engine.cql.Expression.TemporalRelation;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.random.Seeded;

/** Which type may stand where: every operator with a literal of every type, and where the mistakes are told. */
class C06_TypesTest {
    /** One literal of each type; none of them depends on a feature. */
    private static final Map<Type, String> LITERALS = Map.of(
            Type.TEXT, "'a'",
            Type.NUMBER, "1",
            Type.TRUTH, "TRUE",
            Type.DATE, "DATE('2026-01-01')",
            Type.TIMESTAMP, "TIMESTAMP('2026-01-01T00:00:00Z')",
            Type.INTERVAL, "INTERVAL('..','..')",
            Type.GEOMETRY, "POINT(1 2)",
            Type.ARRAY, "('a','b')");

    private static final Set<Type> TIMES = Set.of(Type.DATE, Type.TIMESTAMP, Type.INTERVAL);

    private static boolean isRead(String filter) {
        List<String> codes = Faults.codes(filter);
        assertThat(codes).as(filter).isSubsetOf("CQL-012", "CQL-013");
        return codes.isEmpty();
    }

    private static boolean alike(Type a, Type b) {
        return a == b || (a.isInstant() && b.isInstant());
    }

    private static boolean ordered(Type type) {
        return type == Type.TEXT || type == Type.NUMBER || type.isInstant();
    }

    @ParameterizedTest
    @EnumSource(Comparison.class)
    void valuesOfOneKindAreComparedAndOnlyOrderedOnesByOrder(Comparison operator) {
        boolean equality = operator == Comparison.EQUAL || operator == Comparison.NOT_EQUAL;
        for (Type a : Type.values())
            for (Type b : Type.values()) {
                String filter = LITERALS.get(a) + " " + operator.sign() + " " + LITERALS.get(b);
                boolean fits = alike(a, b) && (ordered(a) || (equality && a == Type.TRUTH));
                assertThat(isRead(filter)).as(filter).isEqualTo(fits);
            }
    }

    @ParameterizedTest
    @EnumSource(Calculation.class)
    void numbersAloneAreCalculatedWith(Calculation operator) {
        for (Type a : Type.values())
            for (Type b : Type.values()) {
                String filter = "%s %s %s = 1".formatted(LITERALS.get(a), operator.sign(), LITERALS.get(b));
                assertThat(isRead(filter)).as(filter).isEqualTo(a == Type.NUMBER && b == Type.NUMBER);
            }
    }

    @ParameterizedTest
    @EnumSource(SpatialRelation.class)
    void geometriesAloneAreRelatedInSpace(SpatialRelation relation) {
        for (Type a : Type.values())
            for (Type b : Type.values()) {
                String filter = "%s(%s,%s)".formatted(relation, LITERALS.get(a), LITERALS.get(b));
                assertThat(isRead(filter)).as(filter).isEqualTo(a == Type.GEOMETRY && b == Type.GEOMETRY);
            }
    }

    @ParameterizedTest
    @EnumSource(TemporalRelation.class)
    void timesAloneAreRelatedInTime(TemporalRelation relation) {
        for (Type a : Type.values())
            for (Type b : Type.values()) {
                String filter = "%s(%s,%s)".formatted(relation, LITERALS.get(a), LITERALS.get(b));
                assertThat(isRead(filter)).as(filter).isEqualTo(TIMES.contains(a) && TIMES.contains(b));
            }
    }

    @ParameterizedTest
    @EnumSource(ArrayRelation.class)
    void listsAloneAreRelatedAsSets(ArrayRelation relation) {
        for (Type a : Type.values())
            for (Type b : Type.values()) {
                String filter = "%s(%s,%s)".formatted(relation, LITERALS.get(a), LITERALS.get(b));
                assertThat(isRead(filter)).as(filter).isEqualTo(a == Type.ARRAY && b == Type.ARRAY);
            }
    }

    @ParameterizedTest
    @EnumSource(Folding.class)
    void textsAloneAreFolded(Folding folding) {
        for (Type type : Type.values()) {
            String filter = "%s(%s) = 'a'".formatted(folding, LITERALS.get(type));
            assertThat(isRead(filter)).as(filter).isEqualTo(type == Type.TEXT);
        }
    }

    @ParameterizedTest
    @EnumSource(Type.class)
    void anyValueMayBeAbsentButOnlyTruthIsACondition(Type type) {
        String literal = LITERALS.get(type);
        assertThat(isRead(literal + " IS NULL")).isTrue();
        assertThat(isRead(literal)).isEqualTo(type == Type.TRUTH);
        assertThat(isRead("NOT " + literal)).isEqualTo(type == Type.TRUTH);
        assertThat(isRead("TRUE AND " + literal)).isEqualTo(type == Type.TRUTH);
        assertThat(isRead(literal + " OR TRUE")).isEqualTo(type == Type.TRUTH);
        assertThat(isRead("name LIKE " + literal)).isEqualTo(type == Type.TEXT);
        assertThat(isRead(literal + " LIKE 'a'")).isEqualTo(type == Type.TEXT);
        assertThat(type.phrase()).isNotBlank();
        assertThat(type.isInstant() && !type.isTemporal()).isFalse();
    }

    /** The place is that of the part that is wrong. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nothing = 1|CQL-010|1",
                "1 = nothing|CQL-010|5",
                "true AND nothing|CQL-010|10",
                "NOT nothing|CQL-010|5",
                "\"no thing\" = 1|CQL-010|1",
                "height + nothing = 1|CQL-010|10",
                "CASEI(nothing) = 'a'|CQL-010|7",
                "buffer(1) = 2|CQL-011|1",
                "1 = buffer(1)|CQL-011|5",
                "height|CQL-012|1",
                "true AND height|CQL-012|10",
                "height + 'a' = 1|CQL-012|10",
                "CASEI(1) = 'a'|CQL-012|7",
                "1 LIKE 'a'|CQL-012|1",
                "name LIKE name|CQL-013|11",
                "S_WITHIN(1,geometry)|CQL-012|10",
                "S_WITHIN(geometry,1)|CQL-012|19",
                "T_AFTER(1,built)|CQL-012|9",
                "A_EQUALS(tags,1)|CQL-012|15",
                "S_WITHIN(geometry,BBOX(0,1,1,0))|CQL-014|19",
                "T_AFTER(built,INTERVAL('2026-01-02','2026-01-01'))|CQL-015|15",
                "T_AFTER(built,INTERVAL(1,'..'))|CQL-012|24",
                "floors IN ()|CQL-012|1",
            })
    void aMistakeOfMeaningIsToldWhereItStands(String filter, String code, int at) {
        List<Fault> faults = Faults.of(() -> Cql.parseText(filter, Town.QUERYABLES));
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().code()).isEqualTo(code);
        assertThat(faults.getFirst().place().field()).isEqualTo("character " + at);
    }

    /** The first word that cannot stand there, or the end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "height >|9",
                "height > 3 and|15",
                "height > 3 height|12",
                "(height > 3|12",
                "height > 3)|11",
                "> 3|1",
                "name IS 3|9",
                "name IS NOT 3|13",
                "name NOT 3|10",
                "name LIKE|10",
                "floors IN 3|11",
                "floors IN (1,|14",
                "floors IN (1 2)|14",
                "floors BETWEEN 1 OR 2|18",
                "floors BETWEEN 1|17",
                "height = 'x|10",
                "\"height = 1|1",
                "height ! 3|8",
                "height = 2^3^4|13",
                "1 < 2 < 3|7",
                "and|1",
                "not|4",
                "true or or true|9",
                "null = 1|1",
                "DATE(2026) = built|6",
                "built = DATE('2026-13-01')|9",
                "T_AFTER(built,INTERVAL('x','..'))|24",
                "T_AFTER(built)|14",
                "S_EQUALS(geometry,POINT(1))|26",
                "height = 1e401|10",
                "é @|3",
            })
    void aMistakeOfGrammarIsToldWhereItStands(String filter, int at) {
        List<Fault> faults = Faults.of(() -> Cql.parseText(filter, Town.QUERYABLES));
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().code()).isEqualTo("CQL-001");
        assertThat(faults.getFirst().place().field()).isEqualTo("character " + at);
    }

    @Test
    void mistakesOfRandomFiltersAreToldOnceEachInTheirOrder() {
        Seeded.check(300, random -> {
            var parts = new ArrayList<String>();
            var places = new ArrayList<String>();
            int at = 1;
            for (int i = random.nextInt(1, 8); i > 0; i--) {
                String part = random.nextBoolean() ? "height > 1" : "nothing > 1";
                if (part.startsWith("nothing")) places.add("character " + at);
                parts.add(part);
                at += part.length() + " AND ".length();
            }
            String filter = String.join(" AND ", parts);
            assertThat(Faults.of(() -> Cql.parseText(filter, Town.QUERYABLES)))
                    .as(filter)
                    .extracting(fault -> fault.place().field())
                    .isEqualTo(places);
        });
    }
}
