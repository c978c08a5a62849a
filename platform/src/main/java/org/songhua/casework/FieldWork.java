package org.songhua.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.Extent;
import org.songhua.people.Caller;
import org.songhua.people.Scope;

/**
 * Work in the field, often without a connection. A device keeps what was done and sends it later, each change under a key of its own:
 * photos, notes and answers to checklists are always added; an action is done only if the case still allows it, else the device is told
 * why, and a person decides.
 */
public interface FieldWork {

    /** {@return what waits for the caller: work of their department, and checks if they may check; the most pressing first} */
    List<CaseSummary> tasks(Caller caller);

    /** {@return what came of a change; the same key sent again gives the same answer and does nothing} */
    Outcome apply(Change change, Caller caller);

    /** {@return the notes of a case, oldest first} */
    List<Note> notes(UUID caseId, Scope scope);

    /** {@return what is to be looked at for a class, if the packs say anything} */
    Optional<Checklist> checklist(String classCode);

    /** {@return kinds of evidence that a case holds, so that a device knows what is still to be taken} */
    Set<String> evidence(UUID caseId);

    /**
     * {@return a map of the unit grids in which the caller's tasks lie, with something around, to be kept on a device} What the caller
     * may not see of the city is not on it; it never holds more than {@link FieldMap#MOST_OBJECTS} objects.
     */
    FieldMap map(Caller caller);

    /** Kinds of changes. */
    enum Kind {
        ACTION,
        PHOTO,
        NOTE,
        CHECKLIST
    }

    /**
     * A change made on a device.
     *
     * @param key given by the device; the same change has the same
     * @param action what was done; null unless it is an action
     * @param text of a note, or role of a photo
     * @param answers to a checklist: yes, no or none
     * @param image of a photo; empty otherwise
     */
    @SuppressWarnings("ArrayRecordComponent") // applied at once
    record Change(
            UUID key,
            UUID caseId,
            Kind kind,
            @Nullable CaseAction action,
            String text,
            Map<String, String> answers,
            byte[] image) {
        public Change {
            answers = Map.copyOf(answers);
        }
    }

    /**
     * What came of a change.
     *
     * @param result APPLIED; CONFLICT when the case does not allow it any more; REJECTED when it never would
     * @param problem why not
     * @param repeated whether it had been sent before
     */
    record Outcome(
            UUID key,
            Result result,
            @Nullable String code,
            @Nullable String problem,
            boolean repeated) {}

    /** What can come of a change. */
    enum Result {
        APPLIED,
        CONFLICT,
        REJECTED
    }

    /**
     * A map for a device.
     *
     * @param areas where tasks lie, those with most tasks first
     * @param objects what is there, each once
     * @param isComplete whether all that is there is on the map
     * @param dataVersion of the city when it was made
     */
    record FieldMap(List<Area> areas, List<CityObject> objects, boolean isComplete, long dataVersion, Instant madeAt) {
        /** Most objects of one map. */
        public static final int MOST_OBJECTS = 6_000;
        /** Most bytes of their geometries, as WKB. */
        public static final int MOST_BYTES = 2_000_000;

        public FieldMap {
            areas = List.copyOf(areas);
            objects = List.copyOf(objects);
        }
    }

    /**
     * Where tasks lie.
     *
     * @param grid code of the unit grid; empty where there is none
     * @param extent the grid, or the place, and something around
     * @param tasks how many tasks lie there
     */
    record Area(String grid, Extent extent, int tasks) {}

    /** A note. */
    record Note(UUID id, String text, String by, Instant at) {}

    /** What is to be looked at, by code. */
    record Checklist(Map<String, org.songhua.pack.Text> items) {
        public Checklist {
            items = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(items));
        }
    }
}
