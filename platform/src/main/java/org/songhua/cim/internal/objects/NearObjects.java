package org.songhua.cim.internal.objects;

import java.util.ArrayList;
import java.util.List;
import org.songhua.cim.PackedObject;
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
    private static final int PORTION = 1000;

    private final Database database;

    NearObjects(Database database) {
        this.database = database;
    }

    /** Hands rows of {@link PackedSql#rows} to a page in order of id. */
    void read(MomentRows rows, ObjectPage page) {
        // "offset 0" within keeps the planner from trading the spatial index for the order it would get from another.
        String together = PackedSql.together(rows.fenced(), MOST_AT_ONCE + 1, LARGEST_AT_ONCE_BYTES);
        boolean done = database.get(together, row -> takeAll(row, page), rows.parameters());
        if (!done) {
            database.streamWhile(PackedSql.inOrder(rows.fenced()), PORTION, page::take, rows.parameters());
        }
    }

    /** {@return false, and nothing is taken, when they are too many or too large} */
    private static boolean takeAll(Row row, ObjectPage page) {
        long count = row.whole("n");
        if (count > MOST_AT_ONCE || row.whole("heavy") > 0) return false;
        if (count == 0) return true;
        var object = new PackedObject(row.bytes("heads"), row.bytes("geometries"));
        for (Place place : inOrder(object)) {
            object.moveTo(place.head, place.geometry);
            if (!page.take(object)) break;
        }
        return true;
    }

    private static List<Place> inOrder(PackedObject object) {
        var places = new ArrayList<Place>();
        while (object.next()) {
            places.add(new Place(object.idHigh(), object.idLow(), object.head(), object.geometryFrom()));
        }
        places.sort(null);
        return places;
    }

    /** Where an object is among the others. */
    private record Place(long high, long low, int head, int geometry) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int first = Long.compareUnsigned(high, other.high);
            return first != 0 ? first : Long.compareUnsigned(low, other.low);
        }
    }
}
