package org.songhua.edge.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.songhua.edge.problem.BodyTooLargeException;
import org.songhua.edge.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartFile;

/** A file of a form. What its sender calls it is told to people and never becomes part of a path. */
public final class SentFile {
    private static final int LONGEST_NAME = 120;

    private SentFile() {}

    /** {@return the last part of its name, without what cannot be printed; {@code otherwise} if that is nothing} */
    public static String name(MultipartFile file, String otherwise) {
        String given = file.getOriginalFilename();
        if (given == null) return otherwise;
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "")
                .strip();
        if (name.isEmpty() || name.equals(".") || name.equals("..")) return otherwise;
        // The end of a name tells more than its middle.
        return name.length() <= LONGEST_NAME ? name : "…" + name.substring(name.length() - LONGEST_NAME);
    }

    /** Refuses a file that is larger, before it is looked at. */
    public static void requireAtMost(long bytes, MultipartFile file) {
        if (file.getSize() > bytes)
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE, String.valueOf(new BodyTooLargeException(bytes).getMessage()));
    }

    /** {@return what the work makes of the file, which lies on the disk for as long as that takes} */
    public static <T> T onDisk(MultipartFile file, Function<Path, T> work) {
        try {
            Path saved = Files.createTempFile("songhua-upload", ".tmp");
            try {
                file.transferTo(saved);
                return work.apply(saved);
            } finally {
                Files.deleteIfExists(saved);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
