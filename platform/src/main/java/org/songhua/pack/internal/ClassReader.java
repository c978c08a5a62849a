package org.songhua.pack.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.ClassBody;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.ClassDefinition.GeometryKind;
import org.songhua.pack.ClassStyle;
import org.songhua.pack.NearWords;
import org.songhua.pack.internal.PackDraft.ClassDraft;
import org.songhua.pack.yaml.Item;

/**
 * Makes class definitions of checked YAML and finds what the shape alone cannot tell: names that lead nowhere, values
 * that are in no list. A class with a fault is made all the same, with gaps, so that later checks go on; it is never used.
 */
final class ClassReader {
    private final String pack;
    private final Item attributeSets;
    private final Consumer<Fault> faults;
    private final AttributeReader attributeReader;

    ClassReader(String pack, Item attributeSets, Consumer<Fault> faults) {
        this.pack = pack;
        this.attributeSets = attributeSets;
        this.faults = faults;
        attributeReader = new AttributeReader(faults);
        // Also sets that no class uses are checked.
        attributeSets.entries().values().forEach(set -> set.entries().forEach(attributeReader::check));
    }

    /** {@return the class, incomplete when a fault was told} */
    ClassDraft read(String code, Item item) {
        item.part("attributes").entries().forEach(attributeReader::check);
        var attributeItems = attributeItems(item);
        var attributes = attributes(item, attributeItems);
        var geometry = geometry(item.text("geometry", "any"));
        var style = style(item.part("style"), attributes);
        var osm = new OsmRuleReader(attributes, attributeItems, geometry, faults).read(item.list("osm"));
        var definition = new ClassDefinition(
                code,
                pack,
                PackReader.text(item.part("title")),
                item.text("group", ""),
                item.text("standard_code"),
                item.whole("cim_level", 1),
                geometry,
                List.copyOf(attributes.values()),
                style,
                osm,
                item.find("body") == null ? null : body(item.part("body"), attributes));
        var group = item.find("group");
        return new ClassDraft(definition, item.keyWhere(), group == null ? item.keyWhere() : group.where());
    }

    static GeometryKind geometry(String word) {
        return GeometryKind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The items of its own attributes and of the sets it names, in order of display. */
    private Map<String, Item> attributeItems(Item item) {
        var all = new LinkedHashMap<>(item.part("attributes").entries());
        for (var reference : item.list("attribute_sets")) {
            var set = attributeSets.find(reference.text());
            if (set == null) unknownSet(reference);
            else set.entries().forEach((name, attribute) -> addFromSet(all, name, attribute, reference));
        }
        return all;
    }

    /** An attribute of the class itself may not be hidden by one of a set, nor the other way round. */
    private void addFromSet(Map<String, Item> all, String name, Item attribute, Item reference) {
        if (all.putIfAbsent(name, attribute) == null) return;
        faults.accept(reference
                .where()
                .fault(
                        "PACK-025",
                        "Attribute \"" + name + "\" of set \"" + reference.text() + "\" is there already.",
                        "Rename one of the two or leave it out of the class."));
    }

    private Map<String, AttributeDefinition> attributes(Item item, Map<String, Item> items) {
        var required = new HashSet<String>();
        for (var name : item.list("required")) {
            required.add(name.text());
            checkAttribute(name, items.keySet());
        }
        var attributes = new LinkedHashMap<String, AttributeDefinition>();
        items.forEach((name, attribute) ->
                attributes.put(name, AttributeReader.definition(name, attribute, required.contains(name))));
        return attributes;
    }

    private ClassStyle style(Item style, Map<String, AttributeDefinition> attributes) {
        var tileAttributes = new ArrayList<String>();
        for (var name : style.list("tile_attributes")) {
            checkAttribute(name, attributes.keySet());
            tileAttributes.add(name.text());
        }
        return new ClassStyle(
                style.text("palette", ""),
                style.text("icon"),
                style.whole("min_zoom", 0),
                style.whole("order", 0),
                style.whole("label_zoom", 0),
                style.truth("visible", true),
                style.truth("public", false),
                tileAttributes,
                style.find("zoom_by") == null ? null : zoomBy(style.part("zoom_by"), attributes));
    }

    private ClassBody body(Item item, Map<String, AttributeDefinition> attributes) {
        for (String key : List.of("height", "floors", "base", "roof", "width", "depth", "depth_end")) {
            var name = item.find(key);
            if (name != null) checkAttribute(name, attributes.keySet());
        }
        return new ClassBody(
                ClassBody.Form.valueOf(item.text("form", "block").toUpperCase(Locale.ROOT)),
                item.text("height"),
                item.text("floors"),
                item.text("base"),
                item.text("roof"),
                item.text("width"),
                item.text("depth"),
                item.text("depth_end"),
                decimal(item, "usual_height", 4),
                decimal(item, "usual_width", 0.3),
                decimal(item, "usual_depth", 1.5));
    }

    private static double decimal(Item item, String key, double otherwise) {
        var value = item.decimal(key);
        return value == null ? otherwise : value.doubleValue();
    }

    private ClassStyle.ZoomBy zoomBy(Item item, Map<String, AttributeDefinition> attributes) {
        var zooms = new LinkedHashMap<String, Integer>();
        var zoomItems = item.part("zooms").entries();
        zoomItems.keySet().forEach(value -> zooms.put(value, item.part("zooms").whole(value, 0)));
        var name = item.find("attribute");
        if (name != null && checkAttribute(name, attributes.keySet())) {
            var choices = choices(attributes.get(name.text()));
            zoomItems.forEach((value, zoom) -> checkChoice(value, zoom, name.text(), choices));
        }
        return new ClassStyle.ZoomBy(item.text("attribute", ""), zooms);
    }

    private static Set<String> choices(@Nullable AttributeDefinition attribute) {
        var values = new HashSet<String>();
        if (attribute != null) attribute.choices().forEach(choice -> values.add(choice.value()));
        return values;
    }

    /** A zoom for a value that cannot occur would never be used. */
    private void checkChoice(String value, Item zoom, String attribute, Set<String> choices) {
        if (choices.contains(value)) return;
        var near = NearWords.nearest(value, choices);
        faults.accept(zoom.keyWhere()
                .fault(
                        "PACK-026",
                        "\"" + value + "\" is not in the enum of attribute \"" + attribute + "\".",
                        near.map(word -> "Did you mean \"" + word + "\"?")
                                .orElse("Use a value of the enum, or give the attribute one.")));
    }

    private boolean checkAttribute(Item name, Set<String> attributes) {
        if (attributes.contains(name.text())) return true;
        faults.accept(unknownAttribute(name.text(), attributes, name));
        return false;
    }

    static Fault unknownAttribute(String name, Set<String> attributes, Item at) {
        var near = NearWords.nearest(name, attributes);
        return at.where()
                .fault(
                        "PACK-024",
                        "The class has no attribute \"" + name + "\".",
                        near.map(word -> "Did you mean \"" + word + "\"?").orElse("Declare it under attributes."));
    }

    private void unknownSet(Item reference) {
        var near = NearWords.nearest(reference.text(), attributeSets.entries().keySet());
        faults.accept(reference
                .where()
                .fault(
                        "PACK-023",
                        "There is no attribute set \"" + reference.text() + "\" in this file.",
                        near.map(word -> "Did you mean \"" + word + "\"?").orElse("Declare it under attribute_sets.")));
    }
}
