package org.songhua.engine.text.address;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Learns the weights of a tagger: for each address whose best tags are not the right ones, the weights of the right tags are raised and
 * those of the wrong ones lowered by one; the mean of all weights over time is the result.
 */
final class PerceptronTrainer {
    private static final int ROUNDS = 8;

    private final List<TaggedAddress> addresses;
    private final List<String> tags;
    private final Map<String, Integer> features;
    private final Averaged emission;
    private final Averaged transition;
    private final TagScorer scorer;

    PerceptronTrainer(List<TaggedAddress> addresses) {
        if (addresses.isEmpty()) throw new IllegalArgumentException("Without an address nothing can be learnt");
        this.addresses = addresses;
        var all = new TreeSet<String>();
        for (TaggedAddress address : addresses) all.addAll(address.tags());
        this.tags = List.copyOf(all);
        this.features = AddressParser.number(addresses);
        int count = tags.size();
        this.emission = new Averaged(features.size() * count);
        this.transition = new Averaged((count + 1) * count);
        this.scorer = new TagScorer(count, followers(addresses, tags), emission.now, transition.now);
    }

    /** Which tag may follow which: those that do among the examples, and every beginning after every tag. */
    private static boolean[][] followers(List<TaggedAddress> addresses, List<String> tags) {
        var may = new boolean[tags.size() + 1][tags.size()];
        for (boolean[] row : may) {
            for (int tag = 0; tag < row.length; tag++) row[tag] = !tags.get(tag).startsWith("I-");
        }
        for (TaggedAddress address : addresses) {
            int before = tags.size();
            for (String tag : address.tags()) {
                may[before][tags.indexOf(tag)] = true;
                before = tags.indexOf(tag);
            }
        }
        return may;
    }

    AddressParser train() {
        int[][][] seen = addresses.stream()
                .map(address -> AddressParser.indexes(address.tokens(), features))
                .toArray(int[][][]::new);
        int[][] right = addresses.stream()
                .map(address -> address.tags().stream().mapToInt(tags::indexOf).toArray())
                .toArray(int[][]::new);
        var random = new SplittableRandom(1);
        int[] order = new int[seen.length];
        for (int i = 0; i < order.length; i++) order[i] = i;
        int time = 1;
        for (int round = 0; round < ROUNDS; round++) {
            shuffle(order, random);
            for (int i : order) learn(seen[i], right[i], time++);
        }
        return new AddressParser(
                features,
                tags,
                new TagScorer(tags.size(), scorer.mayFollow(), emission.mean(time), transition.mean(time)));
    }

    private void learn(int[][] seen, int[] right, int time) {
        int[] found = scorer.best(seen);
        int count = tags.size();
        for (int i = 0; i < right.length; i++) {
            int rightBefore = i == 0 ? count : right[i - 1];
            int foundBefore = i == 0 ? count : found[i - 1];
            if (right[i] != found[i]) {
                for (int feature : seen[i]) {
                    emission.add(feature * count + right[i], 1, time);
                    emission.add(feature * count + found[i], -1, time);
                }
            }
            if (right[i] != found[i] || rightBefore != foundBefore) {
                transition.add(rightBefore * count + right[i], 1, time);
                transition.add(foundBefore * count + found[i], -1, time);
            }
        }
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    /** Weights with the sum of what they were over time, kept up to date only where they change. */
    private static final class Averaged {
        private final float[] now;
        private final double[] weighted;

        Averaged(int size) {
            this.now = new float[size];
            this.weighted = new double[size];
        }

        /** Remembers the time-weighted change, so that the mean is {@code now - weighted / time}. */
        void add(int index, float change, int time) {
            now[index] += change;
            weighted[index] += (double) change * time;
        }

        float[] mean(int time) {
            var mean = new float[now.length];
            for (int i = 0; i < mean.length; i++) mean[i] = (float) (now[i] - weighted[i] / time);
            return mean;
        }
    }
}
