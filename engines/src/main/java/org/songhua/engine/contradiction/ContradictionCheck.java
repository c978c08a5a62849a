package org.songhua.engine.contradiction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/**
 * Reads a report with suspicion. Codes: CONTRA-001 shares of one whole do not add up to 100; 002 the same figure has two
 * values; 003 the net of a gap is told as the gap; 004 a threshold of another edition; 005 parts do not add up to their
 * total; 006 years of a broken series are compared without saying so; 007 a number equals no stored value; 008 a share is not
 * what its two numbers make; 009 a quoted id does not exist.
 *
 * <p>Every finding names the passage or table and what is right, as far as it is known. Numbers are compared after rounding
 * to the digits printed.
 */
public final class ContradictionCheck {
    private ContradictionCheck() {}

    /** {@return all contradictions in order of the rules} */
    public static List<Fault> check(Document document, List<Figure> figures) {
        var findings = new ArrayList<Fault>();
        ShareRules.wholes(document, findings::add);
        FigureRules.twice(document, figures, findings::add);
        FigureRules.stored(document, figures, findings::add);
        ThresholdRule.check(document, figures, findings::add);
        SumRule.check(document, findings::add);
        FigureRules.broken(document, figures, findings::add);
        FigureRules.quotes(document, figures, findings::add);
        ShareRules.fractions(document, findings::add);
        return findings.stream().distinct().toList();
    }

    static void tell(Consumer<Fault> sink, String code, String place, String problem, String remedy) {
        sink.accept(Fault.refused(code, Place.atField(place), problem, remedy));
    }

    static String passage(int number) {
        return "paragraph " + number;
    }

    static String row(int table, int row) {
        return table(table) + ", row " + row;
    }

    static String table(int number) {
        return "table " + number;
    }
}
