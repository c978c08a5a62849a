package org.songhua.demo.internal.plan;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a zone is made of; see {@code demo/zones.yml}.
 *
 * @param block mean area of a block, m²
 * @param firstYear of its buildings
 * @param lastYear of its buildings
 * @param mix uses of its blocks
 */
record ZoneRules(double block, int firstYear, int lastYear, Shares<LandUse> mix) {

    static Map<Zone, ZoneRules> read() {
        Yaml file = Yaml.read("zones.yml");
        Map<Zone, ZoneRules> rules = new EnumMap<>(Zone.class);
        for (Zone zone : Zone.values()) rules.put(zone, read(file.at(zone.name())));
        return rules;
    }

    private static ZoneRules read(Yaml zone) {
        Yaml mix = zone.at("mix");
        List<LandUse> uses = mix.map().keySet().stream().map(LandUse::valueOf).toList();
        List<Double> weights = mix.map().keySet().stream().map(mix::number).toList();
        List<Double> years = zone.numbers("years");
        return new ZoneRules(
                zone.number("block") * 10_000,
                years.get(0).intValue(),
                years.get(1).intValue(),
                new Shares<>(uses, weights));
    }
}
