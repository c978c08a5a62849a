package org.songhua.evaluation.internal.compute;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Totals that were made, by what was asked and by the digests of what was read: the same question about the same objects has the
 * same answer at any time. Those longest unused go when too much is kept.
 */
@Component
public class TotalsCache {
    /** Objects of all totals kept, of about 100 bytes each. */
    private static final long MOST = 1_000_000;

    private final Map<String, Made> made = new LinkedHashMap<>(64, 0.75f, true);
    private long size;

    /** {@return the total of a question about objects with a digest} */
    synchronized Optional<Made> find(String question, String digest) {
        return Optional.ofNullable(made.get(question + digest));
    }

    synchronized void keep(String question, String digest, Made total) {
        Made before = made.put(question + digest, total);
        size += total.size() - (before == null ? 0 : before.size());
        var eldest = made.entrySet().iterator();
        while (size > MOST && eldest.hasNext()) {
            size -= eldest.next().getValue().size();
            eldest.remove();
        }
    }

    /** Forgets everything. */
    public synchronized void clear() {
        made.clear();
        size = 0;
    }
}
