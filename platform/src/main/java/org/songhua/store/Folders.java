package org.songhua.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Small chores with folders. */
final class Folders {
    private Folders() {}

    /** Deletes a folder with all that is in it; a missing one is fine. */
    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }

    /** {@return the last lines of a text file} */
    static String tail(Path file, int lines) throws IOException {
        if (!Files.exists(file)) return "";
        List<String> all = Files.readAllLines(file);
        return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }
}
