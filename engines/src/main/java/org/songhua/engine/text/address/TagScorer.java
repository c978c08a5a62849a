package org.songhua.engine.text.address;

/**
 * Weights of features and of tags that follow each other, and the best tags by them. Feature weights lie tag by tag in one array.
 *
 * @param tags how many there are
 * @param mayFollow whether the second tag may follow the first; the row after the last tag is the beginning of an address
 * @param emission weight of tag t at feature f at {@code f * tags + t}
 * @param transition weight of tag b after tag a at {@code a * tags + b}
 */
@SuppressWarnings("ArrayRecordComponent") // Inside this package; never compared.
record TagScorer(int tags, boolean[][] mayFollow, float[] emission, float[] transition) {
    private static final double IMPOSSIBLE = -1e12;

    /**
     * {@return the tags whose weights sum to most, by dynamic programming (Viterbi 1967)}
     *
     * @param features of each token; unknown ones are left out
     */
    int[] best(int[][] features) {
        int length = features.length;
        var from = new int[length][tags];
        double[] scores = emissions(features[0]);
        for (int tag = 0; tag < tags; tag++) {
            scores[tag] += mayFollow[tags][tag] ? transition[tags * tags + tag] : IMPOSSIBLE;
        }
        for (int i = 1; i < length; i++) scores = next(scores, features[i], from[i]);
        return trace(scores, from);
    }

    private double[] emissions(int[] features) {
        var scores = new double[tags];
        for (int feature : features) {
            int base = feature * tags;
            for (int tag = 0; tag < tags; tag++) scores[tag] += emission[base + tag];
        }
        return scores;
    }

    private double[] next(double[] before, int[] features, int[] from) {
        double[] scores = emissions(features);
        for (int tag = 0; tag < tags; tag++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int other = 0; other < tags; other++) {
                if (!mayFollow[other][tag]) continue;
                double score = before[other] + transition[other * tags + tag];
                if (score > best) {
                    best = score;
                    from[tag] = other;
                }
            }
            scores[tag] += Math.max(best, IMPOSSIBLE);
        }
        return scores;
    }

    private static int[] trace(double[] scores, int[][] from) {
        var path = new int[from.length];
        int last = from.length - 1;
        for (int tag = 1; tag < scores.length; tag++) if (scores[tag] > scores[path[last]]) path[last] = tag;
        for (int i = last; i > 0; i--) path[i - 1] = from[i][path[i]];
        return path;
    }
}
