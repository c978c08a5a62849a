package org.songhua.cim.internal.imports.osm;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.osm.NodeLocations;
import org.songhua.engine.osm.OsmKind;
import org.songhua.engine.osm.OsmMembers;
import org.songhua.engine.osm.OsmRelation;
import org.songhua.engine.osm.OsmTags;
import org.songhua.engine.osm.OsmVisitor;
import org.songhua.engine.osm.PbfBlob;
import org.songhua.engine.osm.PbfBlock;

/**
 * What the first two passes over a file collect: where its nodes are, its relations, and the ways that these are made
 * of. Filled in the order of the file by one thread, read by many afterwards.
 */
final class OsmIndex implements OsmMembers {
    private final NodeLocations nodes;
    private final Map<Long, OsmRelation> relations = new LinkedHashMap<>();
    private final Set<Long> wantedWays = new HashSet<>();
    private final Map<Long, long[]> ways = new HashMap<>();
    private final BitSet blobsWithWays = new BitSet();

    OsmIndex(long mostNodes) {
        nodes = new NodeLocations(mostNodes);
    }

    /** Nodes and relations of a blob; made by many threads, added by one. */
    static final class NodesAndRelations implements OsmVisitor {
        private final int blob;
        private long[] ids = new long[8192];
        private long[] locations = new long[8192];
        private int count = 0;
        private final Map<Long, OsmRelation> relations = new LinkedHashMap<>();
        private boolean hasWays = false;

        private NodesAndRelations(int blob) {
            this.blob = blob;
        }

        static NodesAndRelations of(PbfBlob blob) {
            var found = new NodesAndRelations(blob.number());
            var kinds = PbfBlock.decode(blob, Set.of(OsmKind.NODE, OsmKind.RELATION), found);
            found.hasWays = kinds.contains(OsmKind.WAY);
            return found;
        }

        @Override
        public void node(long id, long location, OsmTags tags) {
            if (count == ids.length) {
                ids = Arrays.copyOf(ids, 2 * count);
                locations = Arrays.copyOf(locations, 2 * count);
            }
            ids[count] = id;
            locations[count++] = location;
        }

        @Override
        public void relation(OsmRelation relation) {
            relations.putIfAbsent(relation.id(), relation);
        }
    }

    void add(NodesAndRelations found) {
        for (int i = 0; i < found.count; i++) nodes.add(found.ids[i], found.locations[i]);
        found.relations.forEach(relations::putIfAbsent);
        for (OsmRelation relation : found.relations.values()) {
            for (var member : relation.members()) {
                if (member.kind() == OsmKind.WAY) wantedWays.add(member.id());
            }
        }
        if (found.hasWays) blobsWithWays.set(found.blob);
    }

    /** Ends the first pass. */
    void sealNodes() {
        nodes.seal();
    }

    /** {@return whether the second pass must look into the blob} */
    boolean mayHoldMembers(PbfBlob blob) {
        return !wantedWays.isEmpty() && blobsWithWays.get(blob.number());
    }

    /** {@return the ways of a blob that relations are made of} */
    Map<Long, long[]> memberWays(PbfBlob blob) {
        var found = new LinkedHashMap<Long, long[]>();
        var lookup = nodes.lookup();
        PbfBlock.decode(blob, Set.of(OsmKind.WAY), new OsmVisitor() {
            @Override
            public void way(long id, OsmTags tags, long[] refs, int count) {
                if (wantedWays.contains(id)) found.put(id, lookup.findAll(refs, count));
            }
        });
        return found;
    }

    void add(Map<Long, long[]> memberWays) {
        memberWays.forEach(ways::putIfAbsent);
    }

    /** {@return a lookup for use by one thread} */
    NodeLocations.Lookup lookup() {
        return nodes.lookup();
    }

    List<OsmRelation> relations() {
        return List.copyOf(relations.values());
    }

    @Override
    public long node(long id) {
        return nodes.lookup().find(id);
    }

    @Override
    public long @Nullable [] way(long id) {
        return ways.get(id);
    }

    @Override
    public Optional<OsmRelation> relation(long id) {
        return Optional.ofNullable(relations.get(id));
    }
}
