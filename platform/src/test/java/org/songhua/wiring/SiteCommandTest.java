package org.songhua.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site command on a street of five houses, one apart: with one site the middle costs 6, with two it is 3. */
class SiteCommandTest {
    private static final String STREET = " 5 4 2 \n 1 2 1\n 2 3 1\n 3 4 1\n 4 5 1\n";

    @TempDir
    Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("street.txt"), text);
    }

    @Test
    void value_bound_gap_and_seconds_end_the_output() throws IOException {
        var run = CommandRun.of("site", write(STREET));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().toList().getLast())
                .matches("value 3, bound 3, gap 0\\.0000 %, seconds \\d+\\.\\d{3}");
        assertThat(run.out()).startsWith("open ");
    }

    @Test
    void p_may_be_given_instead_of_that_of_the_file() throws IOException {
        var run = CommandRun.of("site", write(STREET), "--p", 1);
        assertThat(run.out()).contains("open 3").contains("value 6, bound 6");
        assertThat(CommandRun.of("site", write(STREET), "--p", 5).out()).contains("value 0, bound 0, gap 0.0000 %");
    }

    @Test
    void a_p_that_cannot_be_is_told() throws IOException {
        var run = CommandRun.of("site", write(STREET), "--p", 6);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--p is 6, allowed is 1 to 5");
    }

    @Test
    void lines_that_are_no_edges_are_told_and_the_rest_is_solved() throws IOException {
        var run = CommandRun.of("site", write(STREET + "5 x 1\n"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("street.txt:6 SITE-001");
        assertThat(run.out()).contains("value 3");
    }

    @Test
    void a_file_that_is_no_instance_is_told() throws IOException {
        assertThat(CommandRun.of("site", write("hello\n")).exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("site", folder.resolve("none.txt")).err()).contains("There is no file");
    }
}
