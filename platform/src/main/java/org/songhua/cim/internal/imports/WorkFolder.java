package org.songhua.cim.internal.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder for what an import unpacks, made when it is first needed and gone with the import. */
final class WorkFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);

    private @Nullable Path folder;

    /** {@return the folder} */
    Path path() {
        try {
            Path made = folder;
            if (made == null) {
                made = Files.createTempDirectory("songhua-import");
                folder = made;
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Path made = folder;
        if (made == null) return;
        folder = null;
        try (Stream<Path> all = Files.walk(made)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        } catch (IOException e) {
            LOG.warn("The folder {} of an import could not be removed.", made, e);
        }
    }
}
