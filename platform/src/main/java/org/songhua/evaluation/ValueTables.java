package org.songhua.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.formula.FormulaPrinter;

/**
 * Values as tables: plain CSV for people, SDMX-CSV 2.0 for statistical systems. Cells that a spreadsheet would take for a formula
 * get an apostrophe.
 */
public final class ValueTables {
    private static final String HEAD =
            "indicator,name,unit,geography,period,value,status,numerator,denominator,net,break,lacking,wanting,state,source,hash\r\n";
    private static final String SDMX_HEAD =
            "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,OBS_PRE_BREAK,UNIT_MEASURE,DECIMALS,COMMENT\r\n";
    private static final String STRUCTURE = "dataflow,SONGHUA:INDICATORS(1.0),R,";

    private ValueTables() {}

    /** {@return CSV with one row for each value, UTF-8 text with a byte order mark, so that spreadsheets read it} */
    public static String csv(List<IndicatorValue> values, Function<String, Optional<IndicatorDefinition>> indicators) {
        var out = new StringBuilder("\uFEFF").append(HEAD);
        for (IndicatorValue value : values) {
            Optional<IndicatorDefinition> indicator = indicators.apply(value.indicator());
            row(
                    out,
                    value.indicator(),
                    indicator.map(i -> i.name().zh()).orElse(""),
                    indicator.map(IndicatorDefinition::unitText).orElse(""),
                    value.geography(),
                    value.period(),
                    number(value.measured().value()),
                    value.measured().status().code(),
                    number(value.measured().numerator()),
                    number(value.measured().denominator()),
                    number(value.measured().net()),
                    String.valueOf(value.broken()),
                    String.valueOf(value.lacking()),
                    value.wanting(),
                    value.state(),
                    value.entry() == null ? "" : value.entry().sourceFile(),
                    value.hash());
        }
        return out.toString();
    }

    /** {@return SDMX-CSV} */
    public static String sdmx(List<IndicatorValue> values, Function<String, Optional<IndicatorDefinition>> indicators) {
        var out = new StringBuilder(SDMX_HEAD);
        for (IndicatorValue value : values) {
            Optional<IndicatorDefinition> indicator = indicators.apply(value.indicator());
            out.append(STRUCTURE);
            row(
                    out,
                    value.indicator(),
                    value.geography(),
                    value.period(),
                    number(value.measured().value()),
                    value.measured().status().sdmx(),
                    value.broken() ? "B" : "",
                    indicator.map(IndicatorDefinition::unitText).orElse(""),
                    indicator.map(i -> String.valueOf(i.decimals())).orElse(""),
                    value.wanting());
        }
        return out.toString();
    }

    /** {@return a line of CSV with its end; null is an empty cell} */
    public static String line(@Nullable String... cells) {
        var out = new StringBuilder();
        row(out, cells);
        return out.toString();
    }

    private static void row(StringBuilder out, @Nullable String... cells) {
        for (int i = 0; i < cells.length; i++) out.append(i == 0 ? "" : ",").append(cell(cells[i]));
        out.append("\r\n");
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : FormulaPrinter.plain(value);
    }

    private static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) return "";
        boolean number = text.matches("-?[0-9.]+");
        String safe = !number && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quotes = safe.contains(",") || safe.contains("\"") || safe.contains("\n") || safe.contains("\r");
        return quotes ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
