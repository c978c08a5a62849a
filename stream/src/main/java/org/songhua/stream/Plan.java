package org.songhua.stream;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which rules judge which things. Never changed after it is read. */
final class Plan {
    private static @Nullable Path loadedFrom;
    private static @Nullable Plan loaded;

    private final Map<Long, List<Watch>> byThing;
    private final String fingerprint;

    Plan(Map<Long, List<Watch>> byThing, String fingerprint) {
        this.fingerprint = fingerprint;
        this.byThing = new HashMap<>(byThing);
        this.byThing.replaceAll((thing, watches) -> List.copyOf(watches));
    }

    /**
     * {@return the plan in a file; tasks of one process share it}
     *
     * @throws PlanException with all mistakes in it
     */
    static synchronized Plan of(Path file) throws IOException {
        Plan plan = loaded;
        if (plan != null && file.equals(loadedFrom)) return plan;
        Plan fresh = PlanReader.read(file);
        loadedFrom = file;
        loaded = fresh;
        return fresh;
    }

    /** {@return the watches of a thing; none when the plan does not know it} */
    List<Watch> watches(long thing) {
        return byThing.getOrDefault(thing, List.of());
    }

    /** {@return numbers of the things in it} */
    java.util.Set<Long> things() {
        return byThing.keySet();
    }

    /** {@return what the platform knows it by} */
    String fingerprint() {
        return fingerprint;
    }

    /** {@return how many watches there are} */
    int size() {
        return byThing.values().stream().mapToInt(List::size).sum();
    }
}
