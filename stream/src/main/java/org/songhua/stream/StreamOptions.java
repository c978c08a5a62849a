package org.songhua.stream;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the job is told when it is started.
 *
 * @param kafka broker to begin with, host:port
 * @param topic of readings
 * @param plan file
 * @param table where decisions go
 * @param checkpoints folder that every machine of the cluster sees
 * @param every from one checkpoint to the next; how long a decision may wait until it is stored
 * @param late how far receivers' clocks and senders may bring messages of a partition out of order
 * @param parallelism tasks that judge; 0 leaves it to the cluster
 * @param isUntilEnd whether the job ends where the topic ended when it began
 * @param tellsClock whether the job writes its clock into the topic, so that silence falls due when nothing comes
 */
record StreamOptions(
        String kafka,
        String topic,
        Path plan,
        DecisionTable table,
        Path checkpoints,
        Duration every,
        Duration late,
        int parallelism,
        boolean isUntilEnd,
        boolean tellsClock) {
    static final String TOPIC = "songhua.readings";

    private static final Set<String> WITH_VALUE = Set.of(
            "--kafka", "--topic", "--plan", "--db", "--db-user", "--checkpoints", "--every", "--late", "--parallelism");
    private static final Set<String> ALONE = Set.of("--until-end", "--no-clock");

    /**
     * {@return the options of a command line, else of the environment: SONGHUA_KAFKA for --kafka}
     *
     * @throws IllegalArgumentException with all that is wrong
     */
    static StreamOptions of(String[] arguments, Map<String, String> environment) {
        var faults = new ArrayList<String>();
        var given = given(arguments, environment, faults);
        for (String name : List.of("--kafka", "--plan", "--db", "--checkpoints")) {
            if (!given.containsKey(name)) faults.add(name + " is missing");
        }
        String plan = given.getOrDefault("--plan", "");
        if (given.containsKey("--plan") && !Files.isReadable(Path.of(plan))) faults.add("no file " + plan);
        long every_ms = number(given, "--every", 5000, faults);
        long late_ms = number(given, "--late", 5000, faults);
        long parallelism = number(given, "--parallelism", 0, faults);
        if (!faults.isEmpty()) throw new IllegalArgumentException(String.join(System.lineSeparator(), faults));
        return new StreamOptions(
                given.getOrDefault("--kafka", ""),
                given.getOrDefault("--topic", TOPIC),
                Path.of(plan).toAbsolutePath(),
                new DecisionTable(given.getOrDefault("--db", ""), given.getOrDefault("--db-user", "songhua")),
                Path.of(given.getOrDefault("--checkpoints", "")).toAbsolutePath(),
                Duration.ofMillis(every_ms),
                Duration.ofMillis(late_ms),
                (int) parallelism,
                given.containsKey("--until-end"),
                !given.containsKey("--no-clock"));
    }

    private static Map<String, String> given(String[] arguments, Map<String, String> environment, List<String> faults) {
        var given = new HashMap<String, String>();
        for (String name : WITH_VALUE) {
            String value = environment.get(
                    "SONGHUA_" + name.substring(2).replace('-', '_').toUpperCase(java.util.Locale.ROOT));
            if (value != null) given.put(name, value);
        }
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            if (ALONE.contains(name)) given.put(name, "");
            else if (!WITH_VALUE.contains(name)) faults.add("there is no option " + name);
            else if (i + 1 == arguments.length) faults.add(name + " needs a value");
            else given.put(name, arguments[++i]);
        }
        return given;
    }

    private static long number(Map<String, String> given, String name, long otherwise, List<String> faults) {
        String text = given.getOrDefault(name, Long.toString(otherwise));
        if (text.matches("\\d{1,9}")) return Long.parseLong(text);
        faults.add(name + " is to be a whole number, not " + text);
        return otherwise;
    }
}
