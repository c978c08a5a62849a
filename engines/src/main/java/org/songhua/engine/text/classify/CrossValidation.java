package org.songhua.engine.text.classify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Judges a classifier by examples it has not seen: each fold is classified by what was learnt from the others. */
public final class CrossValidation {
    private CrossValidation() {}

    /**
     * {@return the verdicts on all examples}
     *
     * @param folds at least 2; every class is spread evenly over them
     * @param seed of the order in which examples are dealt out
     * @param alwaysLearnt examples that help in every fold and are never judged, such as the names of a class tree
     */
    public static ConfusionMatrix run(
            List<Example> examples, List<Example> alwaysLearnt, int folds, long seed, TopicLexicon lexicon) {
        if (folds < 2) throw new IllegalArgumentException("One fold leaves nothing to learn from");
        int[] foldOf = deal(examples, folds, seed);
        var matrix = new ConfusionMatrix();
        for (int fold = 0; fold < folds; fold++) {
            var learnt = new ArrayList<>(alwaysLearnt);
            for (int i = 0; i < foldOf.length; i++) if (foldOf[i] != fold) learnt.add(examples.get(i));
            TextClassifier classifier = TextClassifier.train(learnt, lexicon);
            for (int i = 0; i < foldOf.length; i++) {
                if (foldOf[i] != fold) continue;
                matrix.add(
                        examples.get(i).label(),
                        classifier.classify(examples.get(i).text()).label());
            }
        }
        return matrix;
    }

    static int[] deal(List<Example> examples, int folds, long seed) {
        Map<String, List<Integer>> byLabel = new TreeMap<>();
        for (int i = 0; i < examples.size(); i++) {
            byLabel.computeIfAbsent(examples.get(i).label(), label -> new ArrayList<>())
                    .add(i);
        }
        var random = new SplittableRandom(seed);
        var foldOf = new int[examples.size()];
        int next = 0;
        for (List<Integer> ofLabel : byLabel.values()) {
            for (int i = ofLabel.size() - 1; i > 0; i--) Collections.swap(ofLabel, i, random.nextInt(i + 1));
            for (int i : ofLabel) foldOf[i] = next++ % folds;
        }
        return foldOf;
    }
}
