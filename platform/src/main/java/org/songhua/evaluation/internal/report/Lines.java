package org.songhua.evaluation.internal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songhua.evaluation.internal.report.Piece.Quoted;

/**
 * Breaks text into lines as Chinese is set (GB/T 15834: no closing mark begins a line, no opening mark ends one). Latin words and
 * numbers are kept whole, ids break behind their @, a unit stays with its number.
 */
final class Lines {
    private static final Pattern TOKEN = Pattern.compile(
            "[!-?A-~\\u00A1-\\u024F\\u2010-\\u2013\\u2030]*+@|[!-?A-~\\u00A1-\\u024F\\u2010-\\u2013\\u2030]++|\\s++|.");
    private static final String CLOSING = "，。、；：？！）》〉」』】〕”’％℃…—·";
    private static final String OPENING = "（《〈「『【〔“‘";

    private final Typeface typeface;
    private final double size;
    private final List<Line> lines = new ArrayList<>();
    private List<Part> current = new ArrayList<>();
    private double used;

    /**
     * A stretch of a line.
     *
     * @param number null for words
     */
    record Part(String text, @Nullable ReportNumber number, double width) {}

    /**
     * A line.
     *
     * @param width points that its text takes
     * @param isLast whether the paragraph ends with it
     */
    record Line(List<Part> parts, double width, boolean isLast) {
        int characters() {
            return parts.stream().mapToInt(part -> part.text().length()).sum();
        }
    }

    private Lines(Typeface typeface, double size) {
        this.typeface = typeface;
        this.size = size;
    }

    /**
     * {@return lines, at least one}
     *
     * @param width points
     * @param indent of the first line, points
     */
    static List<Line> of(List<Piece> pieces, Typeface typeface, double size, double width, double indent) {
        var lines = new Lines(typeface, size);
        double room = width - indent;
        for (List<Part> group : lines.groups(pieces)) {
            double wide = group.stream().mapToDouble(Part::width).sum();
            if (lines.used + wide > room && !lines.current.isEmpty()) {
                lines.end(false);
                room = width;
            }
            boolean isBlank = group.size() == 1 && group.getFirst().text().isBlank();
            if (isBlank && lines.current.isEmpty()) continue;
            if (wide > room) lines.letters(group, room);
            else lines.add(group, wide);
        }
        lines.end(true);
        return lines.lines;
    }

    private void add(List<Part> group, double wide) {
        current.addAll(group);
        used += wide;
    }

    private void end(boolean isLast) {
        lines.add(new Line(List.copyOf(current), used, isLast));
        current = new ArrayList<>();
        used = 0;
    }

    /** What is wider than a line is broken anywhere. */
    private void letters(List<Part> group, double room) {
        for (Part part : group) {
            for (int character : part.text().codePoints().toArray()) {
                Part letter = part(Character.toString(character), part.number());
                if (used + letter.width() > room && !current.isEmpty()) end(false);
                add(List.of(letter), letter.width());
            }
        }
    }

    private Part part(String text, @Nullable ReportNumber number) {
        return new Part(text, number, typeface.width(text, size));
    }

    /** {@return what may not be broken} */
    private List<List<Part>> groups(List<Piece> pieces) {
        var groups = new ArrayList<List<Part>>();
        boolean isOpen = false;
        int bound = 0;
        for (Piece piece : pieces) {
            ReportNumber number = piece instanceof Quoted quoted ? quoted.number() : null;
            for (String token : number == null ? tokens(piece.text()) : List.of(number.printed())) {
                boolean joins = isOpen || bound > 0 || CLOSING.contains(token);
                if (!joins || groups.isEmpty()) groups.add(new ArrayList<>());
                groups.getLast().add(part(token, number));
                isOpen = OPENING.contains(token);
                bound--;
            }
            // Behind a number stand a blank and its unit.
            if (number != null) bound = 2;
        }
        return groups;
    }

    private List<String> tokens(String text) {
        return TOKEN.matcher(typeface.shown(text))
                .results()
                .map(hit -> hit.group().isBlank() ? " " : hit.group())
                .toList();
    }
}
