package org.songhua.edge.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.cim.Imports.ImportRequest;
import org.springframework.stereotype.Component;

/**
 * Files that were looked at and may still be applied: the newest few, until they are applied or others come after them. What a start of
 * the program finds is removed with the other uploads.
 */
@Component
class Previews {
    /** Few, for each may take as much room as the largest upload. */
    static final int MOST = 8;

    private final Uploads uploads;
    private final Map<Long, ImportRequest> kept = new LinkedHashMap<>();

    Previews(Uploads uploads) {
        this.uploads = uploads;
    }

    /** Keeps the file of a preview; the oldest one goes when there are too many. */
    void keep(long id, ImportRequest request) {
        for (Path file : add(id, request)) uploads.remove(file);
    }

    private synchronized List<Path> add(long id, ImportRequest request) {
        kept.put(id, request);
        var gone = new ArrayList<Path>();
        var oldest = kept.entrySet().iterator();
        while (kept.size() > MOST) {
            gone.add(oldest.next().getValue().file());
            oldest.remove();
        }
        return gone;
    }

    /** {@return what was asked for with the preview, which is kept no longer; whoever takes it removes the file} */
    synchronized Optional<ImportRequest> take(long id) {
        return Optional.ofNullable(kept.remove(id));
    }

    /** {@return whether the preview may be applied} */
    synchronized boolean isKept(long id) {
        return kept.containsKey(id);
    }

    /** Removes the file of a preview of which nothing came. */
    void discard(long id) {
        take(id).ifPresent(request -> uploads.remove(request.file()));
    }
}
