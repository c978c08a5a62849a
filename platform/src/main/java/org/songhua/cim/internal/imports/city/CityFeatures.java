package org.songhua.cim.internal.imports.city;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.songhua.cim.internal.cityjson.CityJson;
import org.songhua.cim.internal.cityjson.CityJsonException;
import org.songhua.cim.internal.cityjson.FeatureCheck;
import org.songhua.cim.internal.cityjson.Footprint;
import org.songhua.cim.internal.cityjson.Surfaces;
import org.songhua.cim.internal.imports.batch.ColumnNames;
import org.songhua.cim.internal.imports.batch.Feature;
import org.songhua.cim.internal.imports.batch.FeatureMaker;
import org.songhua.cim.internal.imports.batch.GeometryKinds;
import org.songhua.cim.internal.imports.batch.ImportFaults;
import org.songhua.cim.internal.imports.batch.ObjectModel;
import org.songhua.cim.internal.imports.batch.Reprojection;
import org.songhua.cim.internal.imports.rows.RowReader;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;
import org.songhua.pack.ClassDefinition;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes features of objects of a city model. Safe for use by many threads. */
final class CityFeatures {
    /** What standards call otherwise than our classes. */
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "measuredHeight", "height", "storeysAboveGround", "levels", "storeysBelowGround", "levels_underground");

    private final Place file;
    private final Crs crs;
    private final RowReader.Work work;
    private final ColumnNames columns = new ColumnNames();
    private final Map<String, FeatureMaker> makers = new ConcurrentHashMap<>();
    private volatile boolean swapped = false;

    CityFeatures(Place file, Crs crs, RowReader.Work work) {
        this.file = file;
        this.crs = crs;
        this.work = work;
    }

    /** Says whether latitude stands first in the file. */
    void swap(boolean isSwapped) {
        swapped = isSwapped;
    }

    /**
     * {@return the feature}
     *
     * @param faults why there is none
     */
    Optional<Feature> feature(Slice slice, List<Fault> faults) {
        Place at = file.withRow(slice.number());
        if (!slice.id().isEmpty()) at = at.withFeature(ImportFaults.shortened(slice.id()));
        try {
            return Optional.of(feature(slice.document(), at));
        } catch (CityJsonException e) {
            faults.add(CityFaults.broken(at, String.valueOf(e.getMessage())));
        } catch (JacksonException e) {
            faults.add(CityFaults.broken(at, e.getOriginalMessage()));
        } catch (FaultException e) {
            faults.addAll(e.faults());
        }
        return Optional.empty();
    }

    private Feature feature(ObjectNode document, Place unnamed) {
        String id = document.path("id").asString("");
        Place at = unnamed.withFeature(ImportFaults.shortened(id));
        ObjectNode root = CityReader.root(document);
        List<FeatureCheck.Finding> found = FeatureCheck.check(document);
        found.stream().filter(FeatureCheck.Finding::grave).findFirst().ifPresent(finding -> {
            throw new CityJsonException(finding.text());
        });
        if (swapped) AxisOrder.swap(document);
        Geometry footprint = Footprint.of(document).orElseThrow(() -> new FaultException(CityFaults.noFootprint(at)));
        var model = new ObjectModel(
                crs.name(), CityJson.highestLod(document), CityJson.MAPPER.writeValueAsBytes(document), body(document));
        String type = root.path("type").asString("");
        return maker(type, footprint)
                .make(
                        new FeatureMaker.Told(at, id, properties(root, type), lonLat(footprint, at), model),
                        named -> found.stream()
                                .map(finding -> CityFaults.ugly(named, finding.text()))
                                .toList());
    }

    /** A model that lies off the earth says so where its footprint is turned. */
    private ObjectModel.@Nullable Body body(ObjectNode document) {
        try {
            return Surfaces.of(document, crs)
                    .map(s -> new ObjectModel.Body(s.height_m(), s.volume_m3(), s.box()))
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private FeatureMaker maker(String type, Geometry footprint) {
        ClassDefinition chosen = work.chosen();
        var kind = GeometryKinds.of(footprint);
        return makers.computeIfAbsent(type + kind, key -> {
            ClassDefinition definition = chosen != null
                    ? chosen
                    : CityClasses.of(type, kind, work.catalogue()).orElse(null);
            return new FeatureMaker(work.catalogue(), definition, columns);
        });
    }

    private Geometry lonLat(Geometry footprint, Place at) {
        try {
            Geometry turned = Reprojection.toLonLat(footprint, crs);
            // The footprint is ours, not the source's: a sliver that turning has made invalid is no fault of theirs.
            return turned.isValid() ? turned : GeometryFixer.fix(turned);
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.refused(
                    "CRS-006",
                    at,
                    "A position of the object lies outside of " + crs.name() + ".",
                    "Name the system that the file is in."));
        }
    }

    private static Map<String, Object> properties(ObjectNode root, String type) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("city_object_type", type);
        root.path("attributes").forEachEntry((name, value) -> {
            Object plain = plain(value);
            if (plain != null) properties.put(ATTRIBUTES.getOrDefault(name, name), plain);
        });
        return properties;
    }

    private static @Nullable Object plain(JsonNode value) {
        if (value.isNull()) return null;
        if (value.isString()) return value.asString().replace('\0', '\uFFFD');
        if (value.isBoolean()) return value.asBoolean();
        if (value.isIntegralNumber() && value.canConvertToLong()) return value.asLong();
        if (value.isNumber() && Double.isFinite(value.asDouble())) return value.asDouble();
        return new Feature.RawJson(CityJson.MAPPER.writeValueAsString(value));
    }
}
