package org.songhua.engine.text.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class A07_JudgeTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    /** Five texts of class a, three right; five of b, four right. */
    private static ConfusionMatrix matrix() {
        var matrix = new ConfusionMatrix();
        for (int i = 0; i < 3; i++) matrix.add("a", "a");
        for (int i = 0; i < 2; i++) matrix.add("a", "b");
        for (int i = 0; i < 4; i++) matrix.add("b", "b");
        matrix.add("b", "a");
        return matrix;
    }

    /** a: precision 3/4, recall 3/5, F1 = 2·3/(4+5) = 2/3. b: precision 4/6, recall 4/5, F1 = 2·4/(6+5) = 8/11. */
    @Test
    void isWhatAPersonWorksOut() {
        ConfusionMatrix matrix = matrix();
        assertThat(matrix.total()).isEqualTo(10);
        assertThat(matrix.accuracy()).isEqualTo(0.7, EXACT);
        assertThat(matrix.precision("a")).isEqualTo(0.75, EXACT);
        assertThat(matrix.recall("a")).isEqualTo(0.6, EXACT);
        assertThat(matrix.f1("a")).isEqualTo(2.0 / 3, EXACT);
        assertThat(matrix.f1("b")).isEqualTo(8.0 / 11, EXACT);
        assertThat(matrix.macroF1()).isEqualTo((2.0 / 3 + 8.0 / 11) / 2, EXACT);
    }

    @Test
    void aClassThatIsOnlyEverAVerdictIsShownAndNotAveraged() {
        var matrix = new ConfusionMatrix();
        matrix.add("a", "a");
        matrix.add("a", "c");
        assertThat(matrix.labels()).containsExactly("a", "c");
        assertThat(matrix.macroF1()).isEqualTo(2.0 / 3, EXACT);
        assertThat(matrix.f1("c")).isZero();
        assertThat(matrix.recall("c")).isZero();
        assertThat(matrix.precision("nobody")).isZero();
    }

    @Test
    void isPrintedWithTruthsInRows() {
        assertThat(matrix().lines())
                .startsWith("accuracy 0.7000", "macro-F1 0.6970")
                .contains("a\t0.7500\t0.6000\t0.6667\t5")
                .endsWith("\ta\tb", "a\t3\t2", "b\t1\t4");
        assertThat(new ConfusionMatrix().lines()).startsWith("accuracy 0.0000", "macro-F1 0.0000");
    }

    @Test
    void foldsAddUp() {
        ConfusionMatrix sum = matrix();
        sum.add(matrix());
        assertThat(sum.total()).isEqualTo(20);
        assertThat(sum.accuracy()).isEqualTo(0.7, EXACT);
        assertThat(sum.count("b", "a")).isEqualTo(2);
    }

    @Test
    void everyExampleIsJudgedOnceByWhatDidNotSeeIt() {
        List<Example> letters = Letters.of(1, 90);
        ConfusionMatrix matrix = CrossValidation.run(letters, List.of(), 5, 1, TopicLexicon.NONE);
        assertThat(matrix.total()).isEqualTo(90);
        assertThat(matrix.accuracy()).isGreaterThan(0.9);
        // Of texts that are all different nothing can be learnt: being right would mean having seen them.
        List<Example> noise = IntStream.range(0, 40)
                .mapToObj(i -> new Example(Character.toString(0x4E00 + 97 * i), i % 2 == 0 ? "a" : "b"))
                .toList();
        assertThat(CrossValidation.run(noise, List.of(), 4, 1, TopicLexicon.NONE)
                        .accuracy())
                .isLessThan(0.7);
    }

    @Test
    void classesAreSpreadEvenlyOverTheFolds() {
        List<Example> letters = Letters.of(1, 90);
        int[] folds = CrossValidation.deal(letters, 5, 7);
        for (int fold = 0; fold < 5; fold++) {
            int wanted = fold;
            for (String label : Letters.CLASSES) {
                assertThat(IntStream.range(0, 90)
                                .filter(i -> folds[i] == wanted
                                        && letters.get(i).label().equals(label)))
                        .hasSize(6);
            }
        }
        assertThat(CrossValidation.deal(letters, 5, 7))
                .isEqualTo(folds)
                .isNotEqualTo(CrossValidation.deal(letters, 5, 8));
    }

    @Test
    void whatIsAlwaysLearntHelpsAndIsNotJudged() {
        List<Example> few = List.of(new Example("停电", "电"), new Example("漏水", "水"));
        List<Example> tree = List.of(new Example("供水 漏水", "水"), new Example("供电 停电", "电"));
        ConfusionMatrix matrix = CrossValidation.run(few, tree, 2, 1, TopicLexicon.NONE);
        assertThat(matrix.total()).isEqualTo(2);
        assertThat(matrix.accuracy()).isEqualTo(1);
    }

    @Test
    void oneFoldIsRefused() {
        assertThatThrownBy(() -> CrossValidation.run(Letters.of(1, 9), List.of(), 1, 1, TopicLexicon.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A distance of ln 9 at temperature 1 is nine to one. */
    @Test
    void likelihoodsFollowFromDistances() {
        double[] parts = Temperature.softmax(new double[] {Math.log(9), 0}, 1);
        assertThat(parts[0]).isEqualTo(0.9, EXACT);
        assertThat(Arrays.stream(Temperature.softmax(new double[] {1000, 0}, 0.02))
                        .sum())
                .isEqualTo(1, EXACT);
    }

    /** Margins of ln 9, right nine times in ten: temperature 1 tells the truth. */
    @Test
    void theTemperatureIsThatAtWhichConfidenceIsTrue() {
        List<double[]> margins = IntStream.range(0, 10)
                .mapToObj(i -> new double[] {Math.log(9), 0})
                .toList();
        List<Integer> right =
                IntStream.range(0, 10).mapToObj(i -> i == 0 ? 1 : 0).toList();
        assertThat(Temperature.fit(margins, right)).isCloseTo(1, Offset.offset(0.05));
    }
}
