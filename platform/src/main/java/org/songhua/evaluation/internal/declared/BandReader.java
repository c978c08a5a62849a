package org.songhua.evaluation.internal.declared;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songhua.engine.indicator.Grading.Band;
import org.songhua.engine.indicator.Grading.Grade;
import org.songhua.pack.yaml.Item;

/** Reads bands of grades: {@code >=80}, {@code <60}, {@code 0.7–1.5}. */
record BandReader(Positions positions) {
    private static final Pattern LIMIT = Pattern.compile("(>=|<=|>|<|=)\\s*(-?\\d+(?:\\.\\d+)?)");
    private static final Pattern RANGE = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*[–~]\\s*(-?\\d+(?:\\.\\d+)?)");

    List<Band> read(Item grade) {
        var bands = new ArrayList<Band>();
        texts(grade).forEach((name, text) -> {
            Grade value = Grade.valueOf(name.toUpperCase(Locale.ROOT));
            Item item = grade.part(name);
            band(value, text)
                    .ifPresentOrElse(
                            bands::add,
                            () -> positions.tell(
                                    item.where(),
                                    "EVAL-005",
                                    "\"" + text + "\" is no band.",
                                    "Write >=80, <60 or 0.7–1.5."));
        });
        bands.sort(Comparator.comparing(Band::grade));
        return bands;
    }

    static Map<String, String> texts(Item grade) {
        var texts = new TreeMap<String, String>();
        for (String name : EvaluationFormat.BANDS) {
            String text = grade.text(name);
            if (text != null) texts.put(name, text);
        }
        return texts;
    }

    private static Optional<Band> band(Grade grade, String text) {
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            double least = Double.parseDouble(range.group(1));
            double most = Double.parseDouble(range.group(2));
            // Upside down it would hold nothing, and nobody would be told.
            return least > most ? Optional.empty() : Optional.of(new Band(grade, least, most));
        }
        Matcher limit = LIMIT.matcher(text);
        if (!limit.matches()) return Optional.empty();
        double value = Double.parseDouble(limit.group(2));
        return Optional.of(
                switch (limit.group(1)) {
                    case ">=" -> new Band(grade, value, Double.POSITIVE_INFINITY);
                    case ">" -> new Band(grade, Math.nextUp(value), Double.POSITIVE_INFINITY);
                    case "<=" -> new Band(grade, Double.NEGATIVE_INFINITY, value);
                    case "<" -> new Band(grade, Double.NEGATIVE_INFINITY, Math.nextDown(value));
                    default -> new Band(grade, value, value);
                });
    }
}
