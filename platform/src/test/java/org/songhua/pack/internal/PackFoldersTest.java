package org.songhua.pack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.engine.fault.Fault;

class PackFoldersTest {
    @TempDir
    Path folder;

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }

    private static List<String> paths(List<PackFolder> folders) {
        return folders.stream().map(PackFolder::path).toList();
    }

    @Test
    void everyFolderWithAPackFileIsAPack() throws IOException {
        write("base/pack.yml", "x");
        write("plan/jilin-2025/pack.yml", "x");
        write("notes/todo.yml", "x");

        var found = below(folder);

        assertThat(paths(found)).containsExactly("base", "plan/jilin-2025");
        assertThat(found).extracting(PackFolder::name).containsExactly("base", "jilin-2025");
    }

    @Test
    void filesBelongToTheNearestPackAboveThem() throws IOException {
        write("base/pack.yml", "x");
        write("base/classes.yml", "x");
        write("base/checks/roads.yml", "x");
        write("base/inner/pack.yml", "x");
        write("base/inner/classes.yml", "x");

        var found = below(folder);

        assertThat(found.getFirst().files().keySet()).containsExactly("checks/roads.yml", "classes.yml", "pack.yml");
        assertThat(found.getLast().files().keySet()).containsExactly("classes.yml", "pack.yml");
    }

    @Test
    void picturesAndTheLikeAreLeftAlone() throws IOException {
        write("base/pack.yml", "x");
        write("base/logo.png", "x");
        write("base/table.csv", "x");
        write("base/README.md", "x");

        assertThat(below(folder).getFirst().files().keySet()).containsExactly("README.md", "pack.yml");
    }

    @Test
    void aPackFileAtTheVeryTopIsNoPack() throws IOException {
        write("pack.yml", "x");

        assertThat(below(folder)).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsToldSo() {
        var faults = new ArrayList<Fault>();

        assertThat(PackFolders.below(folder.resolve("nowhere"), faults::add)).isEmpty();
        assertThat(faults).extracting(Fault::code).containsExactly("PACK-013");
    }

    private static List<PackFolder> below(Path folder) {
        return PackFolders.below(folder, fault -> fail(fault.line()));
    }

    @Test
    void linksAreNotFollowedOutOfTheFolder() throws IOException {
        var outside = Files.createTempDirectory("outside");
        Files.writeString(outside.resolve("pack.yml"), "x");
        write("base/pack.yml", "x");
        Files.createSymbolicLink(folder.resolve("link"), outside);

        assertThat(paths(below(folder))).containsExactly("base");
    }

    @Test
    void aPathNamesItsFilesForPeople() {
        assertThat(new PackFolder("plan/jilin-2025", new TreeMap<>()).shown("pack.yml"))
                .isEqualTo("plan/jilin-2025/pack.yml");
    }

    /** A jar as Maven makes it: with entries for its folders. */
    private URL jar(String... filesAndTexts) throws IOException {
        var jar = folder.resolve("packs of a program.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var dir : List.of("packs/", "packs/base/", "packs/plan/", "packs/plan/jilin-2025/")) {
                out.putNextEntry(new JarEntry(dir));
            }
            for (var i = 0; i < filesAndTexts.length; i += 2) {
                out.putNextEntry(new JarEntry(filesAndTexts[i]));
                out.write(TestPack.bytes(filesAndTexts[i + 1]));
            }
        }
        return jar.toUri().toURL();
    }

    @Test
    void packsAreFoundInsideAJar() throws IOException {
        var jar =
                jar("packs/base/pack.yml", "code: base", "packs/plan/jilin-2025/pack.yml", "x", "other/pack.yml", "x");
        try (var loader = new URLClassLoader(new URL[] {jar}, null)) {
            var found = PackFolders.ofClasspath(loader);

            assertThat(paths(found)).containsExactly("base", "plan/jilin-2025");
            assertThat(found.getFirst().find("pack.yml")).asString().isEqualTo("code: base");
        }
    }

    @Test
    void aProgramWithoutPacksHasNone() throws IOException {
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertThat(PackFolders.ofClasspath(loader)).isEmpty();
        }
    }

    @Test
    void theProgramsOwnPacksAreThoseOfTheRepository() {
        var own = PackFolders.ofClasspath(PackFolders.class.getClassLoader());
        var repository = below(Path.of("../packs"));

        assertThat(paths(own)).isEqualTo(paths(repository));
        for (var i = 0; i < own.size(); i++) {
            var repositoryFiles = repository.get(i).files();
            assertThat(own.get(i).files().keySet()).isEqualTo(repositoryFiles.keySet());
            own.get(i)
                    .files()
                    .forEach((file, content) -> assertThat(content).as(file).isEqualTo(repositoryFiles.get(file)));
        }
    }
}
