package org.songhua.cim.internal.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.cim.PackedObject;
import org.songhua.cim.internal.blocks.Block;
import org.songhua.cim.internal.blocks.Blocks;
import org.songhua.cim.internal.blocks.PlaceQuery;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Row;

/**
 * Reads the objects at a place. Usually they are few and small: then all come as one value and are put in order here, which costs
 * half of what rows cost. If they are not, they come one by one, so that memory does not hang on what somebody asks for.
 */
final class NearObjects {
    /** So many at once, and so large; together no more than 128 MB, usually one. */
    private static final int MOST_AT_ONCE = 4000;

    private static final int LARGEST_AT_ONCE_BYTES = 16 << 10;
    /** In blocks, not all of them near. */
    private static final int MOST_IN_BLOCKS = 16_000;

    private static final long MOST_BYTES = 64 << 20;

    private static final int PORTION = 1000;

    private final Database database;
    private final Blocks blocks;

    NearObjects(Database database, Blocks blocks) {
        this.database = database;
        this.blocks = blocks;
    }

    /** Hands rows of {@link PackedSql#rows} to a page in order of id. */
    void read(MomentRows rows, ObjectPage page) {
        // "offset 0" within keeps the planner from trading the spatial index for the order it would get from another.
        String together = PackedSql.together(rows.fenced(), MOST_AT_ONCE + 1, LARGEST_AT_ONCE_BYTES);
        boolean done = database.get(together, row -> takeAll(row, page), rows.parameters());
        if (!done) stream(rows, page);
    }

    /** {@return false, and nothing is taken, when they are too many or too large} */
    private static boolean takeAll(Row row, ObjectPage page) {
        long count = row.whole("n");
        if (count > MOST_AT_ONCE || row.whole("heavy") > 0) return false;
        var places = new ArrayList<Place>();
        if (count > 0) Place.all(new PackedObject(row.bytes("heads"), row.bytes("geometries")), object -> true, places);
        handTo(page, places);
        return true;
    }

    /**
     * The same of blocks; the rows are needed when those are too many.
     *
     * @param query of one extent
     */
    void read(ObjectQuery query, Scope scope, MomentRows rows, ObjectPage page) {
        Extent extent = query.extents().getFirst();
        ObjectConditions older = ObjectConditions.of(query, scope).touching(query.extents(), true);
        var place = new PlaceQuery(
                extent,
                PlaceQuery.classes(query.classCodes(), scope),
                query.dataset(),
                PlaceQuery.ANY_ZOOM,
                MOST_AT_ONCE + 1,
                LARGEST_AT_ONCE_BYTES,
                PlacePast.of(older, query.moment(), MOST_AT_ONCE + 1, LARGEST_AT_ONCE_BYTES));
        var found = blocks.find(place, NearObjects::isHandy);
        if (found.isEmpty()) {
            stream(rows, page);
            return;
        }
        var places =
                new ArrayList<Place>((int) Math.min(MOST_IN_BLOCKS, found.get().inBlocks()));
        for (Block block : found.get().blocks()) Place.near(block, place, places);
        found.get().apart((some, isWanted) -> Place.all(some, isWanted, places));
        ObjectId after = query.after();
        if (after != null) places.removeIf(one -> !one.isAfter(after));
        handTo(page, places);
    }

    private static boolean isHandy(Blocks.Found found) {
        return found.heavy() == 0
                && found.apart() <= MOST_AT_ONCE
                && found.inBlocks() <= MOST_IN_BLOCKS
                && found.bytes() <= MOST_BYTES;
    }

    private void stream(MomentRows rows, ObjectPage page) {
        database.streamWhile(PackedSql.inOrder(rows.fenced()), PORTION, page::take, rows.parameters());
    }

    private static void handTo(ObjectPage page, List<Place> places) {
        places.sort(null);
        for (Place place : places) page.take(place.moved(), place.isInside);
        page.end();
    }

    /**
     * Where an object is among the others.
     *
     * @param headEnd behind its head
     * @param isInside whether it is known to meet what is asked for
     */
    private record Place(
            PackedObject object, long high, long low, int head, int headEnd, int geometry, boolean isInside)
            implements Comparable<Place> {
        static void all(PackedObject object, Predicate<PackedObject> isWanted, List<Place> places) {
            while (object.next()) {
                if (!isWanted.test(object)) continue;
                places.add(new Place(
                        object,
                        object.idHigh(),
                        object.idLow(),
                        object.head(),
                        object.headEnd(),
                        object.geometryFrom(),
                        false));
            }
        }

        static void near(Block block, PlaceQuery place, List<Place> places) {
            PackedObject object = block.object();
            block.places(place.extent(), place.zoom(), (head, headEnd, geometry, isInside) -> {
                if (place.past() != null) {
                    object.moveTo(head, headEnd, geometry);
                    if (!place.isOfThen(object)) return;
                }
                long high = object.idHigh(head);
                places.add(new Place(object, high, object.idLow(head), head, headEnd, geometry, isInside));
            });
        }

        boolean isAfter(ObjectId other) {
            long most = other.value().getMostSignificantBits();
            int first = Long.compareUnsigned(high, most);
            return first > 0
                    || (first == 0 && Long.compareUnsigned(low, other.value().getLeastSignificantBits()) > 0);
        }

        PackedObject moved() {
            object.moveTo(head, headEnd, geometry);
            return object;
        }

        @Override
        public int compareTo(Place other) {
            int first = Long.compareUnsigned(high, other.high);
            return first != 0 ? first : Long.compareUnsigned(low, other.low);
        }
    }
}
