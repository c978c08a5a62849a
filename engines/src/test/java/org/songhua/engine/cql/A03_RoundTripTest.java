package org.songhua.engine.cql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

/** What is printed reads as the same tree, in both encodings; random input ends in a tree or in faults. */
class A03_RoundTripTest {
    private static final String SCRAPS =
            "()[]{},'\"=<>+-*/%^.:\\ \nZAE1295ëabor中andnotlikebetweeninisnulltruedatebboxpoint𝕏";

    @Test
    void textThatIsPrintedReadsAsTheSameTree() {
        Seeded.check(1_500, random -> {
            Expression filter = Town.filter(random);
            String text = Cql.toText(filter);
            assertThat(Cql.parseText(text, Town.QUERYABLES)).as(text).isEqualTo(filter);
        });
    }

    @Test
    void jsonThatIsPrintedReadsAsTheSameTree() {
        Seeded.check(1_500, random -> {
            Expression filter = Town.filter(random);
            String json = Cql.toJson(filter);
            assertThat(Cql.parseJson(json, Town.QUERYABLES)).as(json).isEqualTo(filter);
        });
    }

    @Test
    void whatIsBrokenIsRefusedAndNothingElseHappens() {
        Seeded.check(2_000, random -> {
            String text = broken(random, Cql.toText(Town.filter(random)));
            Faults.of(() -> Cql.parseText(text, Town.QUERYABLES));
            String json = broken(random, Cql.toJson(Town.filter(random)));
            Faults.of(() -> Cql.parseJson(json, Town.QUERYABLES));
        });
    }

    @Test
    void anyCharactersAreRefusedAndNothingElseHappens() {
        Seeded.check(2_000, random -> {
            var text = new StringBuilder();
            int length = random.nextInt(60);
            for (int i = 0; i < length; i++) text.append(SCRAPS.charAt(random.nextInt(SCRAPS.length())));
            Faults.of(() -> Cql.parseText(text.toString(), Town.QUERYABLES));
            Faults.of(() -> Cql.parseJson(text.toString(), Town.QUERYABLES));
        });
    }

    private static String broken(SplittableRandom random, String text) {
        var broken = new StringBuilder(text);
        for (int i = random.nextInt(1, 4); i > 0 && !broken.isEmpty(); i--) {
            int at = random.nextInt(broken.length());
            if (random.nextBoolean()) broken.deleteCharAt(at);
            else broken.insert(at, SCRAPS.charAt(random.nextInt(SCRAPS.length())));
        }
        return broken.toString();
    }

    @Test
    void hugeFiltersAreRefusedBeforeTheyCostAnything() {
        assertThat(Faults.codes("(".repeat(10_000) + "true")).containsExactly("CQL-002");
        assertThat(Faults.codes("NOT ".repeat(10_000) + "true")).containsExactly("CQL-002");
        assertThat(Faults.codes("true AND ".repeat(7_000) + "true")).containsExactly("CQL-002");
        assertThat(Faults.codes("height = " + "1+".repeat(65) + "1")).containsExactly("CQL-002");
        assertThat(Faults.codes("name = '" + "x".repeat(70_000) + "'")).containsExactly("CQL-002");
        assertThat(Faults.codes("height = " + "CASEI(".repeat(10_000))).containsExactly("CQL-002");
        assertThat(Faults.codes("S_EQUALS(geometry, " + "GEOMETRYCOLLECTION(".repeat(3_000)))
                .containsExactly("CQL-002");
        String json = "{\"op\":\"not\",\"args\":[".repeat(3_000);
        assertThat(Faults.of(() -> Cql.parseJson(json, Town.QUERYABLES))
                        .getFirst()
                        .code())
                .isEqualTo("CQL-002");
    }

    @Test
    void theDeepestTreeThatIsTakenCanBeCheckedPrintedAndAsked() {
        String sum = "CASEI(".repeat(20) + "name" + ")".repeat(20) + " = '' OR " + "1+".repeat(64) + "1 > 0";
        Expression filter = Cql.parseText(sum, Town.QUERYABLES);
        assertThat(new Evaluator(filter).matches(property -> null)).isTrue();
        assertThat(Cql.toText(filter)).hasSizeGreaterThan(100);
        assertThat(Cql.toJson(filter)).isNotEmpty();
        assertThat(filter).isEqualTo(Cql.parseText(sum, Town.QUERYABLES));
    }
}
