package org.songhua.cim.internal.objects;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.ObjectId;
import org.songhua.cim.PackedObject;
import org.songhua.store.Row;

/** Takes objects in order of id until the page is full and one more shows that it is not the last. */
final class ObjectPage {
    private final int limit;
    private final ExtentTest test;
    private final FilterTest filter;
    private final Consumer<PackedObject> sink;
    private int taken;
    private @Nullable ObjectId last;
    private boolean more;

    /**
     * @param test what an object must meet that the database was not asked exactly
     * @param filter the same
     */
    ObjectPage(int limit, ExtentTest test, FilterTest filter, Consumer<PackedObject> sink) {
        this.limit = limit;
        this.test = test;
        this.filter = filter;
        this.sink = sink;
    }

    /** Takes a row with the columns heads and geometries of one object. {@return false when no more are wanted} */
    boolean take(Row row) {
        var object = new PackedObject(row.bytes("heads"), row.bytes("geometries"));
        object.next();
        return take(object);
    }

    /** Takes an object. {@return false when no more are wanted} */
    boolean take(PackedObject object) {
        if (!test.meets(object.geometries(), object.geometryFrom(), object.geometryTo())) return true;
        if (!filter.isAny() && !filter.meets(object.toObject())) return true;
        if (taken == limit) {
            more = true;
            return false;
        }
        if (++taken == limit) last = object.id();
        sink.accept(object);
        return true;
    }

    /** {@return id of the last object when there are more} */
    @Nullable
    ObjectId next() {
        return more ? last : null;
    }
}
