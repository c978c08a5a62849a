package org.songhua.engine.cql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.songhua.engine.cql.Expression.TemporalRelation;

/** The fifteen relations of times (21-065r2, 7.9) by brute force over all intervals of a few days. */
class C02_TimesTest {
    /** The relation that says the same of the exchanged pair. */
    private static final Map<TemporalRelation, TemporalRelation> MIRRORED = Map.ofEntries(
            Map.entry(TemporalRelation.T_AFTER, TemporalRelation.T_BEFORE),
            Map.entry(TemporalRelation.T_BEFORE, TemporalRelation.T_AFTER),
            Map.entry(TemporalRelation.T_CONTAINS, TemporalRelation.T_DURING),
            Map.entry(TemporalRelation.T_DURING, TemporalRelation.T_CONTAINS),
            Map.entry(TemporalRelation.T_DISJOINT, TemporalRelation.T_DISJOINT),
            Map.entry(TemporalRelation.T_EQUALS, TemporalRelation.T_EQUALS),
            Map.entry(TemporalRelation.T_FINISHEDBY, TemporalRelation.T_FINISHES),
            Map.entry(TemporalRelation.T_FINISHES, TemporalRelation.T_FINISHEDBY),
            Map.entry(TemporalRelation.T_INTERSECTS, TemporalRelation.T_INTERSECTS),
            Map.entry(TemporalRelation.T_MEETS, TemporalRelation.T_METBY),
            Map.entry(TemporalRelation.T_METBY, TemporalRelation.T_MEETS),
            Map.entry(TemporalRelation.T_OVERLAPPEDBY, TemporalRelation.T_OVERLAPS),
            Map.entry(TemporalRelation.T_OVERLAPS, TemporalRelation.T_OVERLAPPEDBY),
            Map.entry(TemporalRelation.T_STARTEDBY, TemporalRelation.T_STARTS),
            Map.entry(TemporalRelation.T_STARTS, TemporalRelation.T_STARTEDBY));

    /** Days from and to, both included; 0 and 9 stand for the open ends. */
    private record Span(int from, int to) {
        Expression expression() {
            return new Expression.Interval(end(from), end(to));
        }

        private static Expression end(int day) {
            return day == 0 || day == 9 ? new Expression.Open() : new Expression.Day(LocalDate.of(2026, 1, day));
        }
    }

    private static List<Span> spans() {
        var spans = new ArrayList<Span>();
        for (int from = 0; from <= 4; from++) {
            for (int to = Math.max(1, from); to <= 4; to++) spans.add(new Span(from, to));
            spans.add(new Span(from, 9));
        }
        return spans;
    }

    private static @Nullable Boolean holds(TemporalRelation relation, Expression a, Expression b) {
        return new Evaluator(new Expression.Temporal(relation, a, b)).test(name -> null);
    }

    private static boolean expected(TemporalRelation relation, Span a, Span b) {
        return switch (relation) {
            case T_AFTER -> a.from > b.to;
            case T_BEFORE -> a.to < b.from;
            case T_CONTAINS -> a.from < b.from && b.to < a.to;
            case T_DURING -> b.from < a.from && a.to < b.to;
            case T_DISJOINT -> common(a, b) == 0;
            case T_INTERSECTS -> common(a, b) > 0;
            case T_EQUALS -> a.equals(b);
            case T_FINISHEDBY -> a.from < b.from && a.to == b.to;
            case T_FINISHES -> b.from < a.from && a.to == b.to;
            case T_MEETS -> a.to == b.from;
            case T_METBY -> a.from == b.to;
            case T_OVERLAPPEDBY -> b.from < a.from && a.from < b.to && b.to < a.to;
            case T_OVERLAPS -> a.from < b.from && b.from < a.to && a.to < b.to;
            case T_STARTEDBY -> a.from == b.from && b.to < a.to;
            case T_STARTS -> a.from == b.from && a.to < b.to;
        };
    }

    /** Days in both, counted one by one. */
    private static int common(Span a, Span b) {
        int count = 0;
        for (int day = 0; day <= 9; day++) {
            if (a.from <= day && day <= a.to && b.from <= day && day <= b.to) count++;
        }
        return count;
    }

    @ParameterizedTest
    @EnumSource(TemporalRelation.class)
    void aRelationHoldsAsTheOrderOfTheEndsSays(TemporalRelation relation) {
        for (Span a : spans())
            for (Span b : spans())
                assertThat(holds(relation, a.expression(), b.expression()))
                        .as("%s %s %s", a, relation, b)
                        .isEqualTo(expected(relation, a, b));
    }

