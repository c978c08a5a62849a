package org.songhua.cim.internal.imports.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.internal.imports.shapefile.ShapefileParts;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.text.TextEncoding;

/**
 * Finds the one file, or the one Shapefile, in a ZIP archive that can be imported and unpacks it. Names in the archive are only looked at, never
 * used as paths; the bytes that come out are counted while they come.
 */
public final class Archive {
    /** Most bytes to unpack: larger data sets are given as they are. */
    static final long MOST_BYTES = 4L << 30;
    /** Text shrinks to a tenth, seldom to a fiftieth; what shrinks more was made to do harm. */
    private static final int MOST_RATIO = 200;

    private static final long RATIO_COUNTS_FROM_BYTES = 64L << 20;
    private static final int MOST_ENTRIES = 10_000;
    private static final List<String> KNOWN = List.of(
            ".shp",
            ".geojson",
            ".geojsonl",
            ".geojsons",
            ".ndjson",
            ".json",
            ".jsonl",
            ".gpkg",
            ".fgb",
            ".csv",
            ".tsv",
            ".pbf",
            ".gml",
            ".xml",
            ".citygml");
    private static final Charset[] NAMES = {StandardCharsets.UTF_8, TextEncoding.GBK};

    private final Path zip;
    private final Place place;
    private final Path folder;

    /**
     * @param place the archive, for faults
     * @param folder an empty folder to unpack into
     */
    public Archive(Path zip, Place place, Path folder) {
        this.zip = zip;
        this.place = place;
        this.folder = folder;
    }

    /**
     * What was in an archive.
     *
     * @param name of the file in the archive
     * @param file where it was unpacked
     * @param shapefile its parts when it is a Shapefile, else null
     */
    public record Content(String name, Path file, @Nullable ShapefileParts shapefile) {}

    /**
     * {@return what is to be imported}
     *
     * @param wanted name of a file in the archive or its end, or null for the only one
     * @throws FaultException {@code ZIP-0xx} when the archive is damaged or harmful, or has none or several
     */
    public Content unpack(@Nullable String wanted) throws IOException {
        FaultException last = null;
        for (Charset names : NAMES) {
            try (var archive = new ZipFile(zip.toFile(), names)) {
                return unpack(archive, wanted);
            } catch (ZipException | IllegalArgumentException e) {
                last = ArchiveFaults.damaged(place, String.valueOf(e.getMessage()));
            }
        }
        throw last == null ? ArchiveFaults.damaged(place, "no reason is known") : last;
    }

    private Content unpack(ZipFile archive, @Nullable String wanted) throws IOException {
        List<? extends ZipEntry> entries = Collections.list(archive.entries());
        if (entries.size() > MOST_ENTRIES) throw ArchiveFaults.tooManyEntries(place, entries.size());
        ZipEntry chosen = chosen(entries, wanted);
        boolean isShapefile = lower(chosen.getName()).endsWith(".shp");
        Path file = unpack(archive, chosen, isShapefile ? "part.shp" : "content");
        return new Content(chosen.getName(), file, isShapefile ? parts(archive, entries, chosen, file) : null);
    }

    private ZipEntry chosen(List<? extends ZipEntry> entries, @Nullable String wanted) {
        var found = new ArrayList<ZipEntry>();
        for (ZipEntry entry : entries) if (isCandidate(entry)) found.add(entry);
        if (found.isEmpty()) {
            throw ArchiveFaults.nothing(
                    place, entries.stream().map(ZipEntry::getName).toList());
        }
        List<String> names = found.stream().map(ZipEntry::getName).toList();
        if (wanted != null) found.removeIf(entry -> !matches(entry.getName(), wanted));
        if (found.size() != 1) throw ArchiveFaults.several(place, names, wanted);
        return found.getFirst();
    }

    /** Companions that macOS adds, folders and hidden files are none. */
    private static boolean isCandidate(ZipEntry entry) {
        String name = lower(entry.getName());
        String base = base(name);
        if (entry.isDirectory() || name.startsWith("__macosx/") || base.startsWith(".")) return false;
        return !base.equals("[content_types].xml")
                && !name.endsWith(".shp.xml")
                && KNOWN.stream().anyMatch(name::endsWith);
    }

    private static boolean matches(String name, String wanted) {
        String base = base(name);
        int dot = base.lastIndexOf('.');
        return name.equalsIgnoreCase(wanted)
                || base.equalsIgnoreCase(wanted)
                || base.substring(0, dot < 0 ? base.length() : dot).equalsIgnoreCase(wanted);
    }

    private ShapefileParts parts(ZipFile archive, List<? extends ZipEntry> entries, ZipEntry shp, Path file)
            throws IOException {
        return new ShapefileParts(
                file,
                sibling(archive, entries, shp, ".dbf"),
                sibling(archive, entries, shp, ".prj"),
                sibling(archive, entries, shp, ".cpg"));
    }

    private @Nullable Path sibling(ZipFile archive, List<? extends ZipEntry> entries, ZipEntry shp, String end)
            throws IOException {
        String stem = shp.getName().substring(0, shp.getName().length() - 4);
        Optional<? extends ZipEntry> found = entries.stream()
                .filter(entry -> entry.getName().equalsIgnoreCase(stem + end))
                .findFirst();
        return found.isEmpty() ? null : unpack(archive, found.get(), "part" + end);
    }

    private Path unpack(ZipFile archive, ZipEntry entry, String name) throws IOException {
        Path target = folder.resolve(name);
        try (InputStream in = archive.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target)) {
            copy(in, out, Math.max(1, entry.getCompressedSize()));
        }
        return target;
    }

    private void copy(InputStream in, OutputStream out, long packedBytes) throws IOException {
        var part = new byte[1 << 16];
        long total = 0;
        for (int count = in.read(part); count >= 0; count = in.read(part)) {
            total += count;
            boolean explodes = total > RATIO_COUNTS_FROM_BYTES && total / packedBytes > MOST_RATIO;
            if (total > MOST_BYTES || explodes) throw ArchiveFaults.bomb(place, total, packedBytes);
            out.write(part, 0, count);
        }
    }

    private static String base(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
