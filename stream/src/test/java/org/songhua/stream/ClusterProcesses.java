package org.songhua.stream;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A cluster as it is run: one process for the job manager and one for each task manager, which are killed and started as wanted. */
final class ClusterProcesses implements AutoCloseable {
    private final Path folder;
    private final StreamOptions options;
    private final String address;
    private final List<Process> processes = new ArrayList<>();

    ClusterProcesses(Path folder, StreamOptions options) throws IOException {
        this.folder = folder;
        this.options = options;
        try (var socket = new ServerSocket(0)) {
            this.address = "127.0.0.1:" + socket.getLocalPort();
        }
    }

    /** Starts the job manager, which runs the job from its newest checkpoint on. */
    Process jobManager() throws IOException {
        var arguments = new ArrayList<>(List.of("jobmanager", "--address", address));
        arguments.addAll(List.of("--kafka", options.kafka(), "--topic", options.topic()));
        arguments.addAll(List.of("--plan", options.plan().toString()));
        arguments.addAll(List.of(
                "--db", options.table().url(), "--db-user", options.table().user()));
        arguments.addAll(List.of("--checkpoints", options.checkpoints().toString()));
        arguments.addAll(List.of("--every", Long.toString(options.every().toMillis())));
        arguments.addAll(List.of("--parallelism", Integer.toString(options.parallelism())));
        if (options.isUntilEnd()) arguments.add("--until-end");
        if (!options.tellsClock()) arguments.add("--no-clock");
        return start("jobmanager", arguments);
    }

    Process taskManager() throws IOException {
        return start("taskmanager-" + processes.size(), List.of("taskmanager", "--jobmanager", address));
    }

    private Process start(String name, List<String> arguments) throws IOException {
        Path log = folder.resolve(name + ".log");
        Process process = Broker.Java.run(log, "1000m", Cluster.class.getName(), arguments, Map.of());
        processes.add(process);
        return process;
    }

    /** {@return what the job manager said last} */
    String log() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("jobmanager.log"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }

    static void kill(Process... all) throws InterruptedException {
        Arrays.stream(all).forEach(Process::destroyForcibly);
        for (Process one : all) one.waitFor();
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }
}
