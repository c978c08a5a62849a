package org.songhua.engine.hydraulics.inp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.Convergence;
import org.songhua.engine.hydraulics.FlowUnit;
import org.songhua.engine.hydraulics.HeadLoss;
import org.songhua.engine.hydraulics.HydraulicOptions;
import org.songhua.engine.hydraulics.HydraulicOptions.PressureDemand;
import org.songhua.engine.hydraulics.PressureUnit;
import org.songhua.engine.hydraulics.QualityOptions;

/** Reads [OPTIONS]. */
final class OptionSections {
    /** Least difference of required and minimum pressure, as in EPANET. */
    private static final double LEAST_PRESSURE_RANGE = 0.1;

    private static final double FINEST_ACCURACY = 1e-5;
    private static final double COARSEST_ACCURACY = 0.1;

    private FlowUnit flowUnit = FlowUnit.GPM;
    private @Nullable PressureUnit pressureUnit;
    private HeadLoss headLoss = HeadLoss.HAZEN_WILLIAMS;
    private double specificGravity = 1;
    private double viscosity = Double.NaN;
    private double demandMultiplier = 1;
    private String defaultPattern = "1";
    private double emitterExponent = 0.5;
    private boolean emitterBackflow = true;
    private boolean pressureDriven;
    private double minimumPressure;
    private double requiredPressure = Double.NaN;
    private double pressureExponent = 0.5;
    private Convergence convergence = Convergence.DEFAULT;
    private QualityOptions.Kind kind = QualityOptions.Kind.NONE;
    private String chemical = "Chemical";
    private String massUnit = "mg/L";
    private @Nullable String traceNode;
    private @Nullable Row traceRow;
    private double tolerance = Double.NaN;
    private double diffusivity = Double.NaN;

    private OptionSections() {}

    static OptionSections read(List<Row> rows) {
        var section = new OptionSections();
        rows.forEach(section::line);
        section.checkPressures(rows);
        return section;
    }

    private void line(Row row) {
        if (!unit(row) && !choice(row) && !model(row) && row.has(valueIndex(row))) number(row);
    }

    private boolean unit(Row row) {
        if (row.is(0, "UNIT")) flowUnit(row);
        else if (row.is(0, "PRESSURE") && !row.is(1, "EXP")) pressureUnit(row);
        else if (row.is(0, "HEADL")) headLoss(row);
        else return false;
        return true;
    }

    private void flowUnit(Row row) {
        if (row.is(1, "SI")) flowUnit = FlowUnit.LPS;
        else {
            for (FlowUnit unit : FlowUnit.values()) if (row.is(1, unit.name())) flowUnit = unit;
            if (row.has(1) && !row.is(1, flowUnit.name()))
                row.unknownWord(1, "cfs, gpm, mgd, imgd, afd, lps, lpm, mld, cmh, cmd, cms");
        }
    }

    private void pressureUnit(Row row) {
        PressureUnit found = null;
        for (PressureUnit unit : PressureUnit.values()) if (row.is(1, unit.name())) found = unit;
        if (found != null) pressureUnit = found;
        else if (row.has(1)) row.unknownWord(1, "psi, kpa, meters, bar, feet");
    }

    private void headLoss(Row row) {
        if (row.is(1, "H-W")) headLoss = HeadLoss.HAZEN_WILLIAMS;
        else if (row.is(1, "D-W")) headLoss = HeadLoss.DARCY_WEISBACH;
        else if (row.is(1, "C-M")) headLoss = HeadLoss.CHEZY_MANNING;
        else if (row.has(1)) row.unknownWord(1, "h-w, d-w, c-m");
    }

    private boolean choice(Row row) {
        if (row.is(0, "HYDR") || row.is(0, "MAP") || row.is(0, "VERI") || row.is(0, "SEGM")) notUsed(row);
        else if (row.is(0, "QUAL")) quality(row);
        else if (row.is(0, "UNBA")) unbalanced(row);
        else if (row.is(0, "PATT")) defaultPattern = row.has(1) ? row.text(1) : defaultPattern;
        else return false;
        return true;
    }

    private static void notUsed(Row row) {
        if (!row.is(0, "HYDR")) return;
        row.remark(Problems.NOT_USED, "Hydraulics files are not read or written.", "Leave the line out.");
    }

    private boolean model(Row row) {
        if (row.is(0, "DEMAND") && row.is(1, "MODEL")) pressureDriven = either(row, "PDA", "DDA");
        else if (row.is(0, "BACK") && row.is(1, "ALLOW")) emitterBackflow = either(row, "YES", "NO");
        else return false;
        return true;
    }

    private static boolean either(Row row, String yes, String no) {
        if (!row.is(2, yes) && !row.is(2, no)) row.unknownWord(2, yes + ", " + no);
        return row.is(2, yes);
    }

