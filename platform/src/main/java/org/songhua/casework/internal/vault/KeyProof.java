package org.songhua.casework.internal.vault;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.songhua.store.Database;
import org.songhua.store.StoreException;

/**
 * Which key seals what this database holds, as a mark that does not tell the key. A backup holds no key: without the proof a
 * restored city would go on under a new one, and nobody would notice until a reporter is asked for.
 */
public final class KeyProof {
    private static final String FIND = "select mark from casework.key_proof";
    private static final String KEEP = "insert into casework.key_proof (mark) values (?) on conflict do nothing";

    private final Database database;

    public KeyProof(Database database) {
        this.database = database;
    }

    /** {@return whether a key was ever used with this database} */
    public boolean isKept() {
        return mark().isPresent();
    }

    /** Keeps the mark of the first key. @throws StoreException for any other key afterwards */
    public void check(Cipherbox box) {
        byte[] mine = box.mark("key proof", "");
        if (!isKept()) database.update(KEEP, (Object) mine);
        if (mark().filter(kept -> MessageDigest.isEqual(kept, mine)).isPresent()) return;
        throw new StoreException(
                "The key of the vault is not the one that sealed the reporters of this database." + REMEDY);
    }

    static String missing(Path file) {
        return "The key of the vault is missing: " + file + "." + REMEDY;
    }

    private static final String REMEDY =
            " Bring the file keys/vault.key of the data folder this database comes from, or give its key. If it is lost for"
                    + " good, delete the row of casework.key_proof: what is sealed stays so for ever.";

    private Optional<byte[]> mark() {
        return database.find(FIND, row -> row.bytes("mark"));
    }
}
