package org.songhua.cim.internal.imports.osm;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.internal.imports.batch.Batch;
import org.songhua.cim.internal.imports.batch.Feature;
import org.songhua.cim.internal.imports.batch.FeatureEncoder;
import org.songhua.cim.internal.imports.batch.GeometryKinds;
import org.songhua.cim.internal.imports.batch.ImportFaults;
import org.songhua.cim.internal.imports.batch.RegionIndex.Region;
import org.songhua.cim.internal.imports.batch.Regions;
import org.songhua.cim.internal.imports.batch.Reprojection;
import org.songhua.cim.internal.imports.osm.OsmClasses.Verdict;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;
import org.songhua.engine.osm.NodeLocations;
import org.songhua.engine.osm.OsmKind;
import org.songhua.engine.osm.OsmRelation;
import org.songhua.engine.osm.OsmRelationShapes;
import org.songhua.engine.osm.OsmShape;
import org.songhua.engine.osm.OsmShapes;
import org.songhua.engine.osm.OsmTags;
import org.songhua.engine.osm.OsmVisitor;
import org.songhua.engine.osm.PbfBlob;
import org.songhua.engine.osm.PbfBlock;

/** Makes features of tagged elements. Safe for use by many threads. */
final class OsmFeatures {
    private final Place file;
    private final OsmClasses classes;
    private final OsmIndex index;
    private final OsmShapes shapes;
    private final OsmRelationShapes relationShapes;
    private final Crs crs;

    OsmFeatures(String fileName, OsmClasses classes, OsmIndex index, Crs crs) {
        this.file = Place.inFile(fileName);
        this.classes = classes;
        this.index = index;
        this.crs = crs;
        this.shapes = new OsmShapes(fileName);
        this.relationShapes = new OsmRelationShapes(fileName, index);
    }

    /** {@return the rows of all tagged elements of a blob} */
    Batch batch(PbfBlob blob, FeatureEncoder encoder) {
        var batch = new Batch();
        PbfBlock.decode(blob, EnumSet.allOf(OsmKind.class), new Visitor(batch, encoder));
        batch.reached(blob.endPosition());
        return batch;
    }

    /** {@return the relations that are administrative areas with a division code} */
    List<Region> regions(List<OsmRelation> relations) {
        var regions = new ArrayList<Region>();
        for (OsmRelation relation : relations) {
            if (relation.isArea() && relation.tags().containsKey("admin_level")) {
                feature(relation).flatMap(Regions::region).ifPresent(regions::add);
            }
        }
        return regions;
    }

    private Optional<Feature> feature(OsmRelation relation) {
        Place place = file.withFeature(OsmKind.RELATION.sourceId(relation.id()));
        Geometry geometry = relationShapes.shape(relation).geometry();
        if (geometry == null) return Optional.empty();
        return classes.of(relation.tags(), GeometryKinds.of(geometry), place)
                .map(verdict -> feature(place, verdict, geometry, List.of()));
    }

    private Feature feature(Place place, Verdict verdict, Geometry geometry, List<Fault> remarks) {
        return new Feature(
                place,
                String.valueOf(place.feature()),
                verdict.definition(),
                classes.isChosen(),
                verdict.name(),
                verdict.attributes(),
                verdict.tags(),
                Reprojection.toLonLat(geometry, crs),
                remarks,
                null);
    }

    /** Turns the elements of one blob into rows of one batch. */
    private final class Visitor implements OsmVisitor {
        private final Batch batch;
        private final FeatureEncoder encoder;
        private final NodeLocations.Lookup lookup = index.lookup();

        Visitor(Batch batch, FeatureEncoder encoder) {
            this.batch = batch;
            this.encoder = encoder;
        }

        @Override
        public void node(long id, long location, OsmTags tags) {
            if (!tags.saysSomething()) return;
            add(OsmKind.NODE, id, tags, shapes.node(id, location));
        }

        @Override
        public void way(long id, OsmTags tags, long[] refs, int count) {
            if (!tags.saysSomething()) return;
            long[] locations = lookup.findAll(refs, count);
            if (OsmShapes.isClosed(locations)) {
                Place place = place(OsmKind.WAY, id);
                var verdict = classes.ofClosedWay(tags, place);
                boolean asArea = verdict.isPresent() && verdict.get().asArea();
                add(place, tags, verdict, shapes.way(id, locations, asArea));
            } else {
                add(OsmKind.WAY, id, tags, shapes.way(id, locations, false));
            }
        }

        @Override
        public void relation(OsmRelation relation) {
            if (!relation.tags().saysSomething()) return;
            add(OsmKind.RELATION, relation.id(), relation.tags(), relationShapes.shape(relation));
        }

        private Place place(OsmKind kind, long id) {
            return file.withFeature(kind.sourceId(id));
        }

        private void add(OsmKind kind, long id, OsmTags tags, OsmShape shape) {
            Place place = place(kind, id);
            Geometry geometry = shape.geometry();
            var verdict =
                    geometry == null ? Optional.<Verdict>empty() : classes.of(tags, GeometryKinds.of(geometry), place);
            add(place, tags, verdict, shape);
        }

        private void add(Place place, OsmTags tags, Optional<Verdict> verdict, OsmShape shape) {
            batch.met();
            Geometry geometry = shape.geometry();
            if (geometry == null) {
                shape.faults().forEach(batch::fault);
            } else if (verdict.isEmpty()) {
                batch.fault(ImportFaults.noClass(place));
            } else if (isRefused(verdict.get())) {
                verdict.get().faults().forEach(batch::fault);
            } else {
                encoder.add(feature(place, verdict.get(), geometry, remarks(place, tags, verdict.get(), shape)), batch);
                addBeside(place, tags, verdict.get(), geometry);
            }
        }

        /** A school of one house is a school and a house: the second counts as met, so that the sums come out even. */
        private void addBeside(Place place, OsmTags tags, Verdict first, Geometry geometry) {
            for (Verdict verdict : classes.beside(tags, GeometryKinds.of(geometry), first)) {
                batch.met();
                String sourceId = place.feature() + "#" + verdict.definition().code();
                encoder.add(feature(place.withFeature(sourceId), verdict, geometry, List.of()), batch);
            }
        }

        private static List<Fault> remarks(Place place, OsmTags tags, Verdict verdict, OsmShape shape) {
            boolean unreadable = isUnreadable(tags);
            if (!unreadable && verdict.faults().isEmpty()) return shape.faults();
            var remarks = new ArrayList<>(shape.faults());
            remarks.addAll(verdict.faults());
            if (unreadable) remarks.add(ImportFaults.unstorable(place));
            return remarks;
        }

        private static boolean isRefused(Verdict verdict) {
            return !verdict.faults().isEmpty()
                    && verdict.faults().stream().anyMatch(fault -> fault.severity() == Fault.Severity.REFUSED);
        }

        private static boolean isUnreadable(OsmTags tags) {
            for (String text : tags.keysAndValues()) {
                if (text.indexOf('\uFFFD') >= 0) return true;
            }
            return false;
        }
    }
}
