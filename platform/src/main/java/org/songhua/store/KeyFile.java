package org.songhua.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A secret of 32 bytes, as Base64 in a file that its owner alone may read, made at first use. */
public final class KeyFile {
    /** Length of a key. */
    public static final int BYTES = 32;

    private KeyFile() {}

    /**
     * {@return the key in a file, which is made when it is missing}
     *
     * @throws StoreException when it cannot be read or made, or is none
     */
    public static byte[] read(Path file) {
        try {
            if (!Files.exists(file)) make(file);
            return decode(Files.readString(file).strip());
        } catch (IOException e) {
            throw new StoreException("The key cannot be used: " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * {@return the key that was given}
     *
     * @param base64 32 bytes
     * @throws StoreException when it is none
     */
    public static byte[] decode(String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            if (key.length != BYTES) throw new StoreException("A key must have 32 bytes, it has " + key.length + ".");
            return key;
        } catch (IllegalArgumentException e) {
            throw new StoreException("The key is not Base64.", e);
        }
    }

    private static void make(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.writeString(fresh, Base64.getEncoder().encodeToString(bytes) + "\n");
        Files.move(fresh, file);
    }
}
