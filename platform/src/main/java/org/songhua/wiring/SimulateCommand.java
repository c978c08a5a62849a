package org.songhua.wiring;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songhua.demo.DemoIncident;
import org.songhua.demo.DemoSignal;
import org.songhua.demo.DemoWater;
import org.songhua.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Plays the sensors of a running platform: each sends over its own protocol what it would read, from a seed. The same seed and time
 * give the same readings.
 */
@Command(
        name = "simulate",
        description = "Play the sensors of a running platform, over HTTP, MQTT and HJ 212.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    private static final String OF_A_PIPE = "burst:";

    @Option(names = "--url", description = "Address of the platform.", defaultValue = "http://127.0.0.1:8080")
    URI url = URI.create("http://127.0.0.1:8080");

    @Option(names = "--key", description = "API key that may see and send readings.")
    @Nullable
    String key;

    @Option(
            names = "--data",
            description = "Data folder whose own key is used when none is given.",
            defaultValue = "./data")
    Path data = Path.of("data");

    @Option(names = "--mqtt", description = "Port where the platform speaks MQTT (default: send by HTTP).")
    @Nullable
    Integer mqttPort;

    @Option(names = "--hj212", description = "Port where the platform speaks HJ 212 (default: send by HTTP).")
    @Nullable
    Integer hj212Port;

    @Option(names = "--seed", description = "Another number makes other readings (default: 1).", defaultValue = "1")
    long seed = 1;

    @Option(
            names = "--step",
            description = "Seconds between two readings of a sensor (default: 60).",
            defaultValue = "60")
    int step_s = 60;

    @Option(
            names = "--from",
            description = "First time to send, such as 2026-11-01T00:00:00Z (default: now; with --fast a step after the"
                    + " newest reading there is, if that lies before).")
    @Nullable
    Instant from;

    @Option(
            names = "--rounds",
            description = "Readings of each sensor; 0 goes on until stopped (default: 0).",
            defaultValue = "0")
    long rounds;

    @Option(names = "--fast", description = "Do not wait between rounds.")
    boolean isFast;

    @Option(
            names = "--incident",
            description =
                    "burst, leak or storm at a place for two hours from the first time on, such as burst@125.3,43.9;"
                            + " or a burst of a pipe with its cubic metres an hour, such as burst:PIPE:120.")
    List<String> incidents = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<String> secret = key == null ? LocalKey.read(data) : Optional.of(key);
        long sent = 0;
        try (var player = new SensorPlayer(url, secret.orElse(null), mqttPort, hj212Port)) {
            Instant start = from != null ? from : isFast ? next(player.newest(), step_s, Instant.now()) : Instant.now();
            var signal = new DemoSignal(
                    seed, happenings(start), player.water(seed, burst(start).orElse(null)));
            System.err.printf("playing %d datastreams%n", player.streams());
            for (long round = 0; rounds == 0 || round < rounds; round++) {
                Instant time = start.plusSeconds(step_s * round);
                if (!isFast) waitUntil(time);
                sent += player.play(signal, time);
            }
            sent -= player.refused();
            System.out.printf("sent %d, refused %d%n", sent, player.refused());
            return player.refused() == 0 ? 0 : 1;
        }
    }

    /** Goes on where the readings end; what would come from the future would be doubted. */
    static Instant next(Optional<Instant> newest, int step_s, Instant now) {
        return newest.map(time -> time.plusSeconds(step_s))
                .filter(time -> time.isBefore(now))
                .orElse(now);
    }

    private static void waitUntil(Instant time) throws InterruptedException {
        Duration wait = Duration.between(Instant.now(), time);
        if (wait.isPositive()) Thread.sleep(wait);
    }

    /** The first burst of a pipe; there is one at a time. */
    private Optional<DemoWater.Burst> burst(Instant start) {
        return incidents.stream()
                .filter(text -> text.startsWith(OF_A_PIPE))
                .findFirst()
                .map(text -> burst(text, start));
    }

    static DemoWater.Burst burst(String text, Instant start) {
        String[] parts = text.split(":", -1);
        try {
            double drawn = parts.length == 3 ? Double.parseDouble(parts[2]) : 0;
            if (drawn > 0) return new DemoWater.Burst(parts[1], drawn, start, start.plus(Duration.ofHours(2)));
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new StoreException("--incident " + text + " is not such as burst:PIPE:120.");
    }

    private List<DemoIncident> happenings(Instant start) {
        var found = new ArrayList<DemoIncident>();
        for (String text : incidents) if (!text.startsWith(OF_A_PIPE)) found.add(happening(text, start));
        return found;
    }

    static DemoIncident happening(String text, Instant start) {
        Map<String, DemoIncident.Kind> kinds = new LinkedHashMap<>();
        for (DemoIncident.Kind kind : DemoIncident.Kind.values())
            kinds.put(kind.name().toLowerCase(java.util.Locale.ROOT), kind);
        String[] parts = text.split("[@,]", -1);
        DemoIncident.Kind kind = parts.length == 3 ? kinds.get(parts[0]) : null;
        try {
            if (kind != null) {
                double radius_m = kind == DemoIncident.Kind.STORM ? 20_000 : 1500;
                return new DemoIncident(
                        kind,
                        Double.parseDouble(parts[1]),
                        Double.parseDouble(parts[2]),
                        radius_m,
                        start,
                        start.plus(Duration.ofHours(2)));
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new StoreException(
                "--incident " + text + " is not such as burst@125.3,43.9; there are " + kinds.keySet() + ".");
    }
}
