package org.songhua.engine.osm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes down every element it is handed, in order. */
final class Elements implements OsmVisitor {
    final List<String> all = new ArrayList<>();

    @Override
    public void node(long id, long location, OsmTags tags) {
        String at = location == Locations.MISSING
                ? "nowhere"
                : Locations.longitude(location) + " " + Locations.latitude(location);
        all.add("node " + id + " at " + at + " " + plain(tags));
    }

    @Override
    public void way(long id, OsmTags tags, long[] refs, int count) {
        all.add("way " + id + " " + Arrays.toString(Arrays.copyOf(refs, count)) + " " + plain(tags));
    }

    @Override
    public void relation(OsmRelation relation) {
        all.add("relation " + relation.id() + " " + relation.members() + " " + plain(relation.tags()));
    }

    private static Map<String, String> plain(OsmTags tags) {
        return new java.util.LinkedHashMap<>(tags);
    }
}
