package org.songhua.engine.hydraulics.inp;

import org.songhua.engine.hydraulics.Convergence;

/** Changes single values of a {@link Convergence}. */
final class ConvergenceBuilder {
    private double accuracy;
    private int trials;
    private int extraTrials;
    private double headError;
    private double flowChange;
    private int checkEvery;
    private int checkUntil;
    private double dampBelow;
    private double headTolerance;
    private double flowTolerance;
    private double gradientTolerance;

    ConvergenceBuilder(Convergence from) {
        accuracy = from.accuracy();
        trials = from.trials();
        extraTrials = from.extraTrials();
        headError = from.headError();
        flowChange = from.flowChange();
        checkEvery = from.checkEvery();
        checkUntil = from.checkUntil();
        dampBelow = from.dampBelow();
        headTolerance = from.headTolerance();
        flowTolerance = from.flowTolerance();
        gradientTolerance = from.gradientTolerance();
    }

    ConvergenceBuilder extraTrials(int value) {
        extraTrials = value;
        return this;
    }

    /** {@return true when the line was one of these options} */
    boolean read(Row row) {
        return ending(row) || checking(row) || tolerance(row);
    }

    private boolean ending(Row row) {
        if (row.is(0, "TRIAL")) trials = (int) Math.max(1, row.positive(1, trials, "number of trials"));
        else if (row.is(0, "ACCU")) accuracy = OptionSections.withinAccuracy(row.positive(1, accuracy, "accuracy"));
        else if (row.is(0, "HEADERROR")) headError = row.notNegative(1, 0, "head error");
        else if (row.is(0, "FLOWCHANGE")) flowChange = row.notNegative(1, 0, "flow change");
        else return false;
        return true;
    }

    private boolean checking(Row row) {
        if (row.is(0, "CHECKFREQ")) checkEvery = (int) Math.max(1, row.positive(1, checkEvery, "CHECKFREQ"));
        else if (row.is(0, "MAXCHECK")) checkUntil = (int) row.positive(1, checkUntil, "MAXCHECK");
        else if (row.is(0, "DAMPLIMIT")) dampBelow = row.number(1, 0);
        else return false;
        return true;
    }

    private boolean tolerance(Row row) {
        if (row.is(0, "HTOL")) headTolerance = row.positive(1, headTolerance, "HTOL");
        else if (row.is(0, "QTOL")) flowTolerance = row.positive(1, flowTolerance, "QTOL");
        else if (row.is(0, "RQTOL")) gradientTolerance = row.positive(1, gradientTolerance, "RQTOL");
        else return false;
        return true;
    }

    Convergence build() {
        return new Convergence(
                accuracy,
                trials,
                extraTrials,
                headError,
                flowChange,
                checkEvery,
                checkUntil,
                dampBelow,
                headTolerance,
                flowTolerance,
                gradientTolerance);
    }
}
