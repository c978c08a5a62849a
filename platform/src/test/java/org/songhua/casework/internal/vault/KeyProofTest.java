package org.songhua.casework.internal.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.TestPlatform;
import org.songhua.store.Database;
import org.songhua.store.StoreException;

/** A backup holds no key: whoever brings the database without it, or with another, is told so before anything is sealed. */
class KeyProofTest {
    private final TestPlatform platform = TestPlatform.shared();
    private final KeyProof proof = new KeyProof(platform.bean(Database.class));

    @TempDir
    Path folder;

    @Test
    void thePlatformKeepsAMarkOfItsKeyAndTakesItAgain() {
        assertThat(proof.isKept()).isTrue();
        proof.check(platform.bean(Cipherbox.class));
    }

    @Test
    void anotherKeyIsRefusedAndTheMarkStays() {
        var other = new Cipherbox(VaultKey.of(Base64.getEncoder().encodeToString(new byte[32])));
        assertThatThrownBy(() -> proof.check(other))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not the one that sealed")
                .hasMessageContaining("keys/vault.key");
        proof.check(platform.bean(Cipherbox.class));
    }

    @Test
    void aMissingKeyIsNotMadeAnewWhereSomethingIsSealed() {
        Path file = folder.resolve("vault.key");
        assertThatThrownBy(() -> VaultKey.inFile(file, false))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString());
        assertThat(file).doesNotExist();
        VaultKey.inFile(file, true);
        assertThat(file).exists();
        VaultKey.inFile(file, false);
    }

    /** The mark must not lead to the key: it is none of its bytes, and another for another purpose. */
    @Test
    void theMarkDoesNotTellTheKey() {
        var box = new Cipherbox(VaultKey.of(Base64.getEncoder().encodeToString(new byte[32])));
        assertThat(box.mark("key proof", ""))
                .hasSize(32)
                .isNotEqualTo(new byte[32])
                .isNotEqualTo(box.mark("phone", ""));
    }
}
