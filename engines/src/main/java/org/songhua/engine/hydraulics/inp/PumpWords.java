package org.songhua.engine.hydraulics.inp;

import org.jspecify.annotations.Nullable;

/** What a line of [PUMPS] says after the two nodes: pairs of a keyword and a value, or a curve in the form of EPANET 1. */
final class PumpWords {
    private final Names names;
    private @Nullable String curve;
    private @Nullable String pattern;
    private double power;
    private double speed = 1;

    PumpWords(Row row, Names names) {
        this.names = names;
        for (int k = 3; k + 1 < row.size(); k += 2) pair(row, k);
        if (curve != null && power > 0)
            row.remark(
                    Problems.NOT_USED, "The pump has a curve, so its power is not used.", "Leave one of the two out.");
        if (row.size() % 2 == 0) row.refuse(Problems.TOO_FEW_VALUES, "A keyword lacks its value.", "Add the value.");
    }

    private void pair(Row row, int index) {
        if (row.is(index, "POWER")) power = row.positive(index + 1, 1, "power");
        else if (row.is(index, "HEAD")) curve = names.curve(row, index + 1);
        else if (row.is(index, "PATT")) pattern = names.pattern(row, index + 1);
        else if (row.is(index, "SPEE")) speed = row.notNegative(index + 1, 1, "speed");
        else row.unknownWord(index, "head, power, speed, pattern");
    }

    @Nullable
    String curve() {
        return curve;
    }

    @Nullable
    String pattern() {
        return pattern;
    }

    double power() {
        return curve == null ? power : 0;
    }

    double speed() {
        return speed;
    }
}
