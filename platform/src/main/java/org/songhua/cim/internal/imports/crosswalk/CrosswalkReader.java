package org.songhua.cim.internal.imports.crosswalk;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.AttributeSchema;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;

/** Reads crosswalks and tells every mistake that the shape cannot: {@code WALK-001} to {@code WALK-006}. */
final class CrosswalkReader {
    private static final int GROUPS = 3;

    private final PackContent content;
    private final Consumer<Fault> faults;

    CrosswalkReader(PackContent content, Consumer<Fault> faults) {
        this.content = content;
        this.faults = faults;
    }

    /** {@return the crosswalks of all packs that have no mistake, in order} */
    List<Crosswalk> read() {
        var all = new LinkedHashMap<String, Crosswalk>();
        for (PartFile file : content.files(CrosswalkFormat.FILE)) {
            file.content().part("crosswalks").entries().forEach((code, item) -> {
                Crosswalk one = crosswalk(code, item);
                if (one != null && all.putIfAbsent(code, one) != null)
                    fault(item, "WALK-001", "Another pack has a crosswalk \"" + code + "\".", "Give it another code.");
            });
        }
        return List.copyOf(all.values());
    }

    private @Nullable Crosswalk crosswalk(String code, Item item) {
        ClassDefinition definition = content.findClass(item.text("class", "")).orElse(null);
        if (definition == null) {
            fault(item.part("class"), "WALK-002", "No pack declares this class.", "Name a class of the packs.");
            return null;
        }
        Pattern form = form(item.part("form"));
        boolean known = isAttribute(definition, item.part("attribute"));
        String gives = item.text("gives");
        if (gives != null) known &= isAttribute(definition, item.part("gives"));
        if (form == null || !known) return null;
        Map<String, List<String>> words = words(item);
        if (gives != null) checkWords(definition, gives, item.part("words"));
        return new Crosswalk(
                code,
                definition.code(),
                item.text("attribute", ""),
                form,
                gives,
                item.text("keeps", ""),
                words,
                gone(item, words));
    }

    private @Nullable Pattern form(Item item) {
        try {
            Pattern form = Pattern.compile(item.text());
            if (form.matcher("").groupCount() == GROUPS) return form;
        } catch (PatternSyntaxException e) {
            fault(item, "WALK-003", "This is no regular expression: " + e.getDescription(), "Correct it.");
            return null;
        }
        fault(item, "WALK-003", "The form has not three groups.", "Write it as (before)(looked up)(behind).");
        return null;
    }

    private boolean isAttribute(ClassDefinition definition, Item item) {
        if (definition.attribute(item.text()).isPresent()) return true;
        fault(
                item,
                "WALK-004",
                "Class " + definition.code() + " has no attribute \"" + item.text() + "\".",
                "Name one of its attributes.");
        return false;
    }

    private static Map<String, List<String>> words(Item item) {
        var words = new LinkedHashMap<String, List<String>>();
        for (String old : item.part("words").entries().keySet())
            words.put(old, item.part("words").list(old).stream().map(Item::text).toList());
        return words;
    }

    private void checkWords(ClassDefinition definition, String attribute, Item words) {
        var schema = AttributeSchema.of(definition);
        for (String old : words.entries().keySet())
            for (Item word : words.list(old))
                if (schema.checkValue(attribute, word.text()).isPresent())
                    fault(
                            word,
                            "WALK-005",
                            "Attribute \"" + attribute + "\" does not allow \"" + word.text() + "\".",
                            "Give a word that it allows.");
    }

    private Set<String> gone(Item item, Map<String, List<String>> words) {
        var gone = new LinkedHashSet<String>();
        for (Item old : item.list("gone")) {
            gone.add(old.text());
            if (words.containsKey(old.text()))
                fault(old, "WALK-006", "\"" + old.text() + "\" is among the words too.", "Keep one of the two.");
        }
        return gone;
    }

    private void fault(Item item, String code, String problem, String remedy) {
        faults.accept(item.where().fault(code, problem, remedy));
    }
}
