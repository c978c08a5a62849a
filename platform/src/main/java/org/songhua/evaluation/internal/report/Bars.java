package org.songhua.evaluation.internal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.songhua.evaluation.internal.report.Drawing.Anchor;
import org.songhua.evaluation.internal.report.Drawing.Area;
import org.songhua.evaluation.internal.report.Drawing.Label;
import org.songhua.evaluation.internal.report.Drawing.Line;
import org.songhua.evaluation.internal.report.Drawing.Mark;

/** Bars from zero, one below the other, each with its name and number: nothing depends on colour. */
final class Bars {
    private static final double WIDTH = 460;
    private static final double NAMES = 120;
    private static final double NUMBERS = 60;
    private static final double ROW = 17;
    private static final double BAR = 10;
    private static final double SIZE = 9;
    private static final int DARK = 80;
    private static final int MOST_LETTERS = 12;

    private Bars() {}

    /** {@return a chart of numbers that are not negative; others have no bar} */
    static Drawing of(String title, List<ReportNumber> numbers, Function<ReportNumber, String> name) {
        double most = Math.max(
                1e-9, numbers.stream().mapToDouble(ReportNumber::value).max().orElse(1));
        var marks = new ArrayList<Mark>();
        double y = 6;
        for (ReportNumber number : numbers) {
            double width = Math.max(0, number.value()) / most * (WIDTH - NAMES - NUMBERS);
            double base = y + BAR - 1.5;
            marks.add(new Label(NAMES - 8, base, shortened(name.apply(number)), SIZE, Anchor.END, false));
            if (width > 0) marks.add(Area.box(NAMES, y, width, BAR, DARK));
            marks.add(new Label(NAMES + width + 5, base, number.printed(), SIZE, Anchor.START, false));
            y += ROW;
        }
        marks.add(Line.of(NAMES, 2, NAMES, y));
        return new Drawing(WIDTH, y + 4, title + "：条形图，数值见下表", marks);
    }

    private static String shortened(String name) {
        return name.length() <= MOST_LETTERS ? name : name.substring(0, MOST_LETTERS - 1) + "…";
    }
}
