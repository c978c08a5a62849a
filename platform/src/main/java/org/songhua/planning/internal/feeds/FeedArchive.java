package org.songhua.planning.internal.feeds;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.text.TextEncoding;

/**
 * The files of a GTFS archive that are used, as text. Names in the archive are only looked at, never used as paths; the bytes that
 * come out are counted while they come.
 */
final class FeedArchive {
    /** Most bytes of an archive: the feeds of whole countries are larger, those of the largest cities smaller. */
    static final long MOST_PACKED_BYTES = 128L << 20;
    /** Most bytes of all used files together: they are held in memory while they are read, which must not end the program. */
    static final long MOST_BYTES = Math.min(512L << 20, Runtime.getRuntime().maxMemory() / 8);
    /** Text shrinks to a tenth, seldom to a fiftieth; what shrinks more was made to do harm. */
    private static final int MOST_RATIO = 200;

    private static final long RATIO_COUNTS_FROM_BYTES = 16L << 20;
    private static final int MOST_ENTRIES = 1000;
    private static final int BUFFER_BYTES = 1 << 16;

    private static final Set<String> USED = Set.of(
            "stops.txt",
            "trips.txt",
            "stop_times.txt",
            "calendar.txt",
            "calendar_dates.txt",
            "frequencies.txt",
            "transfers.txt");

    private final Place place;
    private final Consumer<Fault> faults;
    private final Map<String, byte[]> used = new TreeMap<>();
    private final List<String> unused = new ArrayList<>();
    private long total = 0;

    private FeedArchive(Place place, Consumer<Fault> faults) {
        this.place = place;
        this.faults = faults;
    }

    /**
     * What was in an archive.
     *
     * @param files used files as text, by their name in lower case
     * @param unused names of the others
     */
    record Content(Map<String, String> files, List<String> unused) {}

    /**
     * {@return what is in an archive}
     *
     * @param fileName for faults
     * @param faults told of encodings that are not those of the standard
     * @throws FaultException {@code FEED-0xx} when it cannot be read or does harm
     */
    static Content read(Path zip, String fileName, Consumer<Fault> faults) {
        var archive = new FeedArchive(Place.inFile(fileName), faults);
        try {
            long packed = Files.size(zip);
            if (packed > MOST_PACKED_BYTES) throw archive.tooLarge(packed);
            archive.unpack(zip);
        } catch (ZipException | IllegalArgumentException e) {
            throw archive.fault("FEED-001", "The archive cannot be read.", "Pack the feed as ZIP, without a password.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive.content();
    }

    private void unpack(Path zip) throws IOException {
        try (var archive = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
            List<? extends ZipEntry> entries = Collections.list(archive.entries());
            if (entries.size() > MOST_ENTRIES)
                throw fault(
                        "FEED-002",
                        "The archive holds " + entries.size() + " files.",
                        "Pack only the files of one feed.");
            var seen = new HashSet<String>();
            for (ZipEntry entry : entries) {
                String name = base(entry.getName());
                if (entry.isDirectory() || isCompanion(entry.getName())) continue;
                if (!USED.contains(name)) unused.add(name);
                else if (!seen.add(name))
                    throw fault(
                            "FEED-003", "The archive holds " + name + " twice.", "Pack only the files of one feed.");
                else used.put(name, bytes(archive, entry));
            }
        }
    }

    /** Companions that macOS adds, and hidden files, are no part of a feed. */
    private static boolean isCompanion(String name) {
        return name.startsWith("__MACOSX/") || base(name).startsWith(".");
    }

    private byte[] bytes(ZipFile archive, ZipEntry entry) throws IOException {
        var out = new ByteArrayOutputStream();
        var part = new byte[BUFFER_BYTES];
        long packed = Math.max(1, entry.getCompressedSize());
        try (InputStream in = archive.getInputStream(entry)) {
            for (int count = in.read(part); count >= 0; count = in.read(part)) {
                total += count;
                boolean explodes = out.size() > RATIO_COUNTS_FROM_BYTES && out.size() / packed > MOST_RATIO;
                if (total > MOST_BYTES || explodes) throw tooLarge(total);
                out.write(part, 0, count);
            }
        }
        return out.toByteArray();
    }

    private Content content() {
        var files = new TreeMap<String, String>();
        used.forEach((name, bytes) -> files.put(name, text(name, bytes)));
        Collections.sort(unused);
        return new Content(files, unused);
    }

    private String text(String name, byte[] bytes) {
        Charset charset = TextEncoding.guess(bytes);
        if (!charset.equals(StandardCharsets.UTF_8))
            faults.accept(Fault.remark(
                    "FEED-004",
                    Place.inFile(name),
                    "The file is not in UTF-8; it was read as " + charset.name() + ".",
                    "Write the feed in UTF-8, as GTFS demands."));
        return new String(bytes, charset);
    }

    private FaultException tooLarge(long bytes) {
        return fault(
                "FEED-005",
                "The archive holds, packed or unpacked, more than can be taken (%d MB).".formatted(bytes >> 20),
                "Give the feed of one city: at most %d MB packed and %d MB unpacked, an eighth of the heap (SONGHUA_HEAP)."
                        .formatted(MOST_PACKED_BYTES >> 20, MOST_BYTES >> 20));
    }

    private FaultException fault(String code, String problem, String remedy) {
        return new FaultException(Fault.refused(code, place, problem, remedy));
    }

    private static String base(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .toLowerCase(Locale.ROOT);
    }

    /** {@return files as an archive that {@link #unpacked} reads; the same files give the same bytes} */
    static byte[] packed(Map<String, String> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** {@return the files of an archive that this program packed} */
    static Map<String, String> unpacked(byte[] content) {
        var files = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
