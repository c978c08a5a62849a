package org.songhua.engine.osm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.osm.ProtoReader.DamagedException;

/** Decodes nodes, written one by one or as columns of differences ("dense"). */
final class NodeDecoder {
    private static final int ID = ProtoReader.tag(1, ProtoReader.VARINT);
    private static final int KEYS = ProtoReader.tag(2, ProtoReader.BYTES);
    private static final int VALUES = ProtoReader.tag(3, ProtoReader.BYTES);
    private static final int INFO = ProtoReader.tag(4, ProtoReader.BYTES);
    private static final int LATITUDE = ProtoReader.tag(8, ProtoReader.VARINT);
    private static final int LONGITUDE = ProtoReader.tag(9, ProtoReader.VARINT);

    private static final int DENSE_IDS = ProtoReader.tag(1, ProtoReader.BYTES);
    private static final int DENSE_INFO = ProtoReader.tag(5, ProtoReader.BYTES);
    private static final int DENSE_LATITUDES = ProtoReader.tag(8, ProtoReader.BYTES);
    private static final int DENSE_LONGITUDES = ProtoReader.tag(9, ProtoReader.BYTES);
    private static final int DENSE_TAGS = ProtoReader.tag(10, ProtoReader.BYTES);

    private static final int DENSE_VISIBLE = ProtoReader.tag(6, ProtoReader.BYTES);

    private final StringTable strings;
    private final PbfBlock.Scale scale;
    private final OsmVisitor visitor;
    private String[] pairs = new String[16];

    NodeDecoder(StringTable strings, PbfBlock.Scale scale, OsmVisitor visitor) {
        this.strings = strings;
        this.scale = scale;
        this.visitor = visitor;
    }

    void single(ProtoReader node) {
        long id = 0;
        long latitude = 0;
        long longitude = 0;
        boolean visible = true;
        var tags = new TagColumns(strings);
        while (node.hasNext()) {
            int tag = node.tag();
            if (tag == ID) id = node.signed();
            else if (tag == LATITUDE) latitude = node.signed();
            else if (tag == LONGITUDE) longitude = node.signed();
            else if (tag == KEYS) tags.keys = node.message();
            else if (tag == VALUES) tags.values = node.message();
            else if (tag == INFO) visible = TagColumns.isVisible(node.message());
            else TagColumns.skipUnknown(node, tag, 9);
        }
        if (visible) visitor.node(id, scale.location(longitude, latitude), tags.toTags());
    }

    void dense(ProtoReader group) {
        ProtoReader ids = null;
        ProtoReader latitudes = null;
        ProtoReader longitudes = null;
        ProtoReader tags = null;
        ProtoReader visible = null;
        while (group.hasNext()) {
            int tag = group.tag();
            if (tag == DENSE_IDS) ids = group.message();
            else if (tag == DENSE_LATITUDES) latitudes = group.message();
            else if (tag == DENSE_LONGITUDES) longitudes = group.message();
            else if (tag == DENSE_TAGS) tags = group.message();
            else if (tag == DENSE_INFO) visible = visibleColumn(group.message());
            else TagColumns.skipUnknown(group, tag, 10);
        }
        if (ids == null) return;
        if (latitudes == null || longitudes == null) throw new DamagedException("dense nodes have no coordinates");
        columns(ids, latitudes, longitudes, tags, visible);
    }

    private void columns(
            ProtoReader ids,
            ProtoReader latitudes,
            ProtoReader longitudes,
            @Nullable ProtoReader tags,
            @Nullable ProtoReader visible) {
        long id = 0;
        long latitude = 0;
        long longitude = 0;
        boolean tagged = tags != null && tags.hasNext();
        while (ids.hasNext()) {
            id += ids.signed();
            latitude += latitudes.signed();
            longitude += longitudes.signed();
            OsmTags ownTags = tagged && tags != null ? nextTags(tags) : OsmTags.NONE;
            if (visible != null && visible.varint() == 0) continue;
            visitor.node(id, scale.location(longitude, latitude), ownTags);
        }
        if (latitudes.hasNext() || longitudes.hasNext()) {
            throw new DamagedException("dense nodes have more coordinates than ids");
        }
    }

    private static @Nullable ProtoReader visibleColumn(ProtoReader info) {
        ProtoReader column = null;
        while (info.hasNext()) {
            int tag = info.tag();
            if (tag == DENSE_VISIBLE) column = info.message();
            else info.skip(tag);
        }
        return column != null && column.hasNext() ? column : null;
    }

    /** Reads key and value indexes up to the 0 that ends the tags of a node. */
    private OsmTags nextTags(ProtoReader column) {
        long key = column.varint();
        if (key == 0) return OsmTags.NONE;
        int n = 0;
        while (key != 0) {
            if (n == pairs.length) pairs = TagColumns.grown(pairs);
            pairs[n++] = strings.get(key);
            pairs[n++] = strings.get(column.varint());
            key = column.varint();
        }
        return OsmTags.owning(Arrays.copyOf(pairs, n));
    }
}