    @ParameterizedTest
    @EnumSource(TemporalRelation.class)
    void aRelationSaysTheSameOfTheExchangedPairByItsMirrorImage(TemporalRelation relation) {
        TemporalRelation mirrored = MIRRORED.get(relation);
        for (Span a : spans())
            for (Span b : spans())
                assertThat(holds(relation, a.expression(), b.expression()))
                        .as("%s %s %s", a, relation, b)
                        .isEqualTo(holds(mirrored, b.expression(), a.expression()));
    }

    @ParameterizedTest
    @EnumSource(TemporalRelation.class)
    void aRelationWithAnAbsentTimeIsUnknown(TemporalRelation relation) {
        assertThat(Town.ask(relation + "(gone,DATE('2026-01-01'))")).isNull();
        assertThat(Town.ask(relation + "(DATE('2026-01-01'),gone)")).isNull();
        assertThat(Town.ask(relation + "(INTERVAL(gone,'..'),DATE('2026-01-01'))"))
                .isNull();
        assertThat(Town.ask(relation + "(DATE('2026-01-01'),INTERVAL('..',gone))"))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(TemporalRelation.class)
    void anInstantIsAnIntervalWithTwoEqualEnds(TemporalRelation relation) {
        for (int a = 1; a <= 3; a++)
            for (int b = 1; b <= 3; b++) {
                Expression one = new Expression.Day(LocalDate.of(2026, 1, a));
                Expression two = new Expression.Day(LocalDate.of(2026, 1, b));
                assertThat(holds(relation, one, two))
                        .as("%d %s %d", a, relation, b)
                        .isEqualTo(expected(relation, new Span(a, a), new Span(b, b)));
            }
    }

    @ParameterizedTest
    @EnumSource(TemporalRelation.class)
    void bothEncodingsReadTheRelationInAnyCase(TemporalRelation relation) {
        String name = relation.name().toLowerCase(java.util.Locale.ROOT);
        var expected = new Expression.Temporal(
                relation, new Expression.Property("built"), new Expression.Day(LocalDate.of(2026, 1, 1)));
        assertThat(Cql.parseText(name + "(built,date('2026-01-01'))", Town.QUERYABLES))
                .isEqualTo(expected);
        assertThat(Cql.parseText(relation + "(built,DATE('2026-01-01'))", Town.QUERYABLES))
                .isEqualTo(expected);
        String json = "{\"op\":\"%s\",\"args\":[{\"property\":\"built\"},{\"date\":\"2026-01-01\"}]}";
        assertThat(Cql.parseJson(json.formatted(name), Town.QUERYABLES)).isEqualTo(expected);
        assertThat(Cql.parseJson(json.formatted(relation), Town.QUERYABLES)).isEqualTo(expected);
    }

    /** The house was built on 1998-06-30 and recorded at 2026-01-02T03:04:05Z. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "built = TIMESTAMP('1998-06-30T00:00:00Z')|true",
                "built = TIMESTAMP('1998-06-30T23:59:59.999Z')|true",
                "built = TIMESTAMP('1998-07-01T00:00:00Z')|false",
                "built = TIMESTAMP('1998-07-01T07:59:59+08:00')|true",
                "built < TIMESTAMP('1998-07-01T00:00:00Z')|true",
                "built <= TIMESTAMP('1998-06-30T00:00:00Z')|true",
                "built >= TIMESTAMP('1998-06-30T12:00:00Z')|true",
                "built <> DATE('1998-06-30')|false",
                "updated = TIMESTAMP('2026-01-02T11:04:05+08:00')|true",
                "updated < TIMESTAMP('2026-01-02T03:04:05.000000001Z')|true",
                "updated BETWEEN DATE('2026-01-01') AND DATE('2026-01-02')|true",
                "updated BETWEEN DATE('2026-01-03') AND DATE('2026-01-04')|false",
                "updated IN (DATE('2026-01-02'))|true",
                "built IN (DATE('1998-06-29'),DATE('1998-07-01'))|false",
                "DATE('2024-02-29') < DATE('2024-03-01')|true",
                "DATE('0001-01-01') < DATE('9999-12-31')|true",
                "T_EQUALS(built,TIMESTAMP('1998-06-30T12:00:00Z'))|true",
                "T_BEFORE(built,updated)|true",
                "T_AFTER(updated,built)|true",
                "T_DURING(updated,INTERVAL(built,'..'))|true",
                "T_CONTAINS(INTERVAL(built,updated),DATE('2000-01-01'))|true",
                "T_CONTAINS(INTERVAL(built,updated),built)|false",
                "T_STARTS(built,INTERVAL(built,updated))|true",
                "T_FINISHES(updated,INTERVAL(built,updated))|true",
                "T_DISJOINT(INTERVAL('..','1990-01-01'),built)|true",
            })
    void timesOfDifferentGrainAreComparedByTheCoarser(String filter, boolean expected) {
        assertThat(Town.ask(filter)).isEqualTo(expected);
    }
}
