package org.songhua.engine.text.classify;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.songhua.engine.text.Grams;

/**
 * Turns texts into vectors of two parts of fixed lengths: runs of one to {@value #LONGEST} characters, and topics of a lexicon. Each
 * feature weighs 1 + ln(count) times 1 + ln((1 + texts) / (1 + texts that have it)) (Salton and Buckley 1988). Runs do not reach over
 * punctuation. The first line of several is taken as a title. The features are those of the training texts; others are unknown.
 */
final class Features {
    static final int LONGEST = 3;
    /** Marks topics among the features; no character of a text that is normalised. */
    private static final char TOPIC = '#';

    /** A title says in few words what the text is about. */
    private static final int TITLE_WEIGHT = 3;

    private static final double TOPIC_PART = 1.0;
    private static final int MOST_FEATURES = 600_000;
    /** Of so few texts a run that occurs once may be all there is. */
    private static final int FEW_TEXTS = 40;

    private final TopicLexicon lexicon;
    private final int texts;
    private final Map<String, Integer> indexes;
    private final float[] idf;

    private Features(TopicLexicon lexicon, int texts, Map<String, Integer> indexes, float[] idf) {
        this.lexicon = lexicon;
        this.texts = texts;
        this.indexes = indexes;
        this.idf = idf;
    }

    /** {@return the features of training texts} */
    static Features of(List<String> texts, TopicLexicon lexicon) {
        var textsWith = new TreeMap<String, Integer>();
        for (String text : texts) {
            for (String feature : count(text, lexicon).keySet()) textsWith.merge(feature, 1, Integer::sum);
        }
        int least = least(textsWith, texts.size());
        var indexes = new HashMap<String, Integer>();
        var idf = new float[textsWith.size()];
        textsWith.forEach((feature, with) -> {
            if (with < least && feature.charAt(0) != TOPIC) return;
            idf[indexes.size()] = (float) idf(texts.size(), with);
            indexes.put(feature, indexes.size());
        });
        return new Features(lexicon, texts.size(), indexes, Arrays.copyOf(idf, indexes.size()));
    }

    /** In how many texts a run must occur: two, or as many as keep the features within bounds. */
    private static int least(Map<String, Integer> textsWith, int texts) {
        if (texts <= FEW_TEXTS) return 1;
        int least = 2;
        while (true) {
            int bound = least;
            if (textsWith.values().stream().filter(with -> with >= bound).count() <= MOST_FEATURES) return least;
            least++;
        }
    }

    private static double idf(int texts, int with) {
        return 1 + Math.log((1.0 + texts) / (1.0 + with));
    }

    /** {@return these and the runs of a text that are not among them, each as if one text had it} */
    Features with(String text) {
        var grown = new HashMap<>(indexes);
        for (String feature : count(text, lexicon).keySet()) grown.putIfAbsent(feature, grown.size());
        if (grown.size() == indexes.size() || grown.size() > MOST_FEATURES) return this;
        float[] all = Arrays.copyOf(idf, grown.size());
        Arrays.fill(all, idf.length, all.length, (float) idf(texts, 1));
        return new Features(lexicon, texts, grown, all);
    }

    int size() {
        return idf.length;
    }

    SparseVector vector(String text) {
        var runs = new HashMap<Integer, Float>();
        var topics = new HashMap<Integer, Float>();
        count(text, lexicon).forEach((feature, count) -> {
            Integer index = indexes.get(feature);
            if (index == null) return;
            var part = feature.charAt(0) == TOPIC ? topics : runs;
            part.put(index, (float) ((1 + Math.log(count)) * idf[index]));
        });
        scale(runs, 1);
        scale(topics, TOPIC_PART);
        runs.putAll(topics);
        return SparseVector.of(runs);
    }

    private static void scale(Map<Integer, Float> part, double length) {
        double squares = 0;
        for (float value : part.values()) squares += (double) value * value;
        if (squares == 0) return;
        double factor = length / Math.sqrt(squares);
        part.replaceAll((index, value) -> (float) (value * factor));
    }

    /** Gets each place of a text at which one of the features stands. */
    @FunctionalInterface
    interface Sightings {
        void see(int feature, int from, int to);
    }

    /** Tells where in a normalised text its features stand. */
    void sight(String normalised, Sightings sightings) {
        forEachRun(normalised, (from, to) -> {
            Integer index = indexes.get(normalised.substring(from, to));
            if (index != null) sightings.see(index, from, to);
        });
        lexicon.sight(normalised, (topic, from, to) -> {
            Integer index = indexes.get(TOPIC + topic);
            if (index != null) sightings.see(index, from, to);
        });
    }

    /** All runs and topics of a text with their counts; what the first line of several says counts {@value #TITLE_WEIGHT} times. */
    private static Map<String, Integer> count(String text, TopicLexicon lexicon) {
        var counts = new HashMap<String, Integer>();
        count(Grams.normalise(text), 1, lexicon, counts);
        int title = text.strip().indexOf('\n');
        if (title > 0) count(Grams.normalise(text.strip().substring(0, title)), TITLE_WEIGHT - 1, lexicon, counts);
        return counts;
    }

    private static void count(String normalised, int times, TopicLexicon lexicon, Map<String, Integer> counts) {
        forEachRun(normalised, (from, to) -> counts.merge(normalised.substring(from, to), times, Integer::sum));
        lexicon.count(normalised).forEach((topic, count) -> counts.merge(TOPIC + topic, count * times, Integer::sum));
    }

    /** Gets the ends of a run of characters. */
    @FunctionalInterface
    private interface Runs {
        void run(int from, int to);
    }

    private static void forEachRun(String normalised, Runs runs) {
        for (int from = 0; from < normalised.length(); from++) {
            for (int to = from + 1; to <= normalised.length() && to - from <= LONGEST; to++) {
                if (!Character.isLetterOrDigit(normalised.charAt(to - 1))) break;
                runs.run(from, to);
            }
        }
    }
}
