package org.songhua.cim.internal.imports.load;

import java.util.Map;
import java.util.TreeMap;
import org.songhua.cim.ImportStatus.Difference;

/** Sums up, class by class, in what a file and its data set differ. */
public final class Differences {
    private final Map<String, Difference> byClass = new TreeMap<>();

    /** Counts objects that the file brings. */
    void found(String classCode, long added, long changed, long unchanged) {
        byClass.merge(classCode, new Difference(added, changed, unchanged, 0), Difference::plus);
    }

    /** Counts objects that the file does not have. */
    void gone(String classCode, long objects) {
        byClass.merge(classCode, new Difference(0, 0, 0, objects), Difference::plus);
    }

    /** {@return the differences by class} */
    public Map<String, Difference> byClass() {
        return Map.copyOf(byClass);
    }

    long sum(java.util.function.ToLongFunction<Difference> part) {
        return byClass.values().stream().mapToLong(part).sum();
    }
}
