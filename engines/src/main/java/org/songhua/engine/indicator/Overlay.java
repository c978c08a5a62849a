package org.songhua.engine.indicator;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What somebody supposes instead of what holds: other numbers for parameters, other targets, another value. It lies over what
 * is declared and kept and changes none of it; what is not named goes on holding.
 *
 * @param parameters name to number, in the unit that the parameter is declared in
 * @param targets day to number, in the unit of the indicator; NaN takes the target of that day away
 * @param value in the unit of the indicator; NaN when nothing is supposed of it
 */
public record Overlay(Map<String, Double> parameters, Map<LocalDate, Double> targets, double value) {
    /** Nothing is supposed. */
    public static final Overlay NONE = new Overlay(Map.of(), Map.of(), Double.NaN);

    public Overlay {
        parameters = Map.copyOf(parameters);
        targets = Map.copyOf(targets);
    }

    /** {@return whether nothing is supposed} */
    public boolean isEmpty() {
        return parameters.isEmpty() && targets.isEmpty() && !supposesValue();
    }

    /** {@return whether the value itself is supposed} */
    public boolean supposesValue() {
        return !Double.isNaN(value);
    }

    /** {@return names that are supposed and not declared, in order} */
    public Set<String> unknown(Set<String> declared) {
        var unknown = new TreeSet<>(parameters.keySet());
        unknown.removeAll(declared);
        return unknown;
    }

    /** {@return a path with the supposed targets in it and those taken away out of it} */
    public Map<LocalDate, Double> path(Map<LocalDate, Double> points) {
        var path = new TreeMap<>(points);
        path.putAll(targets);
        path.values().removeIf(target -> Double.isNaN(target));
        return path;
    }

    /** {@return the value that is supposed, marked as estimated; else the one given} */
    public Measured measured(Measured real) {
        if (!supposesValue()) return real;
        return new Measured(Status.ESTIMATED, value, Double.NaN, Double.NaN, Double.NaN);
    }
}
