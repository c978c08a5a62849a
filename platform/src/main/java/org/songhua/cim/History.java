package org.songhua.cim;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Scope;

/** What was and how it became what is. */
public interface History {

    /** {@return what differs between two times, in order of id} */
    Differences between(ChangesQuery query, Scope scope);

    /** {@return what the object came from and what came of it, nearest first} */
    Lineage lineage(ObjectId id, Scope scope);

    /** Which of the two times is meant. */
    enum Axis {
        /** When the platform said so. */
        RECORDED,
        /** When it was so in the world, as the record tells it now. */
        WORLD
    }

    /**
     * A question for differences.
     *
     * @param axis on which axis the two times lie
     * @param from earlier time
     * @param to later time
     * @param extent objects that touch it at either time; null for everywhere
     * @param classCode class wanted; null for all
     * @param after last id of the page before; null for the first page
     * @param limit most differences returned, 1 to 1000
     */
    record ChangesQuery(
            Axis axis,
            Instant from,
            Instant to,
            @Nullable Extent extent,
            @Nullable String classCode,
            @Nullable ObjectId after,
            int limit) {}

    /** How an object differs. */
    enum Difference {
        ADDED,
        CHANGED,
        ENDED
    }

    /**
     * An object that differs.
     *
     * @param difference how
     * @param object as it is at the later time; for one that ended, as it was at the earlier one
     * @param before as it was at the earlier time; null for one that was added
     * @param edit what made the difference, the last if there were several; null when that is unknown
     */
    record Changed(
            Difference difference,
            CityObject object,
            @Nullable CityObject before,
            @Nullable Edit edit) {}

    /**
     * Differences.
     *
     * @param items one page
     * @param added how many objects were added in all
     * @param changed how many have changed
     * @param ended how many have ended
     * @param next last id of the page when there are more, else null
     */
    record Differences(
            List<Changed> items,
            long added,
            long changed,
            long ended,
            @Nullable ObjectId next) {
        public Differences {
            items = List.copyOf(items);
        }
    }

    /**
     * A step of a lineage.
     *
     * @param id the other object
     * @param name its name, or null
     * @param present whether it is there now
     * @param edit the split or merge
     */
    record Kin(ObjectId id, @Nullable String name, boolean present, Edit edit) {}

    /** Where an object came from and what came of it. */
    record Lineage(List<Kin> predecessors, List<Kin> successors) {
        public Lineage {
            predecessors = List.copyOf(predecessors);
            successors = List.copyOf(successors);
        }
    }
}
