package org.songhua.engine.contradiction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.songhua.engine.contradiction.Document.Passage;

/** Sentences of passages, and the figures that they name. */
final class Sentences {
    private Sentences() {}

    /** A figure named in a sentence, with the number that follows the name. */
    record Mention(Figure figure, Printed printed, String sentence) {}

    static List<String> of(Passage passage) {
        return Arrays.stream(passage.text().split("[。！？!?\\n]|\\.\\s", -1))
                .filter(sentence -> !sentence.isBlank())
                .toList();
    }

    /** {@return names with their numbers: the first number after the name, before the next name, that has its unit} */
    static List<Mention> mentions(String sentence, List<Figure> figures) {
        var hits = hits(sentence, figures);
        var numbers = Printed.all(sentence);
        var found = new ArrayList<Mention>();
        for (int i = 0; i < hits.size(); i++) {
            Hit hit = hits.get(i);
            int until = i + 1 < hits.size() ? hits.get(i + 1).start : sentence.length();
            numbers.stream()
                    .filter(number -> number.start() >= hit.end && number.end() <= until)
                    .filter(number -> number.unit().startsWith(hit.figure.unit()))
                    .findFirst()
                    .ifPresent(number -> found.add(new Mention(hit.figure, number, sentence)));
        }
        return found;
    }

    private record Hit(Figure figure, int start, int end) {}

    private static List<Hit> hits(String sentence, List<Figure> figures) {
        var hits = new ArrayList<Hit>();
        for (Figure figure : figures) {
            for (String name : figure.names()) addHits(sentence, figure, name, hits);
        }
        hits.sort(Comparator.comparingInt(Hit::start)
                .thenComparing(Comparator.comparingInt(Hit::end).reversed()));
        var apart = new ArrayList<Hit>();
        for (Hit hit : hits) if (apart.isEmpty() || hit.start >= apart.getLast().end) apart.add(hit);
        return apart;
    }

    private static void addHits(String sentence, Figure figure, String name, List<Hit> hits) {
        if (name.isEmpty()) return;
        for (int at = sentence.indexOf(name); at >= 0; at = sentence.indexOf(name, at + 1)) {
            hits.add(new Hit(figure, at, at + name.length()));
        }
    }
}
