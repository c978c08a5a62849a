package org.songhua.cim.internal.imports.osm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.internal.imports.batch.ClassCatalogue;
import org.songhua.cim.internal.imports.batch.PropertyMapper;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.osm.AreaRules;
import org.songhua.engine.osm.OsmTags;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.ClassDefinition.GeometryKind;
import org.songhua.pack.OsmClassifier;

/** Decides what OpenStreetMap elements are: by the rules of the packs, or as somebody chose for the whole file. */
final class OsmClasses {
    private static final String NAME = "name";

    private final ClassCatalogue catalogue;
    private final @Nullable ClassDefinition chosen;

    OsmClasses(ClassCatalogue catalogue, @Nullable ClassDefinition chosen) {
        this.catalogue = catalogue;
        this.chosen = chosen;
    }

    /**
     * What an element is and what its tags say.
     *
     * @param definition its class
     * @param asArea whether a closed way means the area inside
     * @param name what people call it
     * @param attributes declared attributes
     * @param tags what neither name nor attributes hold
     * @param faults remarks, and refusals when it does not fit the chosen class
     */
    record Verdict(
            ClassDefinition definition,
            boolean asArea,
            @Nullable String name,
            Map<String, Object> attributes,
            Map<String, ?> tags,
            List<Fault> faults) {}

    boolean isChosen() {
        return chosen != null;
    }

    /** {@return what a way that ends where it began is, and whether its line or the area inside is meant} */
    Optional<Verdict> ofClosedWay(OsmTags tags, Place place) {
        boolean asArea = AreaRules.isArea(tags);
        if (chosen != null) {
            boolean area = chosen.geometry() == GeometryKind.ANY ? asArea : chosen.geometry() == GeometryKind.POLYGON;
            return Optional.of(asChosen(chosen, area, tags, place));
        }
        var byCustom = classified(tags, asArea);
        if (byCustom.filter(OsmClasses::isSpecific).isPresent()) return byCustom;
        // Where the customs lead to no class, the other reading may; area=yes or no leaves none.
        if (tags.containsKey("area")) return byCustom.or(() -> other(tags, asArea));
        return classified(tags, !asArea)
                .filter(OsmClasses::isSpecific)
                .or(() -> byCustom)
                .or(() -> other(tags, asArea));
    }

    private Optional<Verdict> classified(OsmTags tags, boolean asArea) {
        GeometryKind kind = asArea ? GeometryKind.POLYGON : GeometryKind.LINE;
        return catalogue.osm().classify(tags, kind).map(match -> verdict(match, asArea));
    }

    private static boolean isSpecific(Verdict verdict) {
        return !verdict.definition().code().equals(ClassCatalogue.OSM_OTHER);
    }

    /** @param kind of its geometry; ANY for a mixture */
    Optional<Verdict> of(OsmTags tags, GeometryKind kind, Place place) {
        if (chosen != null) return Optional.of(asChosen(chosen, false, tags, place));
        return catalogue
                .osm()
                .classify(tags, kind)
                .map(match -> verdict(match, false))
                .or(() -> other(tags, false));
    }

    /** {@return what an element is besides; nothing when somebody chose a class for the whole file} */
    List<Verdict> beside(OsmTags tags, GeometryKind kind, Verdict first) {
        if (chosen != null) return List.of();
        return catalogue.osm().beside(tags, kind, first.definition().code()).stream()
                .map(match -> verdict(match, first.asArea()))
                .toList();
    }

    private static Verdict verdict(OsmClassifier.Match match, boolean asArea) {
        return new Verdict(match.definition(), asArea, match.name(), match.attributes(), match.tags(), List.of());
    }

    private Optional<Verdict> other(OsmTags tags, boolean asArea) {
        return catalogue.find(ClassCatalogue.OSM_OTHER).or(catalogue::fallback).map(definition -> {
            var rest = new LinkedHashMap<>(tags);
            return new Verdict(definition, asArea, rest.remove(NAME), Map.of(), rest, List.of());
        });
    }

    private Verdict asChosen(ClassDefinition definition, boolean asArea, OsmTags tags, Place place) {
        var rest = new LinkedHashMap<String, Object>(tags);
        var name = (String) rest.remove(NAME);
        var mapped = PropertyMapper.map(rest, definition, catalogue.schema(definition), true, place);
        return new Verdict(definition, asArea, name, mapped.attributes(), mapped.tags(), mapped.faults());
    }
}
