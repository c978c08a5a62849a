package org.songhua.cim.internal.imports.geojson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.internal.imports.batch.Batch;
import org.songhua.cim.internal.imports.batch.ClassCatalogue;
import org.songhua.cim.internal.imports.batch.Feature;
import org.songhua.cim.internal.imports.batch.FeatureEncoder;
import org.songhua.cim.internal.imports.batch.FeatureMaker;
import org.songhua.cim.internal.imports.batch.ImportFaults;
import org.songhua.cim.internal.imports.batch.Reprojection;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;
import org.songhua.pack.ClassDefinition;

/** Makes features of what the file says: class, identifier, attributes, geometry. Safe for use by many threads. */
final class GeoJsonFeatures {
    private final Place file;
    private final FeatureMaker maker;

    GeoJsonFeatures(Place file, ClassCatalogue catalogue, @Nullable ClassDefinition chosen) {
        this.file = file;
        this.maker = new FeatureMaker(catalogue, chosen, null);
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
            var told = new FeatureMaker.Told(place, raw.id, raw.properties, geometry, null);
            return Optional.of(maker.make(told, named -> remarks(raw, named)));
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

    private static List<Fault> remarks(RawFeature raw, Place place) {
        var remarks = new ArrayList<Fault>();
        if (raw.repeatedProperty != null) remarks.add(JsonFaults.repeatedProperty(place, raw.repeatedProperty));
        if (raw.unstorableProperty != null) {
            remarks.add(ImportFaults.unstorable(place.withField(raw.unstorableProperty)));
        }
        return remarks;
    }
}
