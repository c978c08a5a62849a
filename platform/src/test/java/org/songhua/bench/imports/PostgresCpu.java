package org.songhua.bench.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time of the database server in a data folder with all its processes, ended ones too; Linux only. */
public final class PostgresCpu {
    private static final double TICKS_PER_SECOND = 100;

    private final long postmaster;

    /** @param dataFolder of the platform */
    public PostgresCpu(Path dataFolder) throws IOException {
        Path file = dataFolder.resolve("postgres/cluster/postmaster.pid");
        postmaster = Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }

    /** {@return seconds used so far} */
    public double seconds() throws IOException {
        // Fields behind the name in parentheses: state is 3, utime 14, stime 15, those of ended children 16 and 17.
        long ticks = ticks(postmaster, 4);
        for (ProcessHandle child :
                ProcessHandle.of(postmaster).orElseThrow().children().toList()) {
            ticks += ticks(child.pid(), 2);
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static long ticks(long pid, int fields) throws IOException {
        Path file = Path.of("/proc/" + pid + "/stat");
        if (!Files.exists(file)) return 0;
        String text = Files.readString(file);
        String[] words = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        long sum = 0;
        for (int i = 0; i < fields; i++) sum += Long.parseLong(words[11 + i]);
        return sum;
    }
}
