package org.songhua.engine.contradiction;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.songhua.engine.contradiction.Document.Passage;
import org.songhua.engine.contradiction.Figure.Threshold;
import org.songhua.engine.fault.Fault;

/** Thresholds and ranges, which change from edition to edition and from one class of city to the other. */
final class ThresholdRule {
    private static final Pattern RANGE =
            Pattern.compile("(?<![\\d.])(\\d+(?:\\.\\d+)?)\\s*[–—~～至-]\\s*(\\d+(?:\\.\\d+)?)(?![\\d.])");

    private ThresholdRule() {}

    static void check(Document document, List<Figure> figures, Consumer<Fault> sink) {
        for (Passage passage : document.passages()) {
            for (String sentence : Sentences.of(passage)) {
                figures.stream()
                        .filter(figure -> figure.names().stream().anyMatch(sentence::contains))
                        .forEach(figure -> ranges(sentence, figure, passage, sink));
            }
        }
    }

    private static void ranges(String sentence, Figure figure, Passage passage, Consumer<Fault> sink) {
        RANGE.matcher(sentence).results().forEach(hit -> {
            double least = Double.parseDouble(hit.group(1));
            double most = Double.parseDouble(hit.group(2));
            Optional<Threshold> other = edition(figure, least, most);
            if (other.isEmpty() || other.get().edition().equals(figure.edition())) return;
            ContradictionCheck.tell(
                    sink,
                    "CONTRA-004",
                    ContradictionCheck.passage(passage.number()),
                    "%s is held against %s, the range of %s."
                            .formatted(
                                    figure.names().getFirst(),
                                    hit.group(),
                                    other.get().edition()),
                    "Use the range of " + figure.edition() + own(figure) + ".");
        });
    }

    private static String own(Figure figure) {
        return figure.thresholds().stream()
                .filter(threshold -> threshold.edition().equals(figure.edition()))
                .findFirst()
                .map(threshold -> ": " + threshold.text())
                .orElse("");
    }

    /** The edition whose range this is; the one of the report where several have it. */
    private static Optional<Threshold> edition(Figure figure, double least, double most) {
        List<Threshold> same = figure.thresholds().stream()
                .filter(threshold -> {
                    var range = RANGE.matcher(threshold.text());
                    return range.find()
                            && Double.parseDouble(range.group(1)) == least
                            && Double.parseDouble(range.group(2)) == most;
                })
                .toList();
        return same.stream()
                .filter(threshold -> threshold.edition().equals(figure.edition()))
                .findFirst()
                .or(() -> same.stream().findFirst());
    }
}
