package org.songhua.casework.internal.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import org.songhua.store.KeyFile;
import org.songhua.store.StoreException;

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
        if (!mayMake && !Files.exists(file)) throw new StoreException(KeyProof.missing(file));
        return new VaultKey(KeyFile.read(file));
    }

    byte[] bytes() {
        return key.clone();
    }
}
