package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songhua.demo.internal.shape.Dice;

/** The stock of names (see {@code demo/names.yml}); hands out each of them once per kind. */
final class Names {
    private final Yaml stock = Yaml.read("names.yml");
    private final Dice dice;
    private final List<String> pairs = new ArrayList<>();
    private final Map<String, Set<String>> given = new HashMap<>();
    /** The number after the last that a name was given. */
    private final Map<String, Integer> repeats = new HashMap<>();

    private int next;

    Names(long seed) {
        dice = Dice.of(seed, "names");
        for (String first : stock.texts("first")) {
            for (String second : stock.texts("second")) {
                if (!first.equals(second)) pairs.add(first + second);
            }
        }
        dice.shuffle(pairs);
    }

    Yaml stock() {
        return stock;
    }

    String city() {
        return stock.text("city");
    }

    /** {@return two characters that make a name; the stock starts again when it is used up} */
    String pair() {
        return pairs.get(next++ % pairs.size());
    }

    /** {@return two characters with an ending, not given before} */
    String pair(String kind, String ending) {
        for (int tried = 0; tried < pairs.size(); tried++) {
            String name = pair() + ending;
            if (isNew(kind, name)) return name;
        }
        // A city of millions has used up all pairs: from here on they are numbered.
        return once(kind, pair() + ending);
    }

    /** {@return the name itself the first time it is given, later with a number} */
    String once(String kind, String name) {
        if (isNew(kind, name)) return name;
        int number = repeats.getOrDefault(kind + ' ' + name, 2);
        while (!isNew(kind, name + "（" + number + "）")) number++;
        repeats.put(kind + ' ' + name, number + 1);
        return name + "（" + number + "）";
    }

    private boolean isNew(String kind, String name) {
        return given.computeIfAbsent(kind, k -> new HashSet<>()).add(name);
    }

    /** {@return the name of that number in a list, a pair with an ending after its end} */
    String listed(String list, int number, String ending) {
        List<String> names = stock.texts(list);
        return number < names.size() ? once("listed", names.get(number)) : pair("listed", ending);
    }

    String village(int number) {
        List<String> places = stock.texts("village_places");
        if (number % 3 == 0 && number / 3 < places.size()) return once("village", places.get(number / 3));
        return once("village", dice.pick(stock.texts("families")) + dice.pick(stock.texts("villages")));
    }

    /** {@return one of a list} */
    String pick(Dice own, String list) {
        return own.pick(stock.texts(list));
    }

    /** {@return one of the brands of a trade} */
    String brand(Dice own, String trade) {
        return own.pick(stock.at("brands").texts(trade));
    }
}
