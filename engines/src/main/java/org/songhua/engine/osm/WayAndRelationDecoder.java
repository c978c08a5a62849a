package org.songhua.engine.osm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.osm.ProtoReader.DamagedException;

/** Decodes ways and relations. */
final class WayAndRelationDecoder {
    /** Most nodes of a way or members of a relation; OpenStreetMap allows 2,000 and 32,000. */
    static final int MAX_MEMBERS = 1_000_000;

    private static final int ID = ProtoReader.tag(1, ProtoReader.VARINT);
    private static final int KEYS = ProtoReader.tag(2, ProtoReader.BYTES);
    private static final int VALUES = ProtoReader.tag(3, ProtoReader.BYTES);
    private static final int INFO = ProtoReader.tag(4, ProtoReader.BYTES);
    private static final int REFS = ProtoReader.tag(8, ProtoReader.BYTES);
    private static final int ROLES = ProtoReader.tag(8, ProtoReader.BYTES);
    private static final int MEMBER_IDS = ProtoReader.tag(9, ProtoReader.BYTES);
    private static final int MEMBER_KINDS = ProtoReader.tag(10, ProtoReader.BYTES);

    private static final OsmKind[] KINDS = OsmKind.values();

    private final StringTable strings;
    private final OsmVisitor visitor;
    private long[] refs = new long[64];

    WayAndRelationDecoder(StringTable strings, OsmVisitor visitor) {
        this.strings = strings;
        this.visitor = visitor;
    }

    void way(ProtoReader way) {
        long id = 0;
        boolean visible = true;
        ProtoReader nodes = null;
        var tags = new TagColumns(strings);
        while (way.hasNext()) {
            int tag = way.tag();
            if (tag == ID) id = way.varint();
            else if (tag == KEYS) tags.keys = way.message();
            else if (tag == VALUES) tags.values = way.message();
            else if (tag == REFS) nodes = way.message();
            else if (tag == INFO) visible = TagColumns.isVisible(way.message());
            else TagColumns.skipUnknown(way, tag, 8);
        }
        if (!visible) return;
        int count = readRefs(nodes);
        visitor.way(id, tags.toTags(), refs, count);
    }

    private int readRefs(@Nullable ProtoReader nodes) {
        if (nodes == null) return 0;
        int count = nodes.countVarints();
        if (count > MAX_MEMBERS) throw new DamagedException("a way has " + count + " nodes");
        if (count > refs.length) refs = new long[Math.max(count, 2 * refs.length)];
        long ref = 0;
        for (int i = 0; i < count; i++) refs[i] = ref += nodes.signed();
        if (nodes.hasNext()) throw new DamagedException("the last node of a way is cut off");
        return count;
    }

    void relation(ProtoReader relation) {
        long id = 0;
        boolean visible = true;
        ProtoReader roles = null;
        ProtoReader ids = null;
        ProtoReader kinds = null;
        var tags = new TagColumns(strings);
        while (relation.hasNext()) {
            int tag = relation.tag();
            if (tag == ID) id = relation.varint();
            else if (tag == KEYS) tags.keys = relation.message();
            else if (tag == VALUES) tags.values = relation.message();
            else if (tag == ROLES) roles = relation.message();
            else if (tag == MEMBER_IDS) ids = relation.message();
            else if (tag == MEMBER_KINDS) kinds = relation.message();
            else if (tag == INFO) visible = TagColumns.isVisible(relation.message());
            else TagColumns.skipUnknown(relation, tag, 10);
        }
        if (visible) visitor.relation(new OsmRelation(id, tags.toTags(), members(roles, ids, kinds)));
    }

    private List<OsmRelation.Member> members(
            @Nullable ProtoReader roles, @Nullable ProtoReader ids, @Nullable ProtoReader kinds) {
        if (ids == null) return List.of();
        if (roles == null || kinds == null) throw new DamagedException("members of a relation lack role or kind");
        int count = ids.countVarints();
        if (count > MAX_MEMBERS) throw new DamagedException("a relation has " + count + " members");
        var members = new ArrayList<OsmRelation.Member>(count);
        long id = 0;
        for (int i = 0; i < count; i++) {
            id += ids.signed();
            int kind = kinds.size(KINDS.length - 1, "the kind of a member");
            members.add(new OsmRelation.Member(KINDS[kind], id, strings.get(roles.varint())));
        }
        return members;
    }
}
