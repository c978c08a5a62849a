package org.songhua.wiring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Gives commands to the program as a shell does: in a process of its own, by its exit code and what it prints. */
final class Shell {
    private final Path folder;
    private final List<String> always;

    /**
     * @param folder where its files lie
     * @param always options that every command gets
     */
    Shell(Path folder, String... always) {
        this.folder = folder;
        this.always = List.of(always);
    }

    /** What a command left behind. */
    record Result(int exitCode, String out, String err) {
        String lastLine() {
            return out.strip().lines().reduce("", (first, second) -> second);
        }
    }

    /** Runs a command to its end. */
    Result run(String... arguments) {
        return run(Map.of(), arguments);
    }

    /** Runs a command with further environment variables. */
    Result run(Map<String, String> environment, String... arguments) {
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            ProcessBuilder builder =
                    builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("no end after 3 minutes: " + List.of(arguments) + Files.readString(err));
            }
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Starts a command that does not end by itself, and waits for its line {@code ready}. */
    Server serve(String... arguments) throws IOException {
        Path err = Files.createTempFile(folder, "serve", ".txt");
        Process process = builder(arguments).redirectError(err.toFile()).start();
        var lines = new ArrayList<String>();
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (line.startsWith("ready ")) return new Server(process, line.substring("ready ".length()), lines);
        }
        throw new AssertionError("the platform did not start: " + lines + Files.readString(err));
    }

    private ProcessBuilder builder(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(always);
        return new ProcessBuilder(command);
    }

    /**
     * A platform that runs.
     *
     * @param address where it answers
     * @param lines what it printed until it was ready
     */
    record Server(Process process, String address, List<String> lines) implements AutoCloseable {

        /** Asks it to stop as an operating system does. */
        int terminate() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(1, TimeUnit.MINUTES)) throw new AssertionError("it did not stop within a minute");
            return process.exitValue();
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
