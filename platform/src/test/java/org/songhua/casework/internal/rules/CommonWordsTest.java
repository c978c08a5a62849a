package org.songhua.casework.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What several texts say in the same words. */
class CommonWordsTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);

    @Test
    void theLongestRunThatEnoughTextsShareComesFirst() {
        assertThat(CommonWords.of(List.of("早上施工噪声扰民", "又是施工噪声，睡不着", "施工噪声太大"), 3, 3))
                .containsExactly("施工噪声");
        assertThat(CommonWords.of(List.of("路灯不亮", "路灯坏了", "井盖松动"), 2, 3)).containsExactly("路灯");
        assertThat(CommonWords.of(List.of("路灯不亮", "井盖松动"), 2, 3)).isEmpty();
        assertThat(CommonWords.of(List.of(), 2, 3)).isEmpty();
    }

    @Test
    void aTextThatRepeatsItselfCountsOnce() {
        assertThat(CommonWords.of(List.of("漏水漏水漏水", "停电"), 2, 3)).isEmpty();
    }

    /** Against the obvious count: every run that is told stands in so many texts, and none of them within another. */
    @Test
    void whatIsToldStandsInEnoughTexts() {
        var random = new Random(SEED);
        for (int round = 0; round < 60; round++) {
            var texts = new ArrayList<String>();
            for (int i = 0; i < 6; i++) texts.add(text(random));
            for (String run : CommonWords.of(texts, 3, 5))
                assertThat(texts.stream().filter(text -> text.contains(run)).count())
                        .as("seed %d, round %d: %s in %s", SEED, round, run, texts)
                        .isGreaterThanOrEqualTo(3);
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = 0; i < 14; i++) text.append("水电路灯坏漏,".charAt(random.nextInt(7)));
        return text.toString();
    }
}
