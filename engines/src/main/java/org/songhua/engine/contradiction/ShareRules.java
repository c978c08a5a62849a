package org.songhua.engine.contradiction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.songhua.engine.contradiction.Document.Passage;
import org.songhua.engine.contradiction.Document.Table;
import org.songhua.engine.fault.Fault;

/** Shares: of one whole together, and of two numbers each. */
final class ShareRules {
    /** Percentages that miss 100 by more than this are shares of different wholes. */
    private static final double NEAR = 5;
    /** A printed share further from its fraction than this belongs to other numbers. */
    private static final double SLIP = 1.5;

    private static final Pattern CUE = Pattern.compile("占|比例|其余|其中|分别|比重|share|of which|rest");
    private static final Pattern FRACTION =
            Pattern.compile("(?<![\\d.])(\\d+(?:\\.\\d+)?)\\s*/\\s*(\\d+(?:\\.\\d+)?)(?![\\d.])");

    private ShareRules() {}

    static void wholes(Document document, Consumer<Fault> sink) {
        for (Passage passage : document.passages()) {
            for (String sentence : Sentences.of(passage)) {
                if (CUE.matcher(sentence).find()) {
                    whole(percentages(sentence), ContradictionCheck.passage(passage.number()), sink);
                }
            }
        }
        for (Table table : document.tables()) columns(table, sink);
    }

    private static List<Printed> percentages(String text) {
        return Printed.all(text).stream().filter(Printed::isPercent).toList();
    }

    private static void columns(Table table, Consumer<Fault> sink) {
        int width = table.rows().isEmpty() ? 0 : table.rows().getFirst().size();
        for (int column = 0; column < width; column++) {
            var shares = new ArrayList<Printed>();
            for (int row = 1; row < table.rows().size(); row++) {
                if (!SumRule.isTotal(table.rows().get(row)))
                    shares.addAll(percentages(table.rows().get(row).get(column)));
            }
            if (shares.size()
                    == table.rows().stream()
                            .skip(1)
                            .filter(row -> !SumRule.isTotal(row))
                            .count()) whole(shares, ContradictionCheck.table(table.number()), sink);
        }
    }

    private static void whole(List<Printed> shares, String place, Consumer<Fault> sink) {
        if (shares.size() < 2) return;
        double sum = shares.stream().mapToDouble(Printed::number).sum();
        double rounding = shares.stream().mapToDouble(Printed::rounding).sum();
        double off = Math.abs(sum - 100);
        if (off <= rounding || off > NEAR) return;
        String words = String.join(
                " + ", shares.stream().map(s -> s.value().toPlainString()).toList());
        ContradictionCheck.tell(
                sink,
                "CONTRA-001",
                place,
                "Shares of one whole add up to %s, not 100: %s.".formatted(plain(sum), words),
                "Compute the shares anew from their numbers.");
    }

    static void fractions(Document document, Consumer<Fault> sink) {
        for (Passage passage : document.passages()) {
            for (String sentence : Sentences.of(passage)) {
                String place = ContradictionCheck.passage(passage.number());
                for (double[] pair : pairs(sentence)) slips(pair, percentages(sentence), place, sink);
            }
        }
    }

    /** Written as a/b, or the only two whole numbers of a sentence that speaks of a share. */
    private static List<double[]> pairs(String sentence) {
        var pairs = new ArrayList<double[]>();
        FRACTION.matcher(sentence)
                .results()
                .forEach(hit ->
                        pairs.add(new double[] {Double.parseDouble(hit.group(1)), Double.parseDouble(hit.group(2))}));
        var counts = Printed.all(sentence).stream()
                .filter(number -> number.decimals() == 0 && !number.isPercent() && number.number() > 9)
                .mapToDouble(Printed::number)
                .distinct()
                .sorted()
                .toArray();
        if (pairs.isEmpty() && counts.length == 2 && CUE.matcher(sentence).find()) pairs.add(counts);
        return pairs;
    }

    private static void slips(double[] pair, List<Printed> shares, String place, Consumer<Fault> sink) {
        if (pair[1] == 0) return;
        double share = 100 * pair[0] / pair[1];
        for (Printed printed : shares) {
            if (printed.tells(share) || printed.tells(100 - share)) continue;
            double right = nearest(share, printed.number());
            if (Math.abs(right - printed.number()) > SLIP) continue;
            ContradictionCheck.tell(
                    sink,
                    "CONTRA-008",
                    place,
                    "%s of %s is %s %%, the text says %s %%."
                            .formatted(
                                    plain(pair[0]),
                                    plain(pair[1]),
                                    rounded(right, printed.decimals()),
                                    printed.value().toPlainString()),
                    "Write " + rounded(right, printed.decimals()) + " %, or correct the numbers.");
        }
    }

    private static double nearest(double share, double printed) {
        return Math.abs(share - printed) <= Math.abs(100 - share - printed) ? share : 100 - share;
    }

    static String rounded(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    static String plain(double value) {
        return new BigDecimal(rounded(value, 6)).stripTrailingZeros().toPlainString();
    }
}
