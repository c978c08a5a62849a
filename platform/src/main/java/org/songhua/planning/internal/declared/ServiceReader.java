package org.songhua.planning.internal.declared;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.travel.Limit;
import org.songhua.engine.travel.Tier;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.Pack;
import org.songhua.pack.Text;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.planning.ServiceElement;
import org.songhua.planning.ServiceSet;

/** Reads services and tells what does not fit the classes of the packs. */
final class ServiceReader {
    private final PackContent content;
    private final Consumer<Fault> faults;

    private ServiceReader(PackContent content, Consumer<Fault> faults) {
        this.content = content;
        this.faults = faults;
    }

    static List<ServiceSet> read(PackContent content, Consumer<Fault> faults) {
        var reader = new ServiceReader(content, faults);
        return content.files(ServicesPart.FILE).stream().map(reader::set).toList();
    }

    private ServiceSet set(PartFile file) {
        var elements = new ArrayList<ServiceElement>();
        file.content().part("services").entries().forEach((code, item) -> elements.add(element(code, item)));
        Pack pack = content.list().stream()
                .filter(one -> one.code().equals(file.pack()))
                .findFirst()
                .orElseThrow();
        return new ServiceSet(pack.code(), pack.version(), pack.title(), elements);
    }

    private ServiceElement element(String code, Item item) {
        List<Item> classes = item.list("classes");
        classes.forEach(this::checkClass);
        List<String> codes = classes.stream().map(Item::text).toList();
        if (codes.isEmpty()) {
            faults.accept(item.keyWhere()
                    .fault("PLAN-004", "Nobody offers a service without classes.", "Name at least one class."));
        }
        Item title = item.part("title");
        return new ServiceElement(
                code,
                new Text(title.text("zh", ""), title.text("en", "")),
                codes,
                size(item, codes),
                tier(item.text("tier")),
                limit(item.text("within", "1 m")),
                attribute(item.find("capacity"), codes),
                item.text("basis", ""),
                item.truth("verified", true),
                where(item.part("where"), codes),
                from(item.find("from")));
    }

    private String from(@Nullable Item item) {
        if (item == null) return "";
        checkClass(item);
        return item.text();
    }

    /** {@return the words wanted by attribute; told as a fault when a class has no such word} */
    private Map<String, Set<String>> where(Item item, List<String> classes) {
        var where = new LinkedHashMap<String, Set<String>>();
        for (String attribute : item.entries().keySet()) {
            List<Item> words = item.list(attribute);
            words.forEach(word -> checkWord(attribute, word, classes));
            where.put(attribute, words.stream().map(Item::text).collect(Collectors.toUnmodifiableSet()));
        }
        return where;
    }

    private void checkWord(String attribute, Item word, List<String> classes) {
        for (String code : classes) {
            if (content.findClass(code).isEmpty()) continue;
            boolean known = content.findClass(code).orElseThrow().attribute(attribute).stream()
                    .flatMap(one -> one.choices().stream())
                    .anyMatch(choice -> choice.value().equals(word.text()));
            if (known) continue;
            String problem =
                    "The class '" + code + "' has no attribute '" + attribute + "' with a word '" + word.text() + "'.";
            faults.accept(
                    word.where().fault("PLAN-005", problem, "Name a word of a closed list that every class has."));
        }
    }

    private void checkClass(Item item) {
        if (content.findClass(item.text()).isPresent()) return;
        faults.accept(item.where()
                .fault(
                        "PLAN-001",
                        "There is no class '" + item.text() + "'.",
                        "Name a class of this pack or of one it requires."));
    }

    private ServiceElement.@Nullable Size size(Item item, List<String> classes) {
        Item size = item.find("size");
        if (size == null) return null;
        String attribute = Objects.requireNonNullElse(attribute(size.find("attribute"), classes), "");
        double below = number(size, "below", Double.POSITIVE_INFINITY);
        double atLeast = number(size, "at_least", 0);
        if (below <= atLeast) {
            faults.accept(size.where().fault("PLAN-003", "No size is in this range.", "Let below be the greater one."));
        }
        return new ServiceElement.Size(attribute, atLeast, below);
    }

    private static double number(Item item, String key, double otherwise) {
        BigDecimal value = item.decimal(key);
        return value == null ? otherwise : value.doubleValue();
    }

    /** {@return the attribute, told as a fault when a class lacks it or it is no number} */
    private @Nullable String attribute(@Nullable Item item, List<String> classes) {
        if (item == null) return null;
        for (String code : classes) {
            if (content.findClass(code).isEmpty()) continue;
            Optional<AttributeDefinition> found =
                    content.findClass(code).orElseThrow().attribute(item.text());
            if (found.map(ServiceReader::isNumber).orElse(false)) continue;
            String problem = "The class '" + code + "' has no attribute '" + item.text() + "' that is a number.";
            faults.accept(item.where().fault("PLAN-002", problem, "Name one that every class of the service has."));
        }
        return item.text();
    }

    private static boolean isNumber(AttributeDefinition attribute) {
        return switch (attribute.type()) {
            case INTEGER, NUMBER -> true;
            case STRING, BOOLEAN -> false;
        };
    }

    private static @Nullable Tier tier(@Nullable String minutes) {
        return switch (minutes) {
            case "5" -> Tier.FIVE_MINUTES;
            case "10" -> Tier.TEN_MINUTES;
            case "15" -> Tier.FIFTEEN_MINUTES;
            case null, default -> null;
        };
    }

    private static Limit limit(String text) {
        int blank = text.indexOf(' ');
        double value = Double.parseDouble(text.substring(0, blank));
        return text.endsWith("min") ? Limit.ofMinutes(Math.min(value, 6000)) : Limit.ofMetres(Math.min(value, 500_000));
    }
}
