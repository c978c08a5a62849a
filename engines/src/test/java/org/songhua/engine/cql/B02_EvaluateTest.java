package org.songhua.engine.cql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.cql.Expression.TemporalRelation;
import org.songhua.engine.random.Seeded;

/**
 * What filters say of one house: Café Śródmieście, 24.5 m and 8 floors high, built 1998-06-30, recorded at
 * 2026-01-02T03:04:05Z, a tenth of a degree square from 125 E 43 N, without values for "absent", "none" and "gone".
 */
class B02_EvaluateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "unknown",
            value = {
                "height = 24.50|true",
                "height <> 24.5|false",
                "height < 24.5|false",
                "height <= 24.5|true",
                "24 < height|true",
                "name > 'Cafe'|true",
                "name = 'café Śródmieście'|false",
                "heated = true|true",
                "heated <> true|false",
                "heated|true",
                "floors BETWEEN 8 AND 9|true",
                "floors BETWEEN 9 AND 8|false",
                "floors BETWEEN 9 AND none|false",
                "floors BETWEEN 8 AND none|unknown",
                "floors IN (1,8)|true",
                "floors IN (1,none)|unknown",
                "floors IN (8,none)|true",
                "floors IN (1,2)|false",
                "none IN (1)|unknown",
                "floors * 3 + 0.5 = height|true",
                "height / 2 = 12.25|true",
                "7 div 2 = 3 AND -7 div 2 = -3 AND 7 % 4 = 3 AND 2 ^ 3 = 8|true",
                "height / 0 = 1|unknown",
                "none + 1 = 1|unknown",
                "name LIKE 'Caf_ %'|true",
                "name LIKE 'Caf%e'|true",
                "name LIKE 'Caf'|false",
                "name LIKE '%'|true",
                "absent LIKE '%'|unknown",
                "\"like it\" LIKE '100\\% \\\\ \\_'|true",
                "\"like it\" LIKE '100_ _ x'|false",
                "CASEI(name) = CASEI('CAFÉ ŚRÓDMIEŚCIE')|true",
                "ACCENTI(name) = 'Cafe Srodmiescie'|true",
                "CASEI(ACCENTI(name)) LIKE CASEI(ACCENTI('CÄFÉ%'))|true",
                "CASEI('Straße') = CASEI('STRASSE')|true",
                "ACCENTI('はじめ') = ACCENTI('はしめ')|false",
                "absent IS NULL|true",
                "name IS NOT NULL|true",
                "(absent = 'x') IS NULL|true",
                "absent = 'x'|unknown",
                "NOT absent = 'x'|unknown",
                "absent = 'x' AND false|false",
                "absent = 'x' AND true|unknown",
                "absent = 'x' OR true|true",
                "absent = 'x' OR false|unknown",
                "built = DATE('1998-06-30')|true",
                "built < TIMESTAMP('1998-06-30T12:00:00Z')|false",
                "updated = DATE('2026-01-02')|true",
                "updated > TIMESTAMP('2026-01-02T03:04:04.999Z')|true",
                "T_AFTER(updated,DATE('2026-01-01'))|true",
                "T_AFTER(updated,DATE('2026-01-02'))|false",
                "T_DURING(built,INTERVAL('1998-01-01','1998-12-31'))|true",
                "T_DURING(built,INTERVAL('1998-06-30','..'))|false",
                "T_INTERSECTS(built,INTERVAL('1998-06-30','..'))|true",
                "T_BEFORE(gone,DATE('2026-01-01'))|unknown",
                "T_CONTAINS(INTERVAL('..','..'),updated)|true",
                "T_INTERSECTS(INTERVAL(updated,gone),DATE('2026-01-01'))|unknown",
                "S_INTERSECTS(geometry,BBOX(124,42,125,43))|true",
                "S_WITHIN(geometry,BBOX(124,42,126,44))|true",
                "S_CONTAINS(geometry,POINT(125.05 43.05))|true",
                "S_CONTAINS(POINT(125.05 43.05),geometry)|false",
                "S_WITHIN(POINT(125.05 43.05),geometry)|true",
                "S_TOUCHES(geometry,POINT(125 43))|true",
                "S_CROSSES(geometry,LINESTRING(124 43.05,126 43.05))|true",
                "S_OVERLAPS(geometry,BBOX(125.05,43,126,44))|true",
                "S_DISJOINT(geometry,BBOX(0,0,1,1))|true",
                "S_EQUALS(geometry,BBOX(125,43,125.1,43.1))|true",
                "S_INTERSECTS(geometry,BBOX(170,40,126,44))|true",
                "S_INTERSECTS(geometry,BBOX(170,40,-170,44))|false",
                "S_INTERSECTS(geometry,GEOMETRYCOLLECTION(POINT(0 0),POINT(125.01 43.01)))|true",
                "S_INTERSECTS(geometry,geometry)|true",
                "A_CONTAINS(tags,('shop'))|true",
                "A_CONTAINS(tags,('shop','x'))|false",
                "A_CONTAINEDBY(tags,('x','shop','corner'))|true",
                "A_EQUALS(tags,('shop','corner','shop'))|true",
                "A_OVERLAPS(tags,('x','corner'))|true",
                "A_OVERLAPS(tags,())|false",
                "A_CONTAINS((name,floors),(8))|true",
            })
    void theHouseAnswers(String filter, Boolean expected) {
        assertThat(Town.ask(filter)).isEqualTo(expected);
    }

    @Test
    void valuesOfAnotherTypeThanDeclaredAreAsGoodAsNone() {
        var evaluator = new Evaluator(Cql.parseText("height > 3", Town.QUERYABLES));
        assertThat(evaluator.test(Town.house(Map.of("height", "tall")))).isNull();
        assertThat(evaluator.test(Town.house(Map.of("height", BigDecimal.TEN)))).isTrue();
    }

    @Test
    void textsAreOrderedByCodePoint() {
        // U+1D54F lies beyond U+FF21, though its first half in UTF-16 lies before.
        assertThat(Town.ask("'𝕏' > 'Ａ'")).isTrue();
        assertThat(Town.ask("'a' < 'ab' AND '' < 'a'")).isTrue();
    }

    @Test
    void exactlyOneOfTheRelationsOfAllenHoldsBetweenTwoRealIntervals() {
        // The thirteen of Allen (1983); the ends are days, so that a < b for both.
        var allen = new TemporalRelation[] {
            TemporalRelation.T_AFTER,
            TemporalRelation.T_BEFORE,
            TemporalRelation.T_CONTAINS,
            TemporalRelation.T_DURING,
            TemporalRelation.T_EQUALS,
            TemporalRelation.T_FINISHEDBY,
            TemporalRelation.T_FINISHES,
            TemporalRelation.T_MEETS,
            TemporalRelation.T_METBY,
            TemporalRelation.T_OVERLAPPEDBY,
            TemporalRelation.T_OVERLAPS,
            TemporalRelation.T_STARTEDBY,
            TemporalRelation.T_STARTS
        };
        Seeded.check(500, random -> {
            int a = random.nextInt(1, 6);
            int b = random.nextInt(1, 6);
            String one = "INTERVAL('2026-01-0%d','2026-01-0%d')".formatted(a, random.nextInt(a + 1, 8));
            String two = "INTERVAL('2026-01-0%d','2026-01-0%d')".formatted(b, random.nextInt(b + 1, 8));
            int holding = 0;
            for (TemporalRelation relation : allen) {
                if (Boolean.TRUE.equals(Town.ask(relation + "(" + one + "," + two + ")"))) holding++;
            }
            assertThat(holding).as(one + " " + two).isOne();
            assertThat(Town.ask("T_DISJOINT(" + one + "," + two + ")"))
                    .isNotEqualTo(Town.ask("T_INTERSECTS(" + one + "," + two + ")"));
        });
    }

    @Test
    void negationTurnsTheAnswerAndNothingElse() {
        Seeded.check(2_000, random -> {
            Expression filter = Town.filter(random);
            Boolean truth = new Evaluator(filter).test(Town.house(Map.of()));
            Boolean negated = new Evaluator(new Expression.Not(filter)).test(Town.house(Map.of()));
            assertThat(negated).isEqualTo(truth == null ? null : !truth);
        });
    }

    @Test
    void patternsMatchAsRegularExpressionsDo() {
        Seeded.check(3_000, random -> {
            String text = word(random, "abα𝕏");
            String pattern = word(random, "ab%_α𝕏");
            String regex = pattern.replace("%", ".*").replace("_", ".");
            assertThat(Pattern.of(pattern).matches(text))
                    .as(text + " like " + pattern)
                    .isEqualTo(text.matches(regex));
        });
    }

    private static String word(java.util.SplittableRandom random, String letters) {
        int[] points = letters.codePoints().toArray();
        var word = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) word.appendCodePoint(points[random.nextInt(points.length)]);
        return word.toString();
    }
}
