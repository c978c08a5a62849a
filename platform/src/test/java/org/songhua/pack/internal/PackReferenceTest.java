package org.songhua.pack.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference of the format is what the loader checks by; `./songhua docs` writes it. */
class PackReferenceTest {
    private static final Path PAGE = Path.of("../docs/reference/packs.md");

    @Test
    void theReferencePageSaysWhatTheLoaderChecks() throws IOException {
        if (Boolean.getBoolean("songhua.docs.write")) Files.writeString(PAGE, PackReference.page());

        assertThat(Files.readString(PAGE))
                .as("docs/reference/packs.md is stale; run ./songhua docs")
                .isEqualTo(PackReference.page());
    }

    @Test
    void everyFaultCodeInTheSourceIsExplainedAndNoOther() throws IOException {
        var used = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java/org/songhua/pack"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Pattern.compile("\"((PACK|CIM|CAL)-[0-9]{3})\"")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(found -> used.add(found.group(1)));
            }
        }

        assertThat(FaultCodes.meanings().keySet()).isEqualTo(used);
    }
}
