package org.songhua.edge.ogc.features;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.Dataset;
import org.songhua.edge.ogc.http.Language;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.ClassDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The properties of one object as people read them. */
final class Properties {
    private static final String TAGS = "tags";

    private final JsonNode attributes;

    Properties(CityObject object) {
        this.attributes = JsonMapper.shared().readTree(object.attributesJson());
    }

    /** {@return the value of an attribute with its unit, or the title of a choice; null when there is none} */
    @Nullable
    String shown(AttributeDefinition attribute, Language language) {
        JsonNode value = attributes.get(attribute.name());
        if (value == null || value.isNull()) return null;
        if (value.isBoolean()) return yesOrNo(value.booleanValue(), language);
        String text = text(value);
        for (var choice : attribute.choices()) {
            if (choice.value().equals(text)) return language.of(choice.title());
        }
        return attribute.unit() == null ? text : text + " " + attribute.unit();
    }

    /** {@return what the source said beyond the attributes} */
    Map<String, String> tags() {
        var tags = new LinkedHashMap<String, String>();
        JsonNode node = attributes.get(TAGS);
        if (node != null) node.properties().forEach(tag -> tags.put(tag.getKey(), text(tag.getValue())));
        return tags;
    }

    /** {@return title and value of every property but the tags} */
    Map<String, String> all(
            CityObject object, ClassDefinition definition, @Nullable Dataset dataset, Language language) {
        var all = new LinkedHashMap<String, String>();
        put(all, language.of(SystemProperty.NAME.title()), object.name());
        for (AttributeDefinition attribute : definition.attributes()) {
            put(all, language.of(attribute.title()), shown(attribute, language));
        }
        put(all, language.of(SystemProperty.SOURCE_ID.title()), object.sourceId());
        if (dataset != null) {
            put(all, language.of(SystemProperty.DATASET.title()), dataset.title());
            put(all, language.of(SystemProperty.SYNTHETIC.title()), yesOrNo(dataset.synthetic(), language));
        }
        put(all, language.of(SystemProperty.REGION.title()), object.region());
        put(all, language.of(SystemProperty.REVISION.title()), Integer.toString(object.revision()));
        if (object.validFrom() != null) {
            put(
                    all,
                    language.of(SystemProperty.VALID_FROM.title()),
                    object.validFrom().toString());
        }
        put(
                all,
                language.of(SystemProperty.UPDATED.title()),
                object.recordedFrom().toString());
        return all;
    }

    private static String yesOrNo(boolean value, Language language) {
        return value ? language.of("是", "yes") : language.of("否", "no");
    }

    private static void put(Map<String, String> all, String title, @Nullable String value) {
        if (value != null) all.put(title, value);
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }
}
