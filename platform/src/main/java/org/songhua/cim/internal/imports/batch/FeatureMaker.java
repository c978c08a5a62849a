package org.songhua.cim.internal.imports.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.pack.ClassDefinition;

/** Gives what a file tells its class, its identifier and its attributes. Safe for use by many threads. */
public final class FeatureMaker {
    private static final String CLASS = "class";
    private static final String NAME = "name";
    private static final List<String> ID_PROPERTIES = List.of("id", "@id");

    private final ClassCatalogue catalogue;
    private final @Nullable ClassDefinition chosen;
    private final @Nullable ColumnNames columns;

    /**
     * @param chosen class that everything becomes, or null to go by the property {@code class}
     * @param columns fits names of columns to those of attributes; null to take them as they are
     */
    public FeatureMaker(ClassCatalogue catalogue, @Nullable ClassDefinition chosen, @Nullable ColumnNames columns) {
        this.catalogue = catalogue;
        this.chosen = chosen;
        this.columns = columns;
    }

    /**
     * What a file tells of one thing.
     *
     * @param place where it is told
     * @param id its identifier, or null to look for one among its properties
     * @param properties String, Long, Double, Boolean or {@link Feature.RawJson} by name
     * @param geometry longitude, latitude in degrees
     * @param model its third dimension, or null
     */
    public record Told(
            Place place,
            @Nullable String id,
            Map<String, Object> properties,
            Geometry geometry,
            @Nullable ObjectModel model) {}

    /**
     * {@return the feature}
     *
     * @param remarks given the place with the identifier in it
     * @throws FaultException when no class takes it or an attribute that must be there is missing
     */
    public Feature make(Told told, Function<Place, List<Fault>> remarks) {
        return new Draft(told).toFeature(remarks);
    }

    /** A feature on its way from the file to its class. */
    private final class Draft {
        private final Told told;
        private final Map<String, Object> properties;
        private final List<Fault> remarks = new ArrayList<>();
        private final @Nullable String id;
        private final Place place;
        private boolean isStrict = chosen != null;

        Draft(Told told) {
            this.told = told;
            this.properties =
                    new LinkedHashMap<>(columns == null ? told.properties() : ColumnNames.withClass(told.properties()));
            this.id = told.id() != null ? told.id() : idProperty();
            this.place = id == null ? told.place() : told.place().withFeature(ImportFaults.shortened(id));
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

        private @Nullable ClassDefinition classOf() {
            if (chosen != null) return chosen;
            ClassDefinition general = catalogue.fallback().orElse(null);
            if (!(properties.get(CLASS) instanceof String code)) return general;
            var found = catalogue.find(code);
            if (found.isPresent()) {
                properties.remove(CLASS);
                isStrict = true;
                return found.get();
            }
            if (general != null) remarks.add(ImportFaults.unknownClass(place, code, general.code()));
            return general;
        }

        Feature toFeature(Function<Place, List<Fault>> more) {
            ClassDefinition definition = classOf();
            if (definition == null) throw new FaultException(ImportFaults.noClass(place));
            remarks.addAll(more.apply(place));
            if (columns != null) columns.fit(properties, definition);
            String name = name(definition);
            remarks.addAll(catalogue.crosswalks().apply(definition.code(), properties, place));
            var mapped = PropertyMapper.map(properties, definition, catalogue.schema(definition), isStrict, place);
            if (mapped.faults().stream().anyMatch(fault -> fault.severity() == Fault.Severity.REFUSED)) {
                throw new FaultException(mapped.faults());
            }
            remarks.addAll(mapped.faults());
            String sourceId = id != null
                    ? CleanText.of(id)
                    : ContentId.of(told.geometry(), name, mapped.attributes(), mapped.tags());
            return new Feature(
                    place,
                    sourceId,
                    definition,
                    isStrict,
                    name,
                    mapped.attributes(),
                    mapped.tags(),
                    told.geometry(),
                    remarks,
                    told.model());
        }

        private @Nullable String name(ClassDefinition definition) {
            if (definition.attribute(NAME).isPresent() || !(properties.get(NAME) instanceof String name)) return null;
            properties.remove(NAME);
            return name.isBlank() ? null : name.strip();
        }
    }
}
