package org.songhua.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A file to import; for a {@code .shp} that lies beside its {@code .dbf}, {@code .prj} and {@code .cpg} an archive of all of them.
 *
 * @param file what to import
 * @param temporary whether it is ours to remove
 */
record ShapefileSet(Path file, boolean temporary) implements AutoCloseable {
    private static final List<String> PARTS = List.of(".shp", ".dbf", ".prj", ".cpg");

    static ShapefileSet of(Path given) {
        String name = String.valueOf(given.getFileName());
        if (!name.toLowerCase(Locale.ROOT).endsWith(".shp")) return new ShapefileSet(given, false);
        try {
            return new ShapefileSet(packed(given, name.substring(0, name.length() - 4)), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path packed(Path shp, String stem) throws IOException {
        Path archive = Files.createTempFile("songhua-shapefile", ".zip");
        Path folder = shp.toAbsolutePath().getParent();
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive));
                Stream<Path> beside = Files.list(folder == null ? shp : folder)) {
            for (Path part : beside.sorted().toList()) {
                String name = String.valueOf(part.getFileName());
                String lower = name.toLowerCase(Locale.ROOT);
                boolean belongs = PARTS.stream().anyMatch(end -> lower.equals(stem.toLowerCase(Locale.ROOT) + end));
                if (!belongs) continue;
                zip.putNextEntry(new ZipEntry(name));
                Files.copy(part, zip);
                zip.closeEntry();
            }
        }
        return archive;
    }

    @Override
    public void close() {
        if (!temporary) return;
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
