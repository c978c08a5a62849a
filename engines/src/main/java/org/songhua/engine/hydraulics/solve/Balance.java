package org.songhua.engine.hydraulics.solve;

/** Sums of flows and of their changes in one iteration. */
final class Balance {
    private double flows;
    private double changes;
    private double largest;

    void clear() {
        flows = 0;
        changes = 0;
        largest = 0;
    }

    void add(double flow, double change) {
        flows += Math.abs(flow);
        double size = Math.abs(change);
        changes += size;
        if (size > largest) largest = size;
    }

    void addAll(double sumOfFlows, double sumOfChanges, double largestChange) {
        flows += sumOfFlows;
        changes += sumOfChanges;
        largest = Math.max(largest, largestChange);
    }

    /** {@return changes over flows, or the changes when there is hardly any flow} */
    double error(double accuracy) {
        return flows > accuracy ? changes / flows : changes;
    }

    /** {@return largest change of a flow, cubic feet per second} */
    double largest() {
        return largest;
    }
}
