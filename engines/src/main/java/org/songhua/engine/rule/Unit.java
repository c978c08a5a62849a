package org.songhua.engine.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unit of measurement by its UCUM code. Units of one dimension convert into each other; a code that is not in the table
 * is a dimension of its own, comparable with itself only. An annotation makes a dimension of its own too, because per cent of the
 * lower explosive limit ({@code %{LEL}}) are no per cent of volume.
 *
 * @param code UCUM code
 * @param dimension what it measures; equal dimensions convert
 * @param factor in base units
 * @param offset base units at its zero: 273.15 for degrees Celsius, else 0
 */
public record Unit(String code, String dimension, double factor, double offset) {
    private static final String TEMPERATURE = "temperature";
    private static final String DIFFERENCE = "temperature difference";
    private static final Pattern ANNOTATED = Pattern.compile("(.*)(\\{[^{}]+})");
    private static final Map<String, Unit> KNOWN = new HashMap<>();

    static {
        add("1", "1", 1);
        add("%", "1", 0.01);
        add("[ppth]", "1", 1e-3);
        add("[ppm]", "1", 1e-6);
        add("[ppb]", "1", 1e-9);
        add("Pa", "pressure", 1);
        add("hPa", "pressure", 100);
        add("kPa", "pressure", 1e3);
        add("MPa", "pressure", 1e6);
        add("bar", "pressure", 1e5);
        add("mbar", "pressure", 100);
        // Conventional metre of water: 9806.65 Pa.
        add("m[H2O]", "pressure", 9806.65);
        add("mm", "length", 1e-3);
        add("cm", "length", 1e-2);
        add("m", "length", 1);
        add("km", "length", 1e3);
        add("s", "time", 1);
        add("min", "time", 60);
        add("h", "time", 3600);
        add("d", "time", 86_400);
        add("L/s", "flow", 1e-3);
        add("m3/s", "flow", 1);
        add("m3/h", "flow", 1.0 / 3600);
        add("L/min", "flow", 1e-3 / 60);
        add("L", "volume", 1e-3);
        add("m3", "volume", 1);
        add("ug/m3", "mass concentration", 1e-9);
        add("mg/m3", "mass concentration", 1e-6);
        add("mg/L", "mass concentration", 1e-3);
        add("kg", "mass", 1);
        add("t", "mass", 1e3);
        add("N", "force", 1);
        add("kN", "force", 1e3);
        add("m/s", "speed", 1);
        add("km/h", "speed", 1 / 3.6);
        add("mm/s2", "acceleration", 1e-3);
        add("m/s2", "acceleration", 1);
        add("Hz", "frequency", 1);
        add("deg", "angle", Math.PI / 180);
        add("'", "angle", Math.PI / 10_800);
        add("rad", "angle", 1);
        add("W", "power", 1);
        add("kW", "power", 1e3);
        KNOWN.put("K", new Unit("K", DIFFERENCE, 1, 0));
        KNOWN.put("Cel", new Unit("Cel", TEMPERATURE, 1, 273.15));
    }

    /** A pure number. */
    public static final Unit ONE = of("1");

    /** Degrees Celsius. */
    static final Unit CELSIUS = of("Cel");

    /** Seconds. */
    public static final Unit SECOND = of("s");

    private static void add(String code, String dimension, double factor) {
        KNOWN.put(code, new Unit(code, dimension, factor, 0));
    }

    /** {@return the unit of that UCUM code} */
    public static Unit of(String code) {
        Unit known = KNOWN.get(code);
        if (known != null) return known;
        Matcher annotated = ANNOTATED.matcher(code);
        if (annotated.matches()) return annotated(code, annotated.group(1), annotated.group(2));
        int slash = code.lastIndexOf('/');
        if (slash < 1 || slash == code.length() - 1) return new Unit(code, code, 1, 0);
        return of(code.substring(0, slash)).over(of(code.substring(slash + 1))).named(code);
    }

    private static Unit annotated(String code, String bare, String annotation) {
        Unit unit = of(bare.isEmpty() ? "1" : bare);
        return new Unit(code, unit.dimension + annotation, unit.factor, unit.offset);
    }

    /** {@return whether values of the other unit convert into this one} */
    public boolean isLike(Unit other) {
        return dimension.equals(other.dimension);
    }

    /** {@return a value of another unit of the same dimension in this one} */
    public double from(Unit other, double value) {
        if (this.equals(other)) return value;
        return (value * other.factor + other.offset - offset) / factor;
    }

    /** {@return what a difference of values of the other unit is in this one} */
    public double differenceFrom(Unit other, double difference) {
        return difference * other.factor / factor;
    }

    /** {@return the unit of differences: kelvin for degrees Celsius, else itself} */
    public Unit difference() {
        return dimension.equals(TEMPERATURE) ? new Unit("K", DIFFERENCE, factor, 0) : this;
    }

    /** {@return the unit of a quotient; of like units a pure number in base units} */
    Unit over(Unit divisor) {
        if (isLike(divisor)) return new Unit("1", "1", factor / divisor.factor, 0);
        Unit above = difference();
        return new Unit(
                above.code + "/" + divisor.code,
                above.dimension + "/" + divisor.dimension,
                above.factor / divisor.factor,
                0);
    }

    private Unit named(String newCode) {
        return new Unit(newCode, dimension, factor, offset);
    }
}
