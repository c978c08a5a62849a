package org.songhua.engine.formula;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * A unit as a factor to base units and their powers. Base units are m, s, kg, person, yuan, tce, V, Pa and W; what is merely
 * counted (buildings, seats, cases) has no dimension.
 *
 * @param scale how many base units one of it is, such as 1000 for km and 0.01 for %
 * @param powers base unit to its exponent, without zeros
 */
public record Unit(double scale, Map<String, Integer> powers) {
    /** A plain number. */
    public static final Unit ONE = new Unit(1, Map.of());
    /** Hundredths. */
    public static final Unit PERCENT = new Unit(0.01, Map.of());

    private static final String COUNTED = "个 栋 套 处 座 条 起 件 张 辆 台 床 户 家 次 片 项 所 泊位";
    private static final Map<String, Double> PREFIXES = Map.of("10万", 1e5, "万", 1e4, "亿", 1e8, "千", 1e3, "百万", 1e6);
    private static final Map<String, Unit> ATOMS = atoms();

    public Unit {
        powers = Map.copyOf(powers);
    }

    private static Map<String, Unit> atoms() {
        var atoms = new TreeMap<String, Unit>();
        for (String word : COUNTED.split(" ", -1)) atoms.put(word, ONE);
        atoms.put("%", PERCENT);
        atoms.put("‰", new Unit(0.001, Map.of()));
        put(atoms, "m", 1, "mm 0.001 cm 0.01 m 1 km 1000");
        put(atoms, "m", 2, "㎡ 1 m² 1 km² 1000000 公顷 10000 ha 10000");
        put(atoms, "m", 3, "m³ 1");
        put(atoms, "s", 1, "s 1 min 60 h 3600 d 86400");
        put(atoms, "kg", 1, "kg 1 t 1000 吨 1000");
        put(atoms, "person", 1, "人 1 person 1");
        put(atoms, "yuan", 1, "元 1 yuan 1");
        put(atoms, "tce", 1, "tce 1");
        put(atoms, "V", 1, "V 1");
        put(atoms, "Pa", 1, "Pa 1 kPa 1000 MPa 1000000");
        put(atoms, "W", 1, "W 1 kW 1000 MW 1000000");
        return atoms;
    }

    private static void put(Map<String, Unit> atoms, String base, int power, String wordsAndScales) {
        String[] parts = wordsAndScales.split(" ", -1);
        for (int i = 0; i < parts.length; i += 2) {
            atoms.put(parts[i], new Unit(Double.parseDouble(parts[i + 1]), Map.of(base, power)));
        }
    }

    /**
     * {@return the unit that a text such as {@code 万m³/h·km²} means, if every part of it is known}
     *
     * @param text factors joined by · and divided by /; everything after a / is below it; {@code -} or nothing is a number
     */
    public static Optional<Unit> parse(String text) {
        if (text.isBlank() || text.equals("-")) return Optional.of(ONE);
        String[] parts = text.strip().split("/", -1);
        Optional<Unit> unit = product(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            Optional<Unit> below = product(parts[i]);
            unit = unit.flatMap(above -> below.map(above::over));
        }
        return unit;
    }

    private static Optional<Unit> product(String text) {
        Optional<Unit> product = Optional.of(ONE);
        for (String factor : text.split("·", -1)) {
            Optional<Unit> one = atom(factor);
            product = product.flatMap(p -> one.map(p::times));
        }
        return product;
    }

    private static Optional<Unit> atom(String word) {
        Unit whole = ATOMS.get(word);
        if (whole != null) return Optional.of(whole);
        return PREFIXES.entrySet().stream()
                .filter(prefix -> word.startsWith(prefix.getKey())
                        && ATOMS.containsKey(word.substring(prefix.getKey().length())))
                .findFirst()
                .flatMap(prefix -> Optional.ofNullable(
                                ATOMS.get(word.substring(prefix.getKey().length())))
                        .map(unit -> new Unit(unit.scale * prefix.getValue(), unit.powers)));
    }

    /** {@return this times another} */
    public Unit times(Unit other) {
        return combined(other, scale * other.scale, power -> power);
    }

    /** {@return this divided by another} */
    public Unit over(Unit other) {
        return combined(other, scale / other.scale, power -> -power);
    }

    private Unit combined(Unit other, double newScale, IntUnaryOperator sign) {
        var sum = new TreeMap<>(powers);
        other.powers.forEach((base, power) -> sum.merge(base, sign.applyAsInt(power), Integer::sum));
        sum.values().removeIf(power -> power == 0);
        return new Unit(newScale, sum);
    }

    /** {@return the unit of the same kind whose scale is 1} */
    public Unit base() {
        return new Unit(1, powers);
    }

    /** {@return whether both measure the same kind of thing, so that one can be told in the other} */
    public boolean isLike(Unit other) {
        return powers.equals(other.powers);
    }

    /** {@return the kind in base units, such as {@code m²/person}; {@code a number} without any} */
    public String phrase() {
        String above = side(1);
        String below = side(-1);
        if (below.isEmpty()) return above.isEmpty() ? "a number" : above;
        return (above.isEmpty() ? "1" : above) + "/" + below;
    }

    private String side(int sign) {
        var words = new StringBuilder();
        new TreeMap<>(powers).forEach((base, power) -> {
            int exponent = power * sign;
            if (exponent <= 0) return;
            if (!words.isEmpty()) words.append('·');
            words.append(base).append(exponent == 1 ? "" : exponent == 2 ? "²" : exponent == 3 ? "³" : "^" + exponent);
        });
        return words.toString();
    }
}
