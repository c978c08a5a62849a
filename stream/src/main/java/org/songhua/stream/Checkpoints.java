package org.songhua.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds where a job that ended may go on. */
final class Checkpoints {
    private Checkpoints() {}

    /** {@return the newest complete checkpoint below a folder} */
    static Optional<Path> newest(Path folder) {
        if (!Files.isDirectory(folder)) return Optional.empty();
        try (Stream<Path> all = Files.find(
                folder, 3, (path, is) -> path.getFileName().toString().equals("_metadata"))) {
            return all.max(Comparator.comparing(Checkpoints::written)).map(Path::getParent);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of checkpoints " + folder + " cannot be read.", e);
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            // It was thrown away meanwhile because there is a newer one.
            return FileTime.fromMillis(0);
        }
    }
}
