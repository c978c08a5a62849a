package org.songhua.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process owns a data folder, and says where it can be reached. */
class DataFolderTest {
    @TempDir
    Path temporary;

    @Test
    void a_missing_folder_is_made_and_belongs_to_who_opens_it() {
        Path path = temporary.resolve("a/b");
        assertThat(DataFolder.owner(path)).isEmpty();
        try (DataFolder folder = DataFolder.open(path)) {
            assertThat(folder.path()).isEqualTo(path);
            assertThat(folder.folder("uploads")).isDirectory();
            assertThat(DataFolder.owner(path))
                    .contains("process " + ProcessHandle.current().pid());
        }
        assertThat(DataFolder.owner(path)).as("given back").isEmpty();
    }

    @Test
    void a_second_one_is_told_who_has_it_and_where() {
        try (DataFolder folder = DataFolder.open(temporary)) {
            folder.announce("http://127.0.0.1:8080");
            assertThatThrownBy(() -> DataFolder.open(temporary))
                    .isInstanceOfSatisfying(
                            DataFolderInUseException.class,
                            e -> assertThat(e.owner()).endsWith(" at http://127.0.0.1:8080"))
                    .hasMessageContaining("Stop it, or give another folder with --data.");
        }
        DataFolder.open(temporary).close();
    }

    @Test
    void what_a_killed_owner_left_behind_does_not_keep_others_out() throws IOException {
        Files.writeString(
                temporary.resolve("songhua.lock"),
                "process 1 at http://127.0.0.1:1\n and much more than the next writes");
        try (DataFolder folder = DataFolder.open(temporary)) {
            assertThat(DataFolder.owner(folder.path()))
                    .contains("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void a_path_that_is_a_file_is_told() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be used");
    }

    @Test
    void folders_are_deleted_with_all_that_is_in_them_and_missing_ones_are_fine() throws IOException {
        Path tree = Files.createDirectories(temporary.resolve("x/y/z"));
        Files.writeString(tree.resolve("file"), "");
        Folders.deleteTree(temporary.resolve("x"));
        Folders.deleteTree(temporary.resolve("x"));
        assertThat(temporary.resolve("x")).doesNotExist();
    }

    @Test
    void the_tail_of_a_log_is_its_last_lines() throws IOException {
        Path log = Files.writeString(temporary.resolve("log"), "one\ntwo\nthree\n");
        assertThat(Folders.tail(log, 2)).isEqualTo("two\nthree");
        assertThat(Folders.tail(log, 9)).isEqualTo("one\ntwo\nthree");
        assertThat(Folders.tail(temporary.resolve("none"), 2)).isEmpty();
    }

    @Test
    void the_archive_of_the_database_is_named_by_system_and_processor() {
        assertThat(PostgresBinaries.archiveName("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
        assertThat(PostgresBinaries.archiveName("Mac OS X", "aarch64")).isEqualTo("postgres-darwin-arm_64.txz");
        assertThat(PostgresBinaries.archiveName("Linux", "riscv64")).isEqualTo("postgres-linux-riscv64.txz");
    }
}
