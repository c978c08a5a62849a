package org.songhua.cim.internal.imports.batch;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.songhua.cim.internal.imports.crosswalk.Crosswalks;
import org.songhua.pack.AttributeSchema;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.OsmClassifier;
import org.songhua.pack.Packs;

/** The classes with what is needed to check objects against them, made once. Safe for use by many threads. */
public final class ClassCatalogue {
    /** Class of OpenStreetMap elements that no other class takes. */
    public static final String OSM_OTHER = "osm_other";
    /** Class of features of other files whose class is not told. */
    public static final String IMPORTED = "imported";

    private final Packs packs;
    private final Crosswalks crosswalks;
    private final OsmClassifier osm;
    private final Map<String, AttributeSchema> schemas = new HashMap<>();

    /** A catalogue that takes codes as they are. */
    public ClassCatalogue(Packs packs) {
        this(packs, Crosswalks.NONE);
    }

    public ClassCatalogue(Packs packs, Crosswalks crosswalks) {
        this.packs = packs;
        this.crosswalks = crosswalks;
        this.osm = OsmClassifier.of(packs.classes());
        packs.classes().forEach(definition -> schemas.put(definition.code(), AttributeSchema.of(definition)));
    }

    public OsmClassifier osm() {
        return osm;
    }

    /** {@return how codes of older series become those of the present one} */
    Crosswalks crosswalks() {
        return crosswalks;
    }

    public Optional<ClassDefinition> find(String code) {
        return packs.findClass(code);
    }

    /** {@return the class of features whose class is not told} */
    public Optional<ClassDefinition> fallback() {
        return find(IMPORTED).or(() -> find(OSM_OTHER));
    }

    /** {@return the schema of a class of this catalogue} */
    public AttributeSchema schema(ClassDefinition definition) {
        AttributeSchema schema = schemas.get(definition.code());
        if (schema == null) throw new IllegalArgumentException("Not a class of the packs: " + definition.code());
        return schema;
    }

    /** {@return all codes, for messages} */
    public String codes() {
        return String.join(
                ", ",
                packs.classes().stream().map(ClassDefinition::code).sorted().toList());
    }
}
