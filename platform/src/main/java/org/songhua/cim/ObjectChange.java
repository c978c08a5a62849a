package org.songhua.cim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that an edit does. */
public sealed interface ObjectChange {

    /**
     * An object as the editor saw it.
     *
     * @param id which
     * @param revision the revision that the edit was made on
     */
    record Seen(ObjectId id, int revision) {}

    /**
     * What a new object is.
     *
     * @param name what people call it; null for none, or for the name of its predecessor
     * @param attributes declared attributes (String, Long, BigDecimal or Boolean); a predecessor's are kept where none is given
     * @param wkb geometry as WKB in degrees; null only for a merge, which then takes all there was
     */
    @SuppressWarnings("ArrayRecordComponent") // made for one edit
    record NewObject(@Nullable String name, Map<String, @Nullable Object> attributes, byte @Nullable [] wkb) {
        public NewObject {
            attributes = new HashMap<>(attributes);
        }
    }

    /**
     * Adds an object.
     *
     * @param classCode its class
     * @param dataset code of the data set that it goes to; null for the one of hand-made objects
     */
    record Create(String classCode, @Nullable String dataset, NewObject object) implements ObjectChange {}

    /** Gives an object other content. */
    record Update(Seen seen, ObjectEdit edit) implements ObjectChange {}

    /** Ends an object in the world; only a change can. */
    record Retire(Seen seen) implements ObjectChange {}

    /** Takes an object out of the record, its past included; only a correction can. */
    record Delete(Seen seen) implements ObjectChange {}

    /** Puts several in the place of one. */
    record Split(Seen seen, List<NewObject> parts) implements ObjectChange {
        public Split {
            parts = List.copyOf(parts);
        }
    }

    /** Puts one in the place of several, all of the class of the first. */
    record Merge(List<Seen> seen, NewObject into) implements ObjectChange {
        public Merge {
            seen = List.copyOf(seen);
        }
    }

    /** {@return the objects that must be as the editor saw them} */
    default List<Seen> all() {
        return switch (this) {
            case Create create -> List.of();
            case Update update -> List.of(update.seen());
            case Retire retire -> List.of(retire.seen());
            case Delete delete -> List.of(delete.seen());
            case Split split -> List.of(split.seen());
            case Merge merge -> merge.seen();
        };
    }
}
