package org.songhua.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;

/**
 * Parts of a cluster of several processes or machines, each from this class path: one job manager, which runs the job and ends with it, and as many
 * task managers as there are machines. Whoever starts them starts them again when they die; the job goes on from its newest checkpoint.
 */
public final class Cluster {
    private static final String USAGE = """
            jobmanager [--address HOST:PORT] OPTIONS OF THE JOB
            taskmanager [--jobmanager HOST:PORT] [--host HOST] [--slots N] [--memory MiB]""";

    private Cluster() {}

    /** Runs the part that the first argument names, until it ends. */
    public static void main(String[] arguments) throws Exception {
        List<String> rest = new ArrayList<>(Arrays.asList(arguments));
        String part = rest.isEmpty() ? "" : rest.removeFirst();
        switch (part) {
            case "jobmanager" -> StandaloneApplicationClusterEntryPoint.main(jobManager(rest));
            case "taskmanager" -> TaskManagerRunner.main(taskManager(rest));
            default -> {
                System.err.println(USAGE);
                System.exit(2);
            }
        }
    }

    /** What all parts have to agree on. That a machine is gone is known within seconds, not a minute. */
    private static Map<String, String> common(String address) {
        int colon = address.lastIndexOf(':');
        if (colon < 0) throw new IllegalArgumentException("HOST:PORT is wanted, not " + address);
        return new HashMap<>(Map.of(
                "jobmanager.rpc.address", address.substring(0, colon),
                "jobmanager.rpc.port", address.substring(colon + 1),
                "heartbeat.interval", "1 s",
                "heartbeat.timeout", "8 s",
                "heartbeat.rpc-failure-threshold", "2",
                // A job manager that was started again is found within seconds, not half a minute.
                "cluster.registration.max-timeout", "2 s",
                "cluster.registration.error-delay", "1 s",
                "cluster.registration.refused-registration-delay", "2 s"));
    }

    private static String[] jobManager(List<String> arguments) throws IOException {
        String address = take(arguments, "--address", "127.0.0.1:6123");
        var settings = common(address);
        settings.put("jobmanager.bind-host", address.substring(0, address.lastIndexOf(':')));
        settings.put("rest.address", "127.0.0.1");
        settings.put("rest.bind-port", "0");
        var command = command(settings);
        command.addAll(List.of("--job-classname", StreamJob.class.getName()));
        command.addAll(arguments);
        return command.toArray(String[]::new);
    }

    private static String[] taskManager(List<String> arguments) throws IOException {
        var settings = common(take(arguments, "--jobmanager", "127.0.0.1:6123"));
        String host = take(arguments, "--host", "127.0.0.1");
        String slots = take(arguments, "--slots", "1");
        settings.put("taskmanager.host", host);
        settings.put("taskmanager.bind-host", host);
        settings.put("taskmanager.numberOfTaskSlots", slots);
        settings.put("taskmanager.cpu.cores", slots);
        settings.putAll(memory(take(arguments, "--memory", "1024")));
        if (!arguments.isEmpty()) throw new IllegalArgumentException("there is no option " + arguments.getFirst());
        return command(settings).toArray(String[]::new);
    }

    /** Flink wants every part told when its own scripts do not start it. States are on the heap; beside it lies little more than the network. */
    private static Map<String, String> memory(String heap_MiB) {
        var parts = new HashMap<String, String>();
        Map.of(
                        "task.heap.size", heap_MiB,
                        "task.off-heap.size", "0",
                        "framework.heap.size", "128",
                        "framework.off-heap.size", "128",
                        "managed.size", "0",
                        "network.min", "64",
                        "network.max", "64",
                        "jvm-metaspace.size", "256",
                        "jvm-overhead.min", "192",
                        "jvm-overhead.max", "192")
                .forEach((name, size) -> parts.put("taskmanager.memory." + name, size + "m"));
        return parts;
    }

    private static List<String> command(Map<String, String> settings) throws IOException {
        Path folder = Files.createTempDirectory("songhua-stream");
        Files.writeString(folder.resolve("config.yaml"), "env.java.opts.all: \"\"\n");
        var command = new ArrayList<>(List.of("--configDir", folder.toString()));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        return command;
    }

    private static String take(List<String> arguments, String name, String otherwise) {
        int at = arguments.indexOf(name);
        if (at < 0 || at + 1 == arguments.size()) return otherwise;
        arguments.remove(at);
        return arguments.remove(at);
    }
}
