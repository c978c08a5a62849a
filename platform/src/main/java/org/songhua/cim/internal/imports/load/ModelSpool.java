package org.songhua.cim.internal.imports.load;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.songhua.cim.internal.imports.batch.FeatureEncoder;

/**
 * Keeps the rows of models on disk until those of the objects have been sent: a connection can copy into one table at a time, and all models of a city
 * do not fit into memory.
 */
final class ModelSpool implements AutoCloseable {
    private static final String COPY = "copy %s (" + FeatureEncoder.MODEL_COLUMNS + ") from stdin with (format binary)";

    private @Nullable Path file;
    private @Nullable OutputStream out;

    /** Keeps a row; null is none. */
    void add(byte @Nullable [] row) {
        if (row == null) return;
        try {
            OutputStream open = out;
            if (open == null) {
                Path made = Files.createTempFile("songhua-models", ".copy");
                file = made;
                open = new BufferedOutputStream(Files.newOutputStream(made), 1 << 16);
                open.write(CopyStream.HEADER);
                out = open;
            }
            open.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isEmpty() {
        return file == null;
    }

    /** Copies all rows into a table. */
    void copyTo(PGConnection connection, String table) throws SQLException {
        OutputStream open = out;
        Path kept = file;
        if (open == null || kept == null) return;
        try {
            open.write(CopyStream.TRAILER);
            open.close();
            try (InputStream in = new BufferedInputStream(Files.newInputStream(kept), 1 << 16)) {
                connection.getCopyAPI().copyIn(COPY.formatted(table), in, 1 << 16);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (out != null) out.close();
            if (file != null) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
