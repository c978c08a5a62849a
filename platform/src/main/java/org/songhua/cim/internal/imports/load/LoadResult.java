package org.songhua.cim.internal.imports.load;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Extent;
import org.songhua.cim.ImportStatus.Difference;

/**
 * What storing came to.
 *
 * @param importedByClass new and changed objects by class
 * @param unchanged objects equal to what was there
 * @param leftAlone objects of the data set that the file does not have; they stay
 * @param editedOver objects that somebody had edited and whose source has changed since; the edit is in the history
 * @param ended objects of the data set that the file does not have and that this load ended
 * @param differences between the file and the data set, by class
 * @param extent around everything touched; null when nothing was
 */
public record LoadResult(
        Map<String, Long> importedByClass,
        long unchanged,
        long leftAlone,
        List<String> editedOver,
        long ended,
        Map<String, Difference> differences,
        @Nullable Extent extent) {
    public LoadResult {
        importedByClass = Map.copyOf(importedByClass);
        editedOver = List.copyOf(editedOver);
        differences = Map.copyOf(differences);
    }

    /** {@return how many objects were stored as new or changed} */
    public long imported() {
        return importedByClass.values().stream().mapToLong(Long::longValue).sum();
    }
}
