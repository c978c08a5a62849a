package org.songhua.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.engine.fault.Fault;

/** A folder of one's own packs is checked together with what they require of the packs that the program brings along. */
class RequiredPacksTest {
    @TempDir
    Path folder;

    private void write(String code, String requires, String classes) throws IOException {
        Path pack = Files.createDirectories(folder.resolve(code));
        Files.writeString(pack.resolve("pack.yml"), """
                code: %s
                version: 0.1.0
                title: {zh: 包, en: Pack}
                description: {zh: 说明。, en: What it is.}
                requires: [%s]
                """.formatted(code, requires));
        if (!classes.isEmpty()) Files.writeString(pack.resolve("classes.yml"), classes);
        Files.writeString(pack.resolve(code + ".spec.yml"), "check: []\n");
        Files.writeString(pack.resolve("README.md"), "# Pack\n");
        Files.writeString(pack.resolve("CHANGELOG.md"), "# Changelog\n");
    }

    private static String aClass(String code, String group) {
        return """
                classes:
                  %s:
                    title: {zh: 类, en: Class}
                    group: %s
                    cim_level: 4
                    geometry: point
                    style: {palette: sport, min_zoom: 12, order: 640}
                """.formatted(code, group);
    }

    private PackVerifier.Report verified() {
        return PackVerifier.create().verify(folder);
    }

    @Test
    void groupsOfARequiredPackAreThereAndOnlyOnesOwnIsTold() throws IOException {
        write("mine", "base", aClass("my_place", "green"));
        PackVerifier.Report report = verified();
        assertThat(report.faults()).isEmpty();
        assertThat(report.packs()).extracting(Pack::code).containsExactly("mine");
        assertThat(report.classes()).isEqualTo(1);
    }

    @Test
    void whatARequiredPackRequiresIsThereToo() throws IOException {
        write("mine", "commuting", "");
        assertThat(verified().faults()).isEmpty();
    }

    @Test
    void onesOwnPackStandsForThatOfItsName() throws IOException {
        write("base", "", "groups:\n  green: {title: {zh: 绿, en: Green}, order: 1}\n");
        write("mine", "base", aClass("my_place", "water"));
        assertThat(verified().faults()).extracting(Fault::code).contains("PACK-044");
    }

    @Test
    void aClassOfARequiredPackIsNotDeclaredAgain() throws IOException {
        write("mine", "base", aClass("building", "green"));
        assertThat(verified().faults()).extracting(Fault::code).contains("PACK-045");
    }

    @Test
    void aPackThatNobodyHasIsMissing() throws IOException {
        write("mine", "nowhere", "");
        assertThat(verified().faults()).extracting(Fault::code).containsExactly("PACK-041");
    }
}
