package org.songhua.cim.internal.edit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectId;
import org.songhua.cim.internal.DerivedColumns;
import org.songhua.engine.geo.Wkb;
import org.songhua.pack.ClassDefinition;

/**
 * A row as an edit will write it.
 *
 * @param id of the object
 * @param definition its class
 * @param sourceId identifier in its data set
 * @param name what people call it
 * @param attributes declared ones, and {@code tags}
 * @param wkb geometry
 * @param region smallest region around it
 * @param department owner
 * @param validFrom since when in the world
 */
@SuppressWarnings("ArrayRecordComponent") // goes straight into a statement
record Draft(
        ObjectId id,
        ClassDefinition definition,
        String sourceId,
        @Nullable String name,
        Map<String, @Nullable Object> attributes,
        byte[] wkb,
        @Nullable String region,
        @Nullable String department,
        @Nullable Instant validFrom) {
    Draft {
        attributes = new LinkedHashMap<>(attributes);
    }

    Extent box() {
        double[] box = Wkb.envelope(wkb);
        return new Extent(box[0], box[1], box[2], box[3]);
    }

    String json() {
        return ObjectEditor.json(attributes);
    }

    DerivedColumns derived() {
        Extent box = box();
        return DerivedColumns.of(
                definition,
                name,
                ObjectEditor.declared(attributes, definition),
                box.east() - box.west(),
                box.north() - box.south());
    }
}
