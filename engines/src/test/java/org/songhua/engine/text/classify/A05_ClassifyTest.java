package org.songhua.engine.text.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class A05_ClassifyTest {
    private static final TextClassifier CLASSIFIER = TextClassifier.train(Letters.of(1, 150), TopicLexicon.NONE);

    @ParameterizedTest
    @CsvSource({"老师又在补课, 教育", "公交车司机拒载, 交通", "夜里排放废气, 环保"})
    void tellsTheClassOfATextItHasNotSeen(String text, String label) {
        assertThat(CLASSIFIER.classify(text).label()).isEqualTo(label);
    }

    @Test
    void isRightAboutLettersItHasNotSeen() {
        var matrix = new ConfusionMatrix();
        for (Example letter : Letters.of(2, 300))
            matrix.add(letter.label(), CLASSIFIER.classify(letter.text()).label());
        assertThat(matrix.accuracy()).isGreaterThan(0.98);
    }

    @Test
    void namesThePartsThatDecided() {
        Verdict verdict = CLASSIFIER.classify("您好，请问学校老师收费");
        assertThat(verdict.reasons()).isNotEmpty().hasSizeLessThanOrEqualTo(12);
        String parts = verdict.reasons().stream().map(Verdict.Reason::part).collect(Collectors.joining(" "));
        assertThat(parts).contains("老师").contains("学校");
        assertThat(verdict.reasons()).allMatch(reason -> reason.weight() > 0);
        assertThat(verdict.reasons()).isSortedAccordingTo((a, b) -> Double.compare(b.weight(), a.weight()));
    }

    @Test
    void likelihoodsSumToOneAndAreRanked() {
        Verdict verdict = CLASSIFIER.classify("红绿灯");
        assertThat(verdict.ranking()).hasSize(3);
        assertThat(verdict.ranking().stream()
                        .mapToDouble(Verdict.Score::confidence)
                        .sum())
                .isCloseTo(1, Offset.offset(1e-9));
        assertThat(verdict.ranking()).isSortedAccordingTo((a, b) -> Double.compare(b.confidence(), a.confidence()));
    }

    @Test
    void belowTheThresholdAPersonDecides() {
        Verdict sure = CLASSIFIER.classify("公交车司机堵车");
        Verdict unsure = CLASSIFIER.classify("您好");
        assertThat(sure.decided(0.7)).contains("交通");
        assertThat(unsure.decided(0.7)).isEmpty();
        assertThat(unsure.confidence()).isLessThan(sure.confidence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "!!!", "𠮷𠮷", "xyz", "\u0000\uD800", "？？？\n\n"})
    void anyTextGetsAVerdictAndAnUnknownOneAnUnsureOne(String text) {
        assertThat(CLASSIFIER.classify(text).confidence()).isLessThan(0.6);
        assertThat(CLASSIFIER.classify(text).ranking()).hasSize(3);
    }

    @Test
    void theSameExamplesGiveTheSameVerdicts() {
        TextClassifier again = TextClassifier.train(Letters.of(1, 150), TopicLexicon.NONE);
        for (Example letter : Letters.of(3, 50)) {
            assertThat(again.classify(letter.text())).isEqualTo(CLASSIFIER.classify(letter.text()));
        }
    }

    @Test
    void fullWidthAndCaseMakeNoDifference() {
        TextClassifier abc = TextClassifier.train(
                List.of(new Example("KTV 深夜", "噪声"), new Example("WiFi 断网", "通信")), TopicLexicon.NONE);
        assertThat(abc.classify("ｋｔｖ").label()).isEqualTo("噪声");
    }

    @Test
    void withoutExamplesNothingCanBeLearnt() {
        assertThatThrownBy(() -> TextClassifier.train(List.of(), TopicLexicon.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofOneClassEverythingIsThatClass() {
        TextClassifier one = TextClassifier.train(List.of(new Example("停水", "水")), TopicLexicon.NONE);
        assertThat(one.classify("停水").confidence()).isEqualTo(1);
        assertThat(one.classify("停水").label()).isEqualTo("水");
    }

    @Test
    void theTitleWeighsMoreThanTheRest() {
        Verdict title = CLASSIFIER.classify("学校\n公交车");
        Verdict rest = CLASSIFIER.classify("公交车\n学校");
        assertThat(title.label()).isEqualTo("教育");
        assertThat(rest.label()).isEqualTo("交通");
    }

    /** 辅导班 shares no character with 补课; the lexicon knows that both are lessons. */
    @Test
    void aLexiconCarriesOverToWordsNotSeen() {
        var lexicon = TopicLexicon.parse("培训: 补课 辅导班\n车: 公交车 出租车");
        var examples = List.of(new Example("有人补课", "教育"), new Example("等不到公交车", "交通"));
        Verdict verdict = TextClassifier.train(examples, lexicon).classify("辅导班");
        assertThat(verdict.label()).isEqualTo("教育");
        assertThat(verdict.reasons()).extracting(Verdict.Reason::part).containsExactly("辅导班");
    }

    @Test
    void theLongestWordAtAPlaceCountsForAllItsTopics() {
        var lexicon = TopicLexicon.parse("学校: 老师\n工人: 老师傅\n# no topic\n都: 老师傅 ");
        assertThat(lexicon.count("老师傅和老师"))
                .containsEntry("学校", 1)
                .containsEntry("工人", 1)
                .containsEntry("都", 1);
        assertThat(lexicon.words()).isEqualTo(2);
        assertThat(TopicLexicon.NONE.count("老师")).isEmpty();
        assertThat(CivicTopics.lexicon().words()).isGreaterThan(900);
    }

    @Test
    void vectorsAreEqualByTheirContent() {
        var a = new SparseVector(new int[] {1, 4}, new float[] {1, 2});
        assertThat(a)
                .isEqualTo(new SparseVector(new int[] {1, 4}, new float[] {1, 2}))
                .hasSameHashCodeAs(new SparseVector(new int[] {1, 4}, new float[] {1, 2}));
        assertThat(a)
                .isNotEqualTo(new SparseVector(new int[] {1, 4}, new float[] {1, 3}))
                .hasToString("[1, 4][1.0, 2.0]");
        // Feature 4 lies beyond three weights.
        assertThat(a.dot(new float[] {9, 5, 9})).isEqualTo(5);
        assertThat(a.squaredNorm()).isEqualTo(5);
    }
}
