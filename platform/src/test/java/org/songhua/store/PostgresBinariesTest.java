package org.songhua.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several programs of one user may be the first at the same time. */
class PostgresBinariesTest {
    @Test
    void twoThatUnpackAtTheSameTimeEndUpWithOneCopy(@TempDir Path cache) throws Exception {
        var together = new CyclicBarrier(2);
        Callable<Path> unpack = () -> {
            together.await();
            return PostgresBinaries.unpacked(cache);
        };
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(unpack);
            var second = threads.submit(unpack);
            assertThat(first.get()).isEqualTo(second.get());
            assertThat(first.get().resolve("bin/postgres")).isExecutable();
        }
        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left).hasSize(1);
        }
    }
}
