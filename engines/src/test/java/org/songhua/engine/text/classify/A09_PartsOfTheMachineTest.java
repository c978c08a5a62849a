package org.songhua.engine.text.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.text.Grams;

/** The parts of the classifier one by one, each against its definition worked out the long way. */
class A09_PartsOfTheMachineTest {
    private static final String[] PIECES = {"学校", "老师", "公交", "车", "站", "，", " ", "a", "B", "补课", "费"};

    private static String text(SplittableRandom random, int most) {
        var text = new StringBuilder();
        for (int k = random.nextInt(most); k > 0; k--) text.append(PIECES[random.nextInt(PIECES.length)]);
        return text.toString();
    }

    /** By the definition: at each place the longest word of the lexicon that begins there speaks of its topics. */
    @Test
    void topicsAreThoseOfTheLongestWordAtEachPlace() {
        String words = "教育: 学校 老师 补课 补课费\n交通: 公交 公交车 车 车站 学校\n费用: 费 补课费";
        var topicsOf = new TreeMap<String, List<String>>();
        for (String line : words.split("\n")) {
            for (String word : line.substring(4).split(" "))
                topicsOf.computeIfAbsent(word, w -> new ArrayList<>()).add(line.substring(0, 2));
        }
        TopicLexicon lexicon = TopicLexicon.parse(words);
        assertThat(lexicon.words()).isEqualTo(topicsOf.size());
        Seeded.check(1000, random -> {
            String text = Grams.normalise(text(random, 20));
            var expected = new TreeMap<String, Integer>();
            for (int at = 0; at < text.length(); at++) {
                String longest = "";
                for (String word : topicsOf.keySet())
                    if (text.startsWith(word, at) && word.length() > longest.length()) longest = word;
                for (String topic : topicsOf.getOrDefault(longest, List.of())) expected.merge(topic, 1, Integer::sum);
            }
            assertThat(lexicon.count(text)).as(text).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "no colon here", ":", "topic:", "topic:   ", " : "})
    void aLexiconOfNothingSaysNothing(String text) {
        TopicLexicon lexicon = TopicLexicon.parse(text);
        assertThat(lexicon.words()).isZero();
        assertThat(lexicon.count("topic 学校")).isEmpty();
    }

    @Test
    void everyWordOfTheCitysListIsInTheFormTextsAreComparedIn() {
        var seen = new HashSet<String>();
        for (String line : wordsOfTheCity()) {
            String word = line.substring(line.indexOf(':') + 1);
            assertThat(Grams.normalise(word)).as(line).isEqualTo(word);
            assertThat(CivicTopics.lexicon().count(word)).as(line).containsKey(line.substring(0, line.indexOf(':')));
            assertThat(seen.add(line)).as("twice: " + line).isTrue();
        }
        assertThat(CivicTopics.lexicon().words()).isGreaterThan(800);
    }

    /** A sample of each field of city life, as topic:word. */
    private static List<String> wordsOfTheCity() {
        return List.of(
                "教育/学校:学校",
                "教育/招生考试:普通话",
                "社保/社会保险:五险一金",
                "劳动/工资:血汗钱",
                "卫生/报销:新农合",
                "交通/公交:末班车",
                "快递/快递:天天快递",
                "商贸/传销:p2p",
                "商贸/市场:ktv",
                "环境/噪音:夜间施工",
                "住房/物业:一户一表",
                "市政/水气暖:二次供水",
                "供电/供电:高压线",
                "土地/农村:退耕",
                "民政/民政:居委会",
                "政法/公安:居住证",
                "干部/干部:以权谋私",
                "金融/金融财税:信用卡");
    }

    @Test
    void vectorsMultiplyAsPlainArraysDo() {
        Seeded.check(500, random -> {
            int size = random.nextInt(1, 30);
            var dense = new double[size];
            var sparse = new HashMap<Integer, Float>();
            for (int i = 0; i < size; i++) {
                if (random.nextBoolean()) continue;
                float value = (float) random.nextDouble(-2, 2);
                dense[i] = value;
                sparse.put(i, value);
            }
            var weights = new float[random.nextInt(1, 40)];
            for (int i = 0; i < weights.length; i++) weights[i] = (float) random.nextDouble(-2, 2);
            SparseVector vector = SparseVector.of(sparse);
            double dot = 0;
            double squares = 0;
            for (int i = 0; i < size; i++) {
                if (i < weights.length) dot += dense[i] * weights[i];
                squares += dense[i] * dense[i];
            }
            assertThat(vector.dot(weights)).isCloseTo(dot, within(1e-5));
            assertThat(vector.squaredNorm()).isCloseTo(squares, within(1e-9));
            assertThat(vector.greatestIndex())
                    .isEqualTo(sparse.keySet().stream().mapToInt(i -> i).max().orElse(-1));
            var moved = new float[40];
            vector.addTo(moved, 2);
            for (int i = 0; i < size; i++) assertThat(moved[i]).isEqualTo((float) (2 * dense[i]));
        });
    }

    /** {@code |w|²/2 + Σ C_i max(0, 1 - y w·x)²}, what the machine is to make least. */
    private static double cost(SparseVector[] examples, boolean[] belongs, float[] weights, double gain) {
        double sum = 0;
        for (float w : weights) sum += 0.5 * w * w;
        for (int i = 0; i < examples.length; i++) {
            double miss = Math.max(0, 1 - (belongs[i] ? 1 : -1) * examples[i].dot(weights));
            sum += (belongs[i] ? gain : 1) * LinearSvm.C * miss * miss;
        }
        return sum;
    }

    private static SparseVector[] examples(SplittableRandom random, int count, int features) {
        var examples = new SparseVector[count];
        for (int i = 0; i < count; i++) {
            var values = new HashMap<Integer, Float>();
            for (int k = 0; k < 4; k++) values.put(random.nextInt(features), (float) random.nextDouble(0.1, 1));
            examples[i] = SparseVector.of(values);
        }
        return examples;
    }

    /** No small step in any direction makes the cost less by more than the accuracy asked for. */
    @Test
    void theMachineFindsTheLeastCost() {
        Seeded.check(40, random -> {
            int features = random.nextInt(3, 12);
            SparseVector[] examples = examples(random, random.nextInt(4, 30), features);
            var belongs = new boolean[examples.length];
            int count = 0;
            for (int i = 0; i < belongs.length; i++) {
                belongs[i] = random.nextInt(3) == 0;
                if (belongs[i]) count++;
            }
            double gain = count == 0 ? 1 : Math.max(1, Math.pow((double) (belongs.length - count) / count, 0.3));
            float[] weights = new LinearSvm(examples, features).train(belongs);
            double least = cost(examples, belongs, weights, gain);
            for (int k = 0; k < 200; k++) {
                float[] other = weights.clone();
                double step = Math.pow(10, -random.nextInt(4));
                for (int j = 0; j < features; j++) other[j] += (float) (step * random.nextDouble(-1, 1));
                assertThat(cost(examples, belongs, other, gain)).isGreaterThan(least - 0.01 * (1 + least));
            }
        });
    }

    @Test
    void withoutAnExampleThatBelongsNothingDoes() {
        SparseVector[] examples = examples(new SplittableRandom(5), 10, 6);
        float[] weights = new LinearSvm(examples, 6).train(new boolean[10]);
        for (SparseVector one : examples) assertThat(one.dot(weights)).isNegative();
        assertThat(new LinearSvm(new SparseVector[0], 6).train(new boolean[0])).containsOnly(0);
    }

    /** One example x of length 1 that belongs: w = a x, least at a = x·x / (x·x + 1/2C) = 1 / (1 + 1/2) = 2/3. */
    @Test
    void oneExampleIsWorkedOutByHand() {
        SparseVector one = SparseVector.of(Map.of(0, 1f));
        float[] weights = new LinearSvm(new SparseVector[] {one}, 1).train(new boolean[] {true});
        assertThat((double) weights[0]).isCloseTo(2.0 / 3, within(0.01));
    }

    @Test
    void likelihoodsAreARankingThatSumsToOne() {
        Seeded.check(500, random -> {
            double[] margins = random.doubles(random.nextInt(1, 9), -5, 5).toArray();
            double temperature = random.nextDouble(0.15, 5);
            double[] likelihoods = Temperature.softmax(margins, temperature);
            assertThat(Arrays.stream(likelihoods).sum()).isCloseTo(1, within(1e-12));
            List<Integer> order = TextClassifier.order(margins);
            for (int k = 1; k < order.size(); k++) {
                assertThat(margins[order.get(k - 1)]).isGreaterThanOrEqualTo(margins[order.get(k)]);
                assertThat(likelihoods[order.get(k - 1)]).isGreaterThanOrEqualTo(likelihoods[order.get(k)]);
            }
            double[] shifted =
                    Temperature.softmax(Arrays.stream(margins).map(m -> m + 100).toArray(), temperature);
            for (int k = 0; k < margins.length; k++) assertThat(shifted[k]).isCloseTo(likelihoods[k], within(1e-9));
            double[] colder = Temperature.softmax(margins, temperature / 2);
            assertThat(colder[order.getFirst()]).isGreaterThanOrEqualTo(likelihoods[order.getFirst()] - 1e-12);
        });
    }

    @Test
    void greatMarginsDoNotOverflow() {
        assertThat(Temperature.softmax(new double[] {1e6, 0, -1e6}, 0.15)).containsExactly(1, 0, 0);
        assertThat(Temperature.softmax(new double[] {-1e9, -1e9}, 0.15)).containsExactly(0.5, 0.5);
    }

    /** Truth and verdict as lists of pairs; everything is counted anew for each number. */
    @Test
    void everyNumberOfTheJudgementFollowsFromThePairs() {
        String[] labels = {"甲", "乙", "丙", "丁"};
        Seeded.check(300, random -> {
            var pairs = new ArrayList<String[]>();
            var matrix = new ConfusionMatrix();
            for (int k = random.nextInt(40); k > 0; k--) {
                String[] pair = {labels[random.nextInt(3)], labels[random.nextInt(4)]};
                pairs.add(pair);
                matrix.add(pair[0], pair[1]);
            }
            assertThat(matrix.total()).isEqualTo(pairs.size());
            double f1s = 0;
            int truths = 0;
            for (String label : labels) {
                double both = pairs.stream()
                        .filter(p -> p[0].equals(label) && p[1].equals(label))
                        .count();
                double said = pairs.stream().filter(p -> p[1].equals(label)).count();
                double are = pairs.stream().filter(p -> p[0].equals(label)).count();
                assertThat(matrix.precision(label)).isCloseTo(said == 0 ? 0 : both / said, within(1e-12));
                assertThat(matrix.recall(label)).isCloseTo(are == 0 ? 0 : both / are, within(1e-12));
                double f1 = said + are == 0 ? 0 : 2 * both / (said + are);
                assertThat(matrix.f1(label)).isCloseTo(f1, within(1e-12));
                if (are == 0) continue;
                f1s += f1;
                truths++;
            }
            assertThat(matrix.macroF1()).isCloseTo(truths == 0 ? 0 : f1s / truths, within(1e-12));
            double right = pairs.stream().filter(p -> p[0].equals(p[1])).count();
            assertThat(matrix.accuracy()).isCloseTo(pairs.isEmpty() ? 0 : right / pairs.size(), within(1e-12));
        });
    }

    @Test
    void examplesAreDealtEvenlyWhateverTheirNumber() {
        Seeded.check(200, random -> {
            int folds = random.nextInt(2, 8);
            var examples = new ArrayList<Example>();
            for (int k = random.nextInt(1, 60); k > 0; k--) examples.add(new Example("文" + k, "类" + random.nextInt(4)));
            int[] fold = CrossValidation.deal(examples, folds, 7);
            for (String label : List.of("类0", "类1", "类2", "类3", "")) {
                var counts = new int[folds];
                for (int i = 0; i < fold.length; i++)
                    if (label.isEmpty() || examples.get(i).label().equals(label)) counts[fold[i]]++;
                int most = Arrays.stream(counts).max().orElse(0);
                int least = Arrays.stream(counts).min().orElse(0);
                assertThat(most - least).as(label + Arrays.toString(counts)).isLessThanOrEqualTo(1);
            }
        });
    }

    /** All runs of one to three letters, by cutting the text at everything that is none. */
    @Test
    void theRunsOfATextAreThoseOfItsPieces() {
        Seeded.check(300, random -> {
            String text = text(random, 14);
            Features features = Features.of(List.of(text), TopicLexicon.NONE);
            var runs = new HashSet<String>();
            for (String piece : Grams.normalise(text).split("[^\\p{L}\\p{N}]")) {
                for (int from = 0; from < piece.length(); from++)
                    for (int to = from + 1; to <= Math.min(piece.length(), from + 3); to++)
                        runs.add(piece.substring(from, to));
            }
            assertThat(features.size()).as(text).isEqualTo(runs.size());
            double norm = features.vector(text).squaredNorm();
            assertThat(norm).isCloseTo(runs.isEmpty() ? 0 : 1, within(1e-5));
            assertThat(features.vector("没有一个字相同").squaredNorm()).isZero();
        });
    }

    @Test
    void unknownRunsAreTakenInWithoutMovingTheKnownOnes() {
        Seeded.check(100, random -> {
            String known = text(random, 10);
            String more = text(random, 10);
            Features before = Features.of(List.of(known), TopicLexicon.NONE);
            Features after = before.with(more);
            assertThat(after.size()).isGreaterThanOrEqualTo(before.size());
            assertThat(after.vector(known).indexes())
                    .isEqualTo(before.vector(known).indexes());
            assertThat(after.with(more).size()).isEqualTo(after.size());
            if (!Grams.normalise(more).replaceAll("[^\\p{L}\\p{N}]", "").isEmpty())
                assertThat(after.vector(more).squaredNorm()).isCloseTo(1, within(1e-5));
        });
    }

    /** The parts that decided stand in the text, are at most twelve, and the clearest comes first. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void reasonsArePartsOfTheText(long seed) {
        TextClassifier classifier = TextClassifier.train(Letters.of(seed, 60), TopicLexicon.NONE);
        for (Example letter : Letters.of(seed + 100, 30)) {
            Verdict verdict = classifier.classify(letter.text());
            assertThat(verdict.reasons()).hasSizeBetween(1, 12);
            double last = Double.POSITIVE_INFINITY;
            for (Verdict.Reason reason : verdict.reasons()) {
                assertThat(Grams.normalise(letter.text())).contains(reason.part());
                assertThat(reason.weight()).isPositive().isLessThanOrEqualTo(last);
                last = reason.weight();
            }
        }
    }

    /** A decision moves the weights no further than makes it clear: afterwards it leads by one, or the step was the longest allowed. */
    @Test
    void aDecisionIsFollowedAndIsThenClear() {
        Seeded.check(20, random -> {
            var learner = new Learner(TextClassifier.train(Letters.of(random.nextInt(), 30), TopicLexicon.NONE));
            Example decision = new Example(text(random, 12) + "学", Letters.CLASSES.get(random.nextInt(3)));
            int rounds = 0;
            while (learner.learn(decision)) assertThat(++rounds).isLessThan(100);
            TextClassifier model = learner.model();
            assertThat(model.classify(decision.text()).label()).isEqualTo(decision.label());
            double[] margins = model.margins(model.features().vector(decision.text()));
            int right = model.labels().indexOf(decision.label());
            for (int k = 0; k < margins.length; k++)
                if (k != right) assertThat(margins[right] - margins[k]).isGreaterThan(1 - 1e-4);
        });
    }
}
