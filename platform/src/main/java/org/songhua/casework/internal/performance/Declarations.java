package org.songhua.casework.internal.performance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.songhua.casework.Performance.Declared;
import org.songhua.casework.Performance.Indicator;
import org.songhua.casework.Period;
import org.songhua.pack.Text;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;

/** Facts, rules of exclusion and indicators, as the packs declare them. */
final class Declarations {
    /** A value with where it stands. */
    record Placed<T>(T value, Item item) {}

    final List<Placed<Fact>> facts = new ArrayList<>();
    final List<Placed<Exclusion>> exclusions = new ArrayList<>();
    final List<Placed<Indicator>> indicators = new ArrayList<>();
    final List<Placed<EventTally>> tallies = new ArrayList<>();

    Declarations(List<PartFile> files) {
        files.forEach(file -> read(file.content()));
    }

    private void read(Item file) {
        Set<String> flows = Set.copyOf(texts(file, "flows"));
        file.part("facts").entries().forEach((code, item) -> facts.add(new Placed<>(fact(code, item, flows), item)));
        file.part("exclusions")
                .entries()
                .forEach((code, item) -> exclusions.add(new Placed<>(exclusion(code, item, flows), item)));
        file.part("indicators")
                .entries()
                .forEach((code, item) -> indicators.add(new Placed<>(indicator(code, item), item)));
        file.part("tallies")
                .entries()
                .forEach((code, item) -> tallies.add(new Placed<>(
                        new EventTally(code, title(item), flows, texts(item, "actions"), texts(item, "reasons")),
                        item)));
    }

    private static Fact fact(String code, Item item, Set<String> flows) {
        var fields = new LinkedHashMap<String, List<String>>();
        item.part("fields").entries().keySet().forEach(name -> fields.put(name, texts(item.part("fields"), name)));
        return new Fact(
                code,
                title(item),
                flows,
                texts(item, "actions"),
                texts(item, "unless"),
                fields,
                item.text("before", ""),
                texts(item, "clocks"),
                Fact.Settled.valueOf(item.text("is", "anyhow").toUpperCase(Locale.ROOT)),
                item.truth("open", false));
    }

    private static Exclusion exclusion(String code, Item item, Set<String> flows) {
        return new Exclusion(
                code, title(item), flows, texts(item, "actions"), texts(item, "reasons"), texts(item, "undo"));
    }

    private static Indicator indicator(String code, Item item) {
        return new Indicator(
                code, title(item), weights(item, "numerator"), item.text("denominator", ""), weights(item, "of"));
    }

    private static Map<String, Double> weights(Item item, String key) {
        var weights = new LinkedHashMap<String, Double>();
        item.part(key).entries().forEach((code, weight) -> weights.put(code, Double.valueOf(weight.text())));
        return weights;
    }

    private static Text title(Item item) {
        String zh = item.part("title").text("zh", "");
        return new Text(zh, item.part("title").text("en", zh));
    }

    private static List<String> texts(Item item, String key) {
        return item.list(key).stream().map(Item::text).toList();
    }

    /** {@return what is true of a case in a period, by code} */
    Set<String> factsOf(CaseHistory one, Period period) {
        var found = new TreeSet<String>();
        for (var fact : facts)
            if (fact.value().holds(one, period)) found.add(fact.value().code());
        return found;
    }

    /** {@return the first rule that takes a case out; empty when it counts} */
    String excludedBy(CaseHistory one) {
        return exclusions.stream()
                .map(Placed::value)
                .filter(rule -> rule.holds(one))
                .map(Exclusion::code)
                .findFirst()
                .orElse("");
    }

    Declared declared() {
        var names = new LinkedHashMap<String, Text>();
        var rules = new LinkedHashMap<String, Text>();
        facts.forEach(fact -> names.put(fact.value().code(), fact.value().title()));
        exclusions.forEach(rule -> rules.put(rule.value().code(), rule.value().title()));
        return new Declared(indicators.stream().map(Placed::value).toList(), names, rules);
    }
}
