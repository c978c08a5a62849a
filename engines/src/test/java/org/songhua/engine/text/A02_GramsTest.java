package org.songhua.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.random.Seeded;

class A02_GramsTest {
    private static int[] text(String text) {
        return Grams.of(Grams.normalise(text));
    }

    private static int[] query(String text) {
        return Grams.ofQuery(Grams.normalise(text));
    }

    private static boolean mayHold(String text, String query) {
        int[] grams = text(text);
        return IntStream.of(query(query)).allMatch(code -> Arrays.binarySearch(grams, code) >= 0);
    }

    @Test
    void aTextHasEachCharacterAndEachPairOnce() {
        assertThat(text("长春长春")).hasSize(2 + 2).isSorted().contains('长', '春');
        assertThat(text("路")).containsExactly('路');
        assertThat(text("")).isEmpty();
        assertThat(text("𠮷")).containsExactly(0x20BB7);
    }

    @Test
    void blanksAreInNoGram() {
        assertThat(text("ab cd")).hasSize(4 + 2);
        assertThat(query("ab cd")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"长, 1", "长春, 1", "长春市, 2", "长 春, 2", "长 春市 街道, 3", "'', 0", "aaaa, 1", "𠮷野, 1"})
    void aQueryAsksForAsFewAsSuffice(String query, int codes) {
        assertThat(query(query)).hasSize(codes);
    }

    @ParameterizedTest
    @CsvSource({
        "吉林省长春市朝阳区人民大街2020号, 人民大街, true",
        "吉林省长春市朝阳区人民大街2020号, 大街２０, true",
        "吉林省长春市朝阳区人民大街2020号, 街2020号, true",
        "吉林省长春市朝阳区人民大街2020号, 街民, false",
        "吉林省长春市朝阳区人民大街2020号, 号, true",
        "Rua de Santa Catarina, SANTA cat, true",
        "Rua de Santa Catarina, tasan, false",
        "Praça, praca, true",
        "𠮷野家, 𠮷, true",
        "𠮷野家, 野家, true",
        "연변대학, 변대, true"
    })
    void tellsWhichTextsMayHoldAWord(String text, String query, boolean may) {
        assertThat(mayHold(text, query)).isEqualTo(may);
    }

    @Test
    void everyTextHasAllGramsOfEachOfItsParts() {
        Seeded.check(50_000, random -> {
            int[] points = IntStream.range(0, random.nextInt(1, 40))
                    .map(i -> anyCharacter(random))
                    .toArray();
            int from = random.nextInt(points.length);
            int to = random.nextInt(from, points.length) + 1;
            String text = new String(points, 0, points.length);
            String part = new String(points, from, to - from);
            assertThat(mayHold(text, part)).as("<%s> in <%s>", part, text).isTrue();
        });
    }

    private static int anyCharacter(SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> random.nextInt(0x4E00, 0xA000);
            case 3 -> random.nextInt(0x20000, 0x2A6E0); // extension B
            case 4, 5 -> random.nextInt(' ', 0x7F);
            case 6 -> random.nextInt(0xFF01, 0xFF5F); // full-width
            case 7 -> random.nextInt(0xC0, 0x250); // Latin with accents
            case 8 -> " \t\u3000\u200B\u00A0".charAt(random.nextInt(5));
            default -> random.nextInt(0x370, 0x530); // Greek, Cyrillic
        };
    }

    @Test
    void pairsOfCommonCharactersHardlyEverShareACode() {
        var codes = new HashSet<Integer>();
        int pairs = 0;
        for (int a = 0x4E00; a < 0x4E00 + 1000; a++) {
            for (int b = 0x5E00; b < 0x5E00 + 1000; b++) {
                codes.add(Grams.ofQuery(new String(new int[] {a, b}, 0, 2))[0]);
                pairs++;
            }
        }
        // A million numbers drawn from 2^31 collide about 233 times.
        assertThat(pairs - codes.size()).isLessThan(400);
        assertThat(codes).allMatch(code -> code < 0);
    }
}
