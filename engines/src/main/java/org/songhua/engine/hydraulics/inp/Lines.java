package org.songhua.engine.hydraulics.inp;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A file cut into sections and rows. */
final class Lines {
    private final Problems problems;
    private final Map<Section, List<Row>> rows = new EnumMap<>(Section.class);
    private Section section = Section.END;
    private boolean inSection;
    private boolean ended;
    private boolean skipping;

    private Lines(Problems problems) {
        this.problems = problems;
    }

    /** Cuts the text. What stands in no known section is told and left out. */
    static Map<Section, List<Row>> read(String text, Problems problems) {
        var lines = new Lines(problems);
        int number = 0;
        // Some editors begin a file with a mark of its encoding.
        int from = text.startsWith("\uFEFF") ? 1 : 0;
        while (from < text.length() && !lines.ended) {
            int to = text.indexOf('\n', from);
            if (to < 0) to = text.length();
            int end = to > from && text.charAt(to - 1) == '\r' ? to - 1 : to;
            lines.line(++number, text.substring(from, end));
            from = to + 1;
        }
        return lines.rows;
    }

    private void line(int number, String raw) {
        int comment = raw.indexOf(';');
        String content = comment < 0 ? raw : raw.substring(0, comment);
        List<String> words = words(content);
        if (words.isEmpty()) return;
        if (content.strip().startsWith("[")) heading(number, words.getFirst());
        else if (inSection) add(number, words, comment < 0 ? "" : raw.substring(comment + 1), raw);
        else outside(number);
    }

    private void heading(int number, String word) {
        var found = Section.ofHeading(word);
        inSection = found.isPresent();
        skipping = !inSection;
        if (inSection) enter(found.get());
        else
            problems.remark(
                    Problems.UNKNOWN_SECTION,
                    number,
                    word,
                    "The section is not known; its lines are left out.",
                    "Check the heading.");
    }

    private void enter(Section found) {
        section = found;
        ended = found == Section.END;
    }

    private void add(int number, List<String> words, String comment, String raw) {
        rows.computeIfAbsent(section, any -> new ArrayList<>())
                .add(new Row(section, number, words, comment, raw, problems));
    }

    private void outside(int number) {
        if (skipping) return;
        skipping = true;
        problems.remark(
                Problems.OUTSIDE_SECTIONS,
                number,
                "",
                "There is text before the first section; it is left out.",
                "Begin the file with a section such as [TITLE].");
    }

    /** Blanks part words; a text in quotation marks is one word. */
    static List<String> words(String content) {
        var words = new ArrayList<String>();
        int at = 0;
        while (at < content.length()) {
            if (content.charAt(at) <= ' ') at++;
            else at = word(content, at, words);
        }
        return words;
    }

    private static int word(String content, int from, List<String> words) {
        boolean quoted = content.charAt(from) == '"';
        int at = quoted ? from + 1 : from;
        int begin = at;
        while (at < content.length() && (quoted ? content.charAt(at) != '"' : content.charAt(at) > ' ')) at++;
        words.add(content.substring(begin, at));
        return at + 1;
    }
}