    private void quality(Row row) {
        if (!row.has(1) || row.is(1, "NONE")) kind = QualityOptions.Kind.NONE;
        else if (row.is(1, "AGE")) kind = QualityOptions.Kind.AGE;
        else if (row.is(1, "TRACE")) trace(row);
        else chemical(row);
    }

    private void trace(Row row) {
        kind = QualityOptions.Kind.TRACE;
        if (!row.needs(3)) return;
        traceNode = row.text(2);
        traceRow = row;
    }

    /** Tells when the node that is traced does not exist. */
    void checkReferences(Names names) {
        if (kind == QualityOptions.Kind.TRACE && traceRow != null) names.requireNode(traceRow, traceRow.text(2));
    }

    private void chemical(Row row) {
        kind = QualityOptions.Kind.CHEMICAL;
        chemical = row.text(1);
        if (row.has(2)) massUnit = row.text(2);
    }

    private void unbalanced(Row row) {
        if (row.is(1, "STOP")) extraTrials(-1);
        else if (row.is(1, "CONT")) extraTrials((int) row.notNegative(2, 0, "number of extra trials"));
        else if (row.has(1)) row.unknownWord(1, "stop, continue");
    }

    private void extraTrials(int trials) {
        convergence = new ConvergenceBuilder(convergence).extraTrials(trials).build();
    }

    private static int valueIndex(Row row) {
        boolean two = row.is(0, "SPEC")
                || row.is(0, "EMIT")
                || row.is(0, "DEMAND")
                || row.is(0, "MINI")
                || row.is(0, "REQ")
                || row.is(0, "PRESSURE")
                || row.is(0, "PREC");
        return two ? 2 : 1;
    }

    private void number(Row row) {
        if (!physics(row) && !pressure(row) && !matter(row) && !iteration(row)) unknown(row);
    }

    private static void unknown(Row row) {
        row.remark(
                Problems.UNKNOWN_WORD,
                "The option \"" + row.text(0) + "\" is not known; it is left out.",
                "Check the word.");
    }

    private boolean physics(Row row) {
        if (row.is(0, "VISC")) viscosity = row.positive(1, 1, "viscosity");
        else if (row.is(0, "SPEC")) specificGravity = row.positive(2, 1, "specific gravity");
        else if (row.is(0, "EMIT")) emitterExponent = row.positive(2, 0.5, "emitter exponent");
        else if (row.is(0, "DEMAND")) demandMultiplier = row.positive(2, 1, "demand multiplier");
        else return false;
        return true;
    }

    private boolean pressure(Row row) {
        if (row.is(0, "MINI")) minimumPressure = row.notNegative(2, 0, "minimum pressure");
        else if (row.is(0, "REQ")) requiredPressure = row.notNegative(2, LEAST_PRESSURE_RANGE, "required pressure");
        else if (row.is(0, "PRESSURE")) pressureExponent = row.positive(2, 0.5, "pressure exponent");
        else return false;
        return true;
    }

    /** What is not given is as little above the minimum as may be, wherever in the file that stands. */
    private void checkPressures(List<Row> rows) {
        if (Double.isNaN(requiredPressure)) requiredPressure = minimumPressure + LEAST_PRESSURE_RANGE;
        if (!pressureDriven || requiredPressure - minimumPressure >= LEAST_PRESSURE_RANGE - 1e-9) return;
        for (Row row : rows) if (row.is(0, "REQ")) row.outOfRange(2, "required pressure", "0.1 above the minimum");
    }

    private boolean matter(Row row) {
        if (row.is(0, "TOLER")) tolerance = row.notNegative(1, 0.01, "tolerance");
        else if (row.is(0, "DIFF")) diffusivity = row.notNegative(1, 1, "diffusivity");
        else return false;
        return true;
    }

    private boolean iteration(Row row) {
        var builder = new ConvergenceBuilder(convergence);
        if (!builder.read(row)) return false;
        convergence = builder.build();
        return true;
    }

    static double withinAccuracy(double value) {
        return Math.clamp(value, FINEST_ACCURACY, COARSEST_ACCURACY);
    }

    HydraulicOptions hydraulics() {
        PressureUnit usual = flowUnit.isMetric() ? PressureUnit.METERS : PressureUnit.PSI;
        return new HydraulicOptions(
                flowUnit,
                pressureUnit == null ? usual : pressureUnit,
                headLoss,
                specificGravity,
                viscosity,
                demandMultiplier,
                defaultPattern,
                emitterExponent,
                emitterBackflow,
                pressureDriven ? new PressureDemand(minimumPressure, requiredPressure, pressureExponent) : null,
                convergence);
    }

    QualityOptions quality() {
        return new QualityOptions(kind, chemical, massUnit, traceNode, tolerance, diffusivity, 1, 1, 1, 0, 0, 0, 0);
    }
}
