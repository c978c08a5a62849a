package org.songhua.cim.internal.imports.geojson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.internal.imports.batch.Batch;
import org.songhua.cim.internal.imports.batch.ClassCatalogue;
import org.songhua.cim.internal.imports.batch.CleanText;
import org.songhua.cim.internal.imports.batch.ContentId;
import org.songhua.cim.internal.imports.batch.Feature;
import org.songhua.cim.internal.imports.batch.FeatureEncoder;
import org.songhua.cim.internal.imports.batch.ImportFaults;
import org.songhua.cim.internal.imports.batch.PropertyMapper;
import org.songhua.cim.internal.imports.batch.Reprojection;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;
import org.songhua.pack.ClassDefinition;

/** Makes features of what the file says: class, identifier, attributes, geometry. Safe for use by many threads. */
final class GeoJsonFeatures {
    private static final String CLASS = "class";
    private static final String NAME = "name";
    private static final List<String> ID_PROPERTIES = List.of("id", "@id");

    private final Place file;
    private final ClassCatalogue catalogue;
    private final @Nullable ClassDefinition chosen;

    GeoJsonFeatures(Place file, ClassCatalogue catalogue, @Nullable ClassDefinition chosen) {
        this.file = file;
        this.catalogue = catalogue;
        this.chosen = chosen;
    }

    Batch batch(List<RawFeature> features, Crs crs, FeatureEncoder encoder) {
        var batch = new Batch();
        for (RawFeature raw : features) {
            batch.met();
            var faults = new ArrayList<Fault>();
            feature(raw, crs, faults)
                    .ifPresentOrElse(feature -> encoder.add(feature, batch), () -> faults.forEach(batch::fault));
        }
        return batch;
    }

    /**
     * {@return the feature; its remarks hold the faults}
     *
     * @param faults why there is none
     */
    Optional<Feature> feature(RawFeature raw, Crs crs, List<Fault> faults) {
        if (raw.fault != null) {
            faults.add(raw.fault);
            return Optional.empty();
        }
        Place place = file.withRow(raw.row);
        try {
            Geometry geometry = geometry(raw, crs, place);
            var draft = new Draft(raw, place);
            ClassDefinition definition = draft.classOf();
            if (definition != null) return Optional.of(draft.toFeature(definition, geometry));
            faults.add(ImportFaults.noClass(place));
        } catch (FaultException e) {
            faults.addAll(e.faults());
        }
        return Optional.empty();
    }

    private static Geometry geometry(RawFeature raw, Crs crs, Place unnamed) {
        Place place = raw.id == null ? unnamed : unnamed.withFeature(ImportFaults.shortened(raw.id));
        ParsedGeometry parsed = raw.geometry;
        String type = raw.type;
        if (type == null || !type.equals("Feature")) {
            // A bare geometry has its type where a feature has the word "Feature".
            if (parsed == null || parsed.type != null) {
                throw new FaultException(JsonFaults.noFeature(place, String.valueOf(type)));
            }
            parsed.type = type;
        }
        if (parsed == null) throw new FaultException(JsonFaults.noGeometry(place));
        Geometry geometry = new GeometryBuilder(place).build(parsed);
        try {
            return Reprojection.toLonLat(geometry, crs);
        } catch (IllegalArgumentException e) {
            throw new FaultException(JsonFaults.outsideCrs(place, crs.name()));
        }
    }

    /** A feature on its way from the file to its class. */
    private final class Draft {
        private final RawFeature raw;
        private final Map<String, Object> properties;
        private final List<Fault> remarks = new ArrayList<>();
        private final @Nullable String id;
        private final Place place;
        private boolean isStrict = chosen != null;

        Draft(RawFeature raw, Place unnamed) {
            this.raw = raw;
            this.properties = new LinkedHashMap<>(raw.properties);
            this.id = raw.id != null ? raw.id : idProperty();
            this.place = id == null ? unnamed : unnamed.withFeature(ImportFaults.shortened(id));
        }

        private @Nullable String idProperty() {
            for (String name : ID_PROPERTIES) {
                Object value = properties.get(name);
                if (value instanceof String || value instanceof Long) {
                    properties.remove(name);
                    return value.toString();
                }
            }
            return null;
        }

        @Nullable
        ClassDefinition classOf() {
            if (chosen != null) return chosen;
            ClassDefinition general = catalogue.fallback().orElse(null);
            if (!(properties.get(CLASS) instanceof String code)) return general;
            var told = catalogue.find(code);
            if (told.isPresent()) {
                properties.remove(CLASS);
                isStrict = true;
                return told.get();
            }
            if (general != null) remarks.add(ImportFaults.unknownClass(place, code, general.code()));
            return general;
        }

        Feature toFeature(ClassDefinition definition, Geometry geometry) {
            if (raw.repeatedProperty != null) remarks.add(JsonFaults.repeatedProperty(place, raw.repeatedProperty));
            if (raw.unstorableProperty != null) {
                remarks.add(ImportFaults.unstorable(place.withField(raw.unstorableProperty)));
            }
            String name = name(definition);
            var mapped = PropertyMapper.map(properties, definition, catalogue.schema(definition), isStrict, place);
            mapped.faults().stream()
                    .filter(fault -> fault.severity() == Fault.Severity.REFUSED)
                    .findFirst()
                    .ifPresent(fault -> {
                        throw new FaultException(mapped.faults());
                    });
            remarks.addAll(mapped.faults());
            String sourceId =
                    id != null ? CleanText.of(id) : ContentId.of(geometry, name, mapped.attributes(), mapped.tags());
            return new Feature(
                    place, sourceId, definition, isStrict, name, mapped.attributes(), mapped.tags(), geometry, remarks);
        }

        private @Nullable String name(ClassDefinition definition) {
            if (definition.attribute(NAME).isPresent() || !(properties.get(NAME) instanceof String name)) return null;
            properties.remove(NAME);
            return name.isBlank() ? null : name.strip();
        }
    }
}
