package org.songhua.edge.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.store.DataFolder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Files that were sent to us, for as long as their import takes: in the data folder, under names that we make. What its
 * sender calls a file is told to people and never becomes part of a path.
 */
@Component
class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    private final ObjectProvider<DataFolder> folder;
    private final AtomicBoolean swept = new AtomicBoolean();

    Uploads(ObjectProvider<DataFolder> folder) {
        this.folder = folder;
    }

    /** {@return where the file was put} */
    Path save(MultipartFile file) {
        try {
            Path target = uploads().resolve(UUID.randomUUID() + ".upload");
            file.transferTo(target);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The upload {} could not be removed; the next start will.", file, e);
        }
    }

    private Path uploads() throws IOException {
        Path uploads = folder.getObject().folder("uploads");
        if (swept.compareAndSet(false, true)) sweep(uploads);
        return uploads;
    }

    /** What an earlier run left behind belongs to imports that were interrupted. */
    private static void sweep(Path uploads) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(uploads, "*.upload")) {
            for (Path file : left) Files.deleteIfExists(file);
        }
    }
}
