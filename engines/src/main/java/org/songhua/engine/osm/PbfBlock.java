package org.songhua.engine.osm;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.osm.ProtoReader.DamagedException;

/**
 * Decodes the elements of a block. Elements that the file marks as deleted (feature HistoricalInformation) are left
 * out; all others are handed over in the order of the file.
 */
public final class PbfBlock {
    private static final int STRING_TABLE = ProtoReader.tag(1, ProtoReader.BYTES);
    private static final int GROUP = ProtoReader.tag(2, ProtoReader.BYTES);
    private static final int GRANULARITY = ProtoReader.tag(17, ProtoReader.VARINT);
    private static final int LATITUDE_OFFSET = ProtoReader.tag(19, ProtoReader.VARINT);
    private static final int LONGITUDE_OFFSET = ProtoReader.tag(20, ProtoReader.VARINT);

    private static final int NODE = ProtoReader.tag(1, ProtoReader.BYTES);
    private static final int DENSE_NODES = ProtoReader.tag(2, ProtoReader.BYTES);
    private static final int WAY = ProtoReader.tag(3, ProtoReader.BYTES);
    private static final int RELATION = ProtoReader.tag(4, ProtoReader.BYTES);

    private final List<ProtoReader> groups = new ArrayList<>();
    private @Nullable ProtoReader stringTable;
    private int granularity = 100;
    private long latitudeOffset = 0;
    private long longitudeOffset = 0;

    private PbfBlock() {}

    /**
     * Decodes a blob.
     *
     * @param wanted kinds to hand over; others are passed over, which costs next to nothing
     * @return the kinds met, wanted or not
     * @throws org.songhua.engine.fault.FaultException when the blob is damaged; some elements may have been handed over
     */
    public static Set<OsmKind> decode(PbfBlob blob, Set<OsmKind> wanted, OsmVisitor visitor) {
        try {
            var block = new PbfBlock();
            block.readFields(new ProtoReader(blob.inflate()));
            return block.visit(wanted, visitor);
        } catch (DamagedException e) {
            throw PbfFaults.damaged(blob.place(), e.reason());
        }
    }

    private void readFields(ProtoReader reader) {
        while (reader.hasNext()) {
            int tag = reader.tag();
            if (tag == STRING_TABLE) stringTable = reader.message();
            else if (tag == GROUP) groups.add(reader.message());
            else if (tag == GRANULARITY) granularity = reader.size(1_000_000_000, "the granularity");
            else if (tag == LATITUDE_OFFSET) latitudeOffset = reader.varint();
            else if (tag == LONGITUDE_OFFSET) longitudeOffset = reader.varint();
            else reader.skip(tag);
        }
        if (granularity == 0) throw new DamagedException("its granularity is 0");
    }

    private Set<OsmKind> visit(Set<OsmKind> wanted, OsmVisitor visitor) {
        if (stringTable == null) throw new DamagedException("it has no string table");
        var strings = StringTable.of(stringTable);
        var scale = new Scale(granularity, longitudeOffset, latitudeOffset);
        var nodes = new NodeDecoder(strings, scale, visitor);
        var others = new WayAndRelationDecoder(strings, visitor);
        var met = EnumSet.noneOf(OsmKind.class);
        for (ProtoReader group : groups) {
            while (group.hasNext()) visitNext(group, wanted, met, nodes, others);
        }
        return met;
    }

    private static void visitNext(
            ProtoReader group, Set<OsmKind> wanted, Set<OsmKind> met, NodeDecoder nodes, WayAndRelationDecoder others) {
        int tag = group.tag();
        OsmKind kind = kindOf(tag);
        if (kind != null) met.add(kind);
        if (kind == null || !wanted.contains(kind)) group.skip(tag);
        else if (tag == DENSE_NODES) nodes.dense(group.message());
        else if (kind == OsmKind.NODE) nodes.single(group.message());
        else if (kind == OsmKind.WAY) others.way(group.message());
        else others.relation(group.message());
    }

    private static @Nullable OsmKind kindOf(int tag) {
        if (tag == NODE || tag == DENSE_NODES) return OsmKind.NODE;
        if (tag == WAY) return OsmKind.WAY;
        return tag == RELATION ? OsmKind.RELATION : null;
    }

    /**
     * How coordinates are written in a block: degrees = 1e-9 · (offset + granularity · value).
     *
     * @param granularity in nanodegrees, at least 1
     * @param longitudeOffset in nanodegrees
     * @param latitudeOffset in nanodegrees
     */
    record Scale(int granularity, long longitudeOffset, long latitudeOffset) {
        private static final long MAX_NANO_DEGREES = 1L << 40;

        long location(long longitude, long latitude) {
            return Locations.ofUnits(units(longitude, longitudeOffset), units(latitude, latitudeOffset));
        }

        /** {@return the coordinate in units of 1e-7 degrees; beyond the world when it lies there} */
        private long units(long value, long offset) {
            if (granularity == 100 && offset == 0) return value;
            if (Locations.isBeyond(value, MAX_NANO_DEGREES) || Locations.isBeyond(offset, MAX_NANO_DEGREES))
                return Long.MAX_VALUE;
            // At most 2^40 · 2^30 would overflow; a granularity that coarse leaves no value inside the world but 0.
            long product = value * granularity;
            if (Math.abs(value) > 1 && product / granularity != value) return Long.MAX_VALUE;
            return Math.floorDiv(product + offset + 50, 100);
        }
    }
}
