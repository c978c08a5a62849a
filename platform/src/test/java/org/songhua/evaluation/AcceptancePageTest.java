package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of acceptance names tests that there are. */
class AcceptancePageTest {
    private static final Path PAGE = Path.of("../docs/evaluation-acceptance.md");
    private static final List<Path> TESTS = List.of(Path.of("src/test/java"), Path.of("../engines/src/test/java"));
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern NUMBERED = Pattern.compile("void (a\\d\\d_\\w+)\\(");

    /** Sources of test classes by their simple name; several of one name stand together. */
    private static Map<String, String> sources() throws IOException {
        var sources = new HashMap<String, String>();
        for (Path root : TESTS) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(one -> one.toString().endsWith("Test.java"))
                        .toList()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    sources.merge(name, Files.readString(file), String::concat);
                }
            }
        }
        return sources;
    }

    @Test
    void everyTestThatThePageNamesIsThere() throws IOException {
        Map<String, String> sources = sources();
        var missing = new ArrayList<String>();
        List<MatchResult> named =
                NAMED.matcher(Files.readString(PAGE)).results().toList();
        for (MatchResult one : named)
            if (!sources.getOrDefault(one.group(1), "").contains("void " + one.group(2) + "("))
                missing.add(one.group());
        assertThat(named).hasSizeGreaterThan(50);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyNumberedTestOfTheEngineStandsOnThePage() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(NUMBERED.matcher(sources().get("AcceptanceTest")).results().map(one -> one.group(1)))
                .hasSize(10)
                .allMatch(page::contains);
    }
}
