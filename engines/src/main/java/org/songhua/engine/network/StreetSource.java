package org.songhua.engine.network;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songhua.engine.osm.NodeLocations;
import org.songhua.engine.osm.OsmKind;
import org.songhua.engine.osm.OsmRelation;
import org.songhua.engine.osm.OsmTags;
import org.songhua.engine.osm.OsmVisitor;
import org.songhua.engine.osm.PbfBlob;
import org.songhua.engine.osm.PbfBlock;
import org.songhua.engine.osm.PbfStream;

/**
 * What a graph is made of: ways with a {@code highway} tag, where their nodes are, barriers, and turn restrictions.
 * Filled once, in any order, then built for as many profiles as needed. Not for use by several threads.
 */
public final class StreetSource implements OsmVisitor {
    /** Kinds of elements to be handed over. */
    public static final Set<OsmKind> KINDS = EnumSet.allOf(OsmKind.class);

    private static final Set<String> NODE_KEYS = Set.of("barrier", "kerb");

    final Map<Long, OsmTags> nodeTags = new HashMap<>();
    final List<Street> streets = new ArrayList<>();
    final List<OsmRelation> restrictions = new ArrayList<>();
    private final NodeLocations locations;
    private boolean sealed = false;

    /** A way that may be a street; {@code refs} are not changed. */
    record Street(long id, OsmTags tags, List<Long> refs) {}

    /** @param mostNodes most nodes to take, see {@link NodeLocations#capacityFor} */
    public StreetSource(long mostNodes) {
        this.locations = new NodeLocations(mostNodes);
    }

    /**
     * Reads a PBF file.
     *
     * @throws org.songhua.engine.fault.FaultException when it is damaged or no PBF file
     */
    public static StreetSource read(InputStream in, String fileName, long mostNodes) throws IOException {
        var source = new StreetSource(mostNodes);
        var stream = PbfStream.of(in, fileName);
        stream.readHeader();
        for (PbfBlob blob = stream.next(); blob != null; blob = stream.next()) {
            if (blob.isData()) PbfBlock.decode(blob, KINDS, source);
        }
        return source;
    }

    @Override
    public void node(long id, long location, OsmTags tags) {
        locations.add(id, location);
        if (tags.isEmpty()) return;
        for (String key : NODE_KEYS) {
            if (tags.containsKey(key)) nodeTags.put(id, tags);
        }
    }

    @Override
    public void way(long id, OsmTags tags, long[] refs, int count) {
        if (count < 2 || !tags.containsKey("highway")) return;
        streets.add(new Street(id, tags, new Refs(java.util.Arrays.copyOf(refs, count))));
    }

    /**
     * Adds a line that has no nodes of its own, such as a city object: lines meet where they have a vertex in common.
     * Not to be mixed with elements of a file, whose ids are of another kind.
     *
     * @param course packed locations
     */
    public void line(long id, OsmTags tags, long... course) {
        for (long location : course) locations.add(location, location);
        way(id, tags, course, course.length);
    }

    @Override
    public void relation(OsmRelation relation) {
        if (relation.tags().getOrDefault("type", "").startsWith("restriction")) restrictions.add(relation);
    }

    /** {@return the graph for a profile, and what was left out of it} */
    public StreetBuild build(StreetProfile profile) {
        if (!sealed) locations.seal();
        sealed = true;
        return new StreetAssembly(this, locations.lookup(), profile.rules()).build();
    }

    /** Ids without boxes. */
    private static final class Refs extends java.util.AbstractList<Long> {
        private final long[] ids;

        Refs(long[] ids) {
            this.ids = ids;
        }

        @Override
        public Long get(int index) {
            return ids[index];
        }

        @Override
        public int size() {
            return ids.length;
        }
    }
}
