package org.songhua.casework.internal.vault;

import java.nio.file.Path;
import org.songhua.store.KeyFile;

/**
 * The key of the vault: 32 bytes in a file that its owner alone may read, made at first use, or given. Whoever loses it
 * loses who reported; whoever keeps it apart from the database keeps them apart.
 */
public final class VaultKey {
    private final byte[] key;

    private VaultKey(byte[] key) {
        this.key = key.clone();
    }

    /**
     * The key that was given.
     *
     * @param base64 32 bytes
     */
    public static VaultKey of(String base64) {
        return new VaultKey(KeyFile.decode(base64));
    }

    /**
     * The key in a file.
     *
     * @param mayMake whether a missing key is made; where something was sealed already a new one would open nothing
     */
    public static VaultKey inFile(Path file, boolean mayMake) {
        try {
            if (!Files.exists(file)) {
                if (!mayMake) throw new StoreException(KeyProof.missing(file));
                make(file);
            }
            return of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new StoreException("The key of the vault cannot be used: " + file + ": " + e.getMessage(), e);
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
    /** The key in a file, which is made when it is missing. */
    public static VaultKey inFile(Path file) {
        return new VaultKey(KeyFile.read(file));
    }

    byte[] bytes() {
        return key.clone();
    }
}
