package org.songhua.evaluation.internal.compute;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Objects that edits touched, as they were before and as they are after, and in between. */
record Touched(List<One> list) {
    Touched {
        list = List.copyOf(list);
    }

    /** {@return what was touched without what got but another name, or the like: nothing measured or counted hangs on that} */
    static Touched of(List<One> all) {
        var byId = all.stream().collect(Collectors.groupingBy(One::id));
        return new Touched(all.stream()
                .filter(one -> !isSame(byId.getOrDefault(one.id, List.of())))
                .toList());
    }

    private static boolean isSame(List<One> versions) {
        boolean stays = versions.stream().anyMatch(one -> one.side < 0)
                && versions.stream().anyMatch(one -> one.side > 0);
        return stays && versions.stream().map(One::content).distinct().count() == 1;
    }

    /**
     * A version of an object.
     *
     * @param box around it, in degrees
     * @param side -1 as it was before the edits, 1 as it is, 0 in between
     * @param shape digest of its geometry
     * @param rest digest of all else of it that totals are made of
     * @param outline in degrees, of what is large; else null
     */
    record One(
            String classCode,
            UUID id,
            String region,
            Envelope box,
            int side,
            String shape,
            String rest,
            @Nullable Geometry outline) {
        String content() {
            return shape + "/" + rest;
        }
    }

    List<One> of(String classCode) {
        return list.stream().filter(one -> one.classCode.equals(classCode)).toList();
    }

    /** {@return the versions of each object of a class} */
    Collection<List<One>> byObject(String classCode) {
        return of(classCode).stream().collect(Collectors.groupingBy(One::id)).values();
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
