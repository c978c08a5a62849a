package org.songhua.demo.internal.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.songhua.demo.internal.shape.Dice;

/** Names and attributes of facilities from the patterns in {@code demo/facilities.yml} and {@code demo/trades.yml}. */
final class Template {
    private final Names names;
    private final Dice dice;
    private final Map<String, Integer> counts = new TreeMap<>();

    Template(Names names, Dice dice) {
        this.names = names;
        this.dice = dice;
    }

    /**
     * {@return the name by the pattern of an entry}
     *
     * @param community name of the community without its ending
     */
    String name(Yaml entry, String community) {
        int number = counts.merge(entry.text("class") + entry.text("name"), 1, Integer::sum);
        if (entry.has("names") && number <= entry.texts("names").size()) {
            return entry.texts("names").get(number - 1).replace("{city}", names.city());
        }
        String name = entry.text("name").replace("{city}", names.city()).replace("{community}", community);
        if (name.contains("{pair}")) name = name.replace("{pair}", names.pair());
        if (name.contains("{family}")) name = name.replace("{family}", names.pick(dice, "families"));
        if (name.contains("{brand}")) name = name.replace("{brand}", names.brand(dice, entry.text("brand")));
        if (name.contains("{thing}")) name = name.replace("{thing}", names.pick(dice, entry.text("list")));
        return name.replace("{ordinal}", "第" + Numerals.chinese(Math.min(number, Numerals.MOST)));
    }

    /** {@return the attributes by the pattern of an entry} */
    Attributes attributes(Yaml entry) {
        var attributes = new Attributes();
        if (entry.has("attributes")) attributes.with(entry.at("attributes").map());
        if (entry.has("kinds")) kind(entry, attributes);
        if (entry.has("between")) {
            Yaml between = entry.at("between");
            int step = (int) entry.number("step", 1);
            for (String key : between.map().keySet()) attributes.with(key, within(between.numbers(key)) * step);
        }
        if (entry.has("school")) school(entry, attributes);
        return attributes;
    }

    /** The kind goes with the name from the list that was given last. */
    private void kind(Yaml entry, Attributes attributes) {
        int number = counts.getOrDefault(entry.text("class") + entry.text("name"), 1);
        List<String> kinds = entry.texts("kinds");
        if (number <= kinds.size()) attributes.with("kind", kinds.get(number - 1));
    }

    private void school(Yaml entry, Attributes attributes) {
        List<Double> numbers = entry.numbers("school");
        int classes = within(numbers.subList(0, 2));
        int places = classes * numbers.get(2).intValue();
        attributes
                .with("classes", classes)
                .with("places", places)
                .with("pupils", (int) (places * dice.between(0.76, 1.06)))
                .with("ownership", dice.pick(entry.texts("ownership")));
    }

    /** {@return a whole number from the first to the second} */
    int within(List<Double> range) {
        return dice.whole(range.get(0).intValue(), range.get(1).intValue());
    }
}
