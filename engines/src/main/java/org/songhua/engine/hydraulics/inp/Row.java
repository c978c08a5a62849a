package org.songhua.engine.hydraulics.inp;

import java.util.List;
import java.util.Locale;

/**
 * One line of a section, cut into words. Asking it for what it does not hold is a fault, and gives a value one can go on
 * with, so that one reading finds all mistakes.
 */
final class Row {
    private final Section section;
    private final int line;
    private final List<String> words;
    private final String comment;
    private final String raw;
    private final Problems problems;

    Row(Section section, int line, List<String> words, String comment, String raw, Problems problems) {
        this.section = section;
        this.line = line;
        this.words = words;
        this.comment = comment;
        this.raw = raw;
        this.problems = problems;
    }

    int line() {
        return line;
    }

    int size() {
        return words.size();
    }

    String comment() {
        return comment;
    }

    String raw() {
        return raw;
    }

    String id() {
        return words.getFirst();
    }

    boolean has(int index) {
        return index < words.size();
    }

    /** {@return the word, or an empty text} */
    String text(int index) {
        return has(index) ? words.get(index) : "";
    }

    String last() {
        return words.getLast();
    }

    /** True when the word begins with the keyword, whatever the case: EPANET lets words be cut short. */
    boolean is(int index, String keyword) {
        return has(index) && startsWith(words.get(index), keyword);
    }

    static boolean startsWith(String word, String keyword) {
        return word.regionMatches(true, 0, keyword, 0, keyword.length());
    }

    /** True when there are at least so many words; otherwise that is a fault. */
    boolean needs(int count) {
        if (words.size() >= count) return true;
        refuse(
                Problems.TOO_FEW_VALUES,
                "The line has " + words.size() + " values, " + count + " are needed.",
                "Add what is missing.");
        return false;
    }

    /** {@return the number, or the default when the line is shorter} */
    double number(int index, double otherwise) {
        return has(index) ? parse(index, otherwise) : otherwise;
    }

    private double parse(int index, double otherwise) {
        double value = Numbers.parse(words.get(index));
        if (!Double.isNaN(value)) return value;
        refuse(Problems.NOT_A_NUMBER, "\"" + words.get(index) + "\" is not a number.", "Write a decimal number.");
        return otherwise;
    }

    /** {@return the number, which must be above zero} */
    double positive(int index, double otherwise, String what) {
        double value = number(index, otherwise);
        if (value > 0) return value;
        outOfRange(index, what, "above 0");
        return otherwise > 0 ? otherwise : 1;
    }

    /** {@return the number, which must not be below zero} */
    double notNegative(int index, double otherwise, String what) {
        double value = number(index, otherwise);
        if (value >= 0) return value;
        outOfRange(index, what, "0 or above");
        return Math.max(0, otherwise);
    }

    void outOfRange(int index, String what, String range) {
        refuse(
                Problems.OUT_OF_RANGE,
                "The " + what + " is " + text(index) + " and must be " + range + ".",
                "Correct the " + what + ".");
    }

    void unknownWord(int index, String expected) {
        refuse(
                Problems.UNKNOWN_WORD,
                "\"" + text(index) + "\" has no meaning here.",
                "Write one of: " + expected.toUpperCase(Locale.ROOT) + ".");
    }

    void refuse(String code, String problem, String remedy) {
        problems.refuse(code, line, feature(), problem, remedy);
    }

    void remark(String code, String problem, String remedy) {
        problems.remark(code, line, feature(), problem, remedy);
    }

    private String feature() {
        return section.heading() + (words.isEmpty() ? "" : " " + words.getFirst());
    }
}
