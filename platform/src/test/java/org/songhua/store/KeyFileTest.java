package org.songhua.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret in a file. */
class KeyFileTest {
    @TempDir
    private Path folder;

    @Test
    void itIsMadeOnceAndReadFromThenOn() {
        byte[] key = KeyFile.read(folder.resolve("a.key"));
        assertThat(key).hasSize(KeyFile.BYTES);
        assertThat(KeyFile.read(folder.resolve("a.key"))).isEqualTo(key);
        assertThat(KeyFile.read(folder.resolve("b.key"))).isNotEqualTo(key);
    }

    @Test
    void onlyItsOwnerReadsIt() throws IOException {
        KeyFile.read(folder.resolve("a.key"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a.key"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).as("nothing is left beside it").hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not Base64!", "AAAA"})
    void whatIsNoKeyIsTold(String text) throws IOException {
        Files.writeString(folder.resolve("a.key"), text);
        assertThatThrownBy(() -> KeyFile.read(folder.resolve("a.key"))).isInstanceOf(StoreException.class);
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        assertThatThrownBy(() -> KeyFile.read(folder.resolve("none/a.key")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("a.key");
    }

    @Test
    void aKeyThatIsGivenIsTakenAsItIs() {
        var bytes = new byte[KeyFile.BYTES];
        bytes[3] = 7;
        assertThat(KeyFile.decode(Base64.getEncoder().encodeToString(bytes))).isEqualTo(bytes);
    }
}
