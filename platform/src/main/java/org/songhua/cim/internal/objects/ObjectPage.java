package org.songhua.cim.internal.objects;

import java.util.OptionalLong;
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
    private long matched;
    private boolean isWhole;

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

    /** Takes an object, or only counts it when the page is full. {@return false when no more are wanted} */
    boolean take(PackedObject object) {
        return take(object, false);
    }

    /**
     * The same.
     *
     * @param isInside whether it is known to meet the test
     */
    boolean take(PackedObject object, boolean isInside) {
        if (!isInside && !test.meets(object.geometries(), object.geometryFrom(), object.geometryTo())) return true;
        if (!filter.isAny() && !filter.meets(object.toObject())) return true;
        matched++;
        if (taken == limit) return false;
        if (++taken == limit) last = object.id();
        sink.accept(object);
        return true;
    }

    /** All objects were handed over, whether they were wanted or not. */
    void end() {
        isWhole = true;
    }

    /** {@return id of the last object when there are more} */
    @Nullable
    ObjectId next() {
        return matched > taken ? last : null;
    }

    /** {@return how many there are on this page and those after it; empty where that is not known} */
    OptionalLong matched() {
        return isWhole || matched == taken ? OptionalLong.of(matched) : OptionalLong.empty();
    }
}
