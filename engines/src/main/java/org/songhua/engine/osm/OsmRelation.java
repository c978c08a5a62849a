package org.songhua.engine.osm;

import java.util.List;

/**
 * A relation.
 *
 * @param id its id
 * @param tags its tags
 * @param members in the order of the file
 */
public record OsmRelation(long id, OsmTags tags, List<Member> members) {
    public OsmRelation {
        members = List.copyOf(members);
    }

    /**
     * One member.
     *
     * @param kind kind of the element
     * @param id id of the element
     * @param role such as {@code outer}; empty when none is given
     */
    public record Member(OsmKind kind, long id, String role) {}

    /** {@return whether its ways are the outline of an area (types multipolygon and boundary)} */
    public boolean isArea() {
        String type = tags.get("type");
        return "multipolygon".equals(type) || "boundary".equals(type);
    }
}
