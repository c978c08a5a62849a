package org.songhua.evaluation.internal.compute;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.locationtech.jts.geom.Envelope;

/** Objects that edits touched, as they were before and as they are after, and in between. */
record Touched(List<One> list) {
    Touched {
        list = List.copyOf(list);
    }

    /** @param box around it, in degrees */
    record One(String classCode, UUID id, String region, Envelope box) {}

    List<One> of(String classCode) {
        return list.stream().filter(one -> one.classCode.equals(classCode)).toList();
    }

    Set<UUID> ids(String classCode) {
        var ids = new HashSet<UUID>();
        for (One one : of(classCode)) ids.add(one.id);
        return ids;
    }

    Set<String> regions(String classCode) {
        var regions = new HashSet<String>();
        for (One one : of(classCode)) regions.add(one.region);
        return regions;
    }
}
