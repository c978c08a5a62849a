package org.songhua.demo.internal.plan;

import java.util.List;

/**
 * How housing of a cohort is built; see {@code demo/housing.yml} for the meaning and units of its keys.
 */
record HousingKind(
        int until,
        List<Integer> floors,
        double depth,
        List<Double> lengths,
        double sun,
        double gap,
        double unit,
        double dwelling,
        Shares<String> structure,
        double occupied) {

    static List<HousingKind> read() {
        return Yaml.readList("housing.yml").stream().map(HousingKind::of).toList();
    }

    private static HousingKind of(Yaml yaml) {
        Yaml structure = yaml.at("structure");
        List<String> names = List.copyOf(structure.map().keySet());
        return new HousingKind(
                (int) yaml.number("until"),
                yaml.numbers("floors").stream().map(Double::intValue).toList(),
                yaml.number("depth"),
                yaml.numbers("lengths"),
                yaml.number("sun"),
                yaml.number("gap"),
                yaml.number("unit"),
                yaml.number("dwelling"),
                new Shares<>(names, names.stream().map(structure::number).toList()),
                yaml.number("occupied"));
    }

    /** {@return the kind built in a year} */
    static HousingKind of(List<HousingKind> kinds, int year) {
        for (HousingKind kind : kinds) if (year <= kind.until()) return kind;
        return kinds.getLast();
    }
}
