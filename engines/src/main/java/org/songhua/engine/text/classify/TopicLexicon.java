package org.songhua.engine.text.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Words by what they speak of, so that a text about a 补习班 helps to know one about a 辅导班 although they share few characters. A
 * word may speak of several topics. The longest word at a place counts, so that 老师 in 老师傅 can be outdone by listing 老师傅.
 */
public final class TopicLexicon {
    /** No words, for languages and tasks without a lexicon. */
    public static final TopicLexicon NONE = parse("");

    private final Map<String, List<String>> topicsByWord;
    private final int longest;

    private TopicLexicon(Map<String, List<String>> topicsByWord) {
        this.topicsByWord = topicsByWord;
        this.longest =
                topicsByWord.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /**
     * {@return the lexicon}
     *
     * @param text a line for each topic: its name, a colon, its words between blanks; lines without a colon say nothing
     */
    public static TopicLexicon parse(String text) {
        var topics = new HashMap<String, List<String>>();
        for (String line : text.lines().toList()) {
            int colon = line.indexOf(':');
            if (colon < 0) continue;
            String topic = line.substring(0, colon).strip();
            for (String word : line.substring(colon + 1).strip().split("\\s+", -1)) {
                List<String> ofWord = topics.computeIfAbsent(word, w -> new ArrayList<>());
                if (!word.isEmpty() && !ofWord.contains(topic)) ofWord.add(topic);
            }
        }
        topics.remove("");
        return new TopicLexicon(topics);
    }

    /** {@return how often each topic is spoken of, by name} */
    Map<String, Integer> count(String normalised) {
        var counts = new TreeMap<String, Integer>();
        sight(normalised, (topic, from, to) -> counts.merge(topic, 1, Integer::sum));
        return counts;
    }

    /** Gets each place of a text that speaks of a topic. */
    @FunctionalInterface
    interface Sightings {
        void see(String topic, int from, int to);
    }

    void sight(String normalised, Sightings sightings) {
        for (int at = 0; at < normalised.length(); at++) {
            int from = at;
            int to = from + longestAt(normalised, from);
            topicsByWord
                    .getOrDefault(normalised.substring(from, to), List.of())
                    .forEach(topic -> sightings.see(topic, from, to));
        }
    }

    /** Length of the longest word at a place, 0 when there is none. */
    private int longestAt(String text, int at) {
        for (int length = Math.min(longest, text.length() - at); length > 0; length--) {
            if (topicsByWord.containsKey(text.substring(at, at + length))) return length;
        }
        return 0;
    }

    public int words() {
        return topicsByWord.size();
    }
}
