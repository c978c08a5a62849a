package org.songhua.cim.internal.imports.city;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.cim.internal.imports.batch.ClassCatalogue;
import org.songhua.cim.internal.imports.batch.GeometryKinds;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.ClassDefinition.GeometryKind;

/** Which class of ours an object of a type of CityJSON is: the first of several that takes its footprint. */
final class CityClasses {
    private static final Map<String, List<String>> BY_TYPE = Map.ofEntries(
            Map.entry("Building", List.of("building")),
            Map.entry("Bridge", List.of("bridge")),
            Map.entry("Tunnel", List.of("structure")),
            Map.entry("OtherConstruction", List.of("structure")),
            Map.entry("Road", List.of("street", "traffic_area")),
            Map.entry("TransportSquare", List.of("traffic_area")),
            Map.entry("Railway", List.of("railway")),
            Map.entry("Waterway", List.of("waterway", "water")),
            Map.entry("WaterBody", List.of("water", "waterway")),
            Map.entry("PlantCover", List.of("green")),
            Map.entry("SolitaryVegetationObject", List.of("tree")),
            Map.entry("LandUse", List.of("land_use")),
            Map.entry("CityFurniture", List.of("component")),
            Map.entry("TINRelief", List.of("natural_feature")));

    private CityClasses() {}

    /** {@return the class; empty when none takes it and there is no general one} */
    static Optional<ClassDefinition> of(String type, GeometryKind kind, ClassCatalogue catalogue) {
        return BY_TYPE.getOrDefault(type, List.of()).stream()
                .flatMap(code -> catalogue.find(code).stream())
                .filter(definition -> GeometryKinds.fits(definition.geometry(), kind))
                .findFirst()
                .or(catalogue::fallback);
    }
}
