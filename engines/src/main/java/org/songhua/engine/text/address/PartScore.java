package org.songhua.engine.text.address;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How many parts were found exactly, with both ends and kind, by kind. */
public final class PartScore {
    private final Map<String, int[]> byKind = new TreeMap<>();
    private final int[] all = new int[3];
    private static final int RIGHT = 0;
    private static final int FOUND = 1;
    private static final int TRUE = 2;

    public void add(TaggedAddress truth, TaggedAddress found) {
        var wanted = new HashSet<>(truth.parts());
        for (AddressPart part : wanted) count(part, TRUE);
        for (AddressPart part : found.parts()) {
            count(part, FOUND);
            if (wanted.contains(part)) count(part, RIGHT);
        }
    }

    private void count(AddressPart part, int what) {
        byKind.computeIfAbsent(part.kind(), kind -> new int[3])[what]++;
        all[what]++;
    }

    /** {@return of the parts found the part that is right} */
    public double precision() {
        return ratio(all[RIGHT], all[FOUND]);
    }

    /** {@return of the true parts the part that was found} */
    public double recall() {
        return ratio(all[RIGHT], all[TRUE]);
    }

    public double f1() {
        return f1(all);
    }

    /** {@return F1 of one kind, 0 when it never occurs} */
    public double f1(String kind) {
        return f1(byKind.getOrDefault(kind, new int[3]));
    }

    private static double f1(int[] counts) {
        return ratio(2.0 * counts[RIGHT], counts[FOUND] + counts[TRUE]);
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    /** {@return precision, recall and F1 over all parts, then of each kind, as lines of text} */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(
                String.format(Locale.ROOT, "entity precision %.4f, recall %.4f, F1 %.4f", precision(), recall(), f1()));
        lines.add("");
        lines.add("kind\tprecision\trecall\tF1\tcount");
        byKind.forEach((kind, counts) -> lines.add(String.format(
                Locale.ROOT,
                "%s\t%.4f\t%.4f\t%.4f\t%d",
                kind,
                ratio(counts[RIGHT], counts[FOUND]),
                ratio(counts[RIGHT], counts[TRUE]),
                f1(counts),
                counts[TRUE])));
        return lines;
    }
}
