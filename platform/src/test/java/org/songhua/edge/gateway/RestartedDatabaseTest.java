package org.songhua.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.edge.mqtt.MqttBroker;
import org.songhua.sensing.Devices;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Observations;
import org.songhua.sensing.Result;
import org.songhua.store.EmbeddedPostgres;
import org.songhua.wiring.Application;
import org.songhua.wiring.Settings;
import org.songhua.wiring.Store;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The database crashes and recovers in the middle of the load, several times, while the platform goes on. PostgreSQL restarts all of itself when one of
 * its processes is killed. Devices send again what was not acknowledged; everything acknowledged is there with its value, and nothing twice.
 */
@Tag("slow")
class RestartedDatabaseTest {
    private static final int RESTARTS = Integer.getInteger("songhua.test.restarts", 3);
    private static final int PATIENCE_S = 120;

    @TempDir
    Path folder;

    private EmbeddedPostgres postgres;

    @Test
    void everyReadingThatWasAcknowledgedIsThereOnce() throws Exception {
        Map<String, String> settings = new HashMap<>(EmbeddedPostgres.volatileSettings());
        // What is committed must outlive a crash of the database; only power cuts are left out.
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "songhua");
        postgres = EmbeddedPostgres.start(folder.resolve("postgres"), cache, settings);
        try (ConfigurableApplicationContext platform = platform()) {
            List<LoadingDevice> devices = devices(platform);
            List<Thread> threads = devices.stream()
                    .map(one -> Thread.ofPlatform().start(() -> live(one)))
                    .toList();
            for (int restart = 0; restart < RESTARTS; restart++) {
                awaitProgress(devices);
                crash();
            }
            awaitProgress(devices);
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) thread.join();
            for (LoadingDevice device : devices) verify(platform, device);
        } finally {
            postgres.close();
        }
    }

    private ConfigurableApplicationContext platform() throws SQLException {
        execute("create database city");
        var settings = new Settings(
                folder.resolve("data"),
                postgres.url("city"),
                postgres.user(),
                postgres.password(),
                folder.resolve("data"),
                Map.of());
        return Application.serve(
                Store.open(settings),
                new LinkedHashMap<>(Map.of(
                        "server.port", 0,
                        "songhua.gateway.hj212-port", 0,
                        "songhua.gateway.mqtt-port", 0,
                        "songhua.gateway.messages-per-second", 1_000_000,
                        "songhua.trust-local", true)));
    }

    private static List<LoadingDevice> devices(ConfigurableApplicationContext platform) {
        Devices register = platform.getBean(Devices.class);
        String csv = "protocol,code,name,network,lon,lat,observes\n"
                + "mqtt,R0,gauge,air,125.3,43.9,a34004=air_pm25\nhj212,R1,logger,air,125.3,43.9,a34004=air_pm25\n";
        register.onboard(csv.getBytes(StandardCharsets.UTF_8), "test");
        var devices = new ArrayList<LoadingDevice>();
        devices.add(new LoadingDevice.Mqtt(datastream(register, "mqtt", "R0")));
        devices.add(new LoadingDevice.Hj212(datastream(register, "hj212", "R1"), "R1"));
        devices.getFirst().port = platform.getBean(MqttBroker.class).port().orElseThrow();
        devices.getLast().port = platform.getBean(Hj212Gateway.class).port().orElseThrow();
        return devices;
    }

    private static long datastream(Devices register, String protocol, String code) {
        return register.channels(register.find(protocol, code).orElseThrow()).get("a34004");
    }

    /** Connects anew whenever the platform hangs up, which it does when it could not keep what came. */
    private static void live(LoadingDevice device) {
        while (!Thread.currentThread().isInterrupted()) {
            device.run();
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** Waits until each device has got something acknowledged that was sent after this was called. */
    private static void awaitProgress(List<LoadingDevice> devices) {
        Map<LoadingDevice, Long> before = new HashMap<>();
        devices.forEach(device -> before.put(device, device.acknowledged));
        long end = System.nanoTime() + PATIENCE_S * 1_000_000_000L;
        while (devices.stream().anyMatch(device -> device.acknowledged < before.get(device) + 400)) {
            assertThat(System.nanoTime()).as("nothing is acknowledged any more").isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Kills the process of a connection of our own: the server then ends all others and recovers from its log. */
    private void crash() throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url("city"), postgres.user(), postgres.password());
                var statement = connection.createStatement();
                var found = statement.executeQuery("select pg_backend_pid()")) {
            found.next();
            ProcessHandle.of(found.getLong(1)).orElseThrow().destroyForcibly();
        } catch (SQLException e) {
            // The connection may end before it is closed.
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(postgres.url("postgres"), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void verify(ConfigurableApplicationContext platform, LoadingDevice device) throws IOException {
        Map<Instant, Double> values = values(platform, device);
        assertThat(device.acknowledged).isPositive();
        for (long number = 0; number < device.acknowledged; number++)
            assertThat(values.get(LoadingDevice.time(number)))
                    .as("reading %d of %s", number, device.getClass().getSimpleName())
                    .isEqualTo(LoadingDevice.value(number));
    }

    /** The pool takes a connection that was just used for alive: who reads right after the crash may have to ask again. */
    private static Map<Instant, Double> values(ConfigurableApplicationContext platform, LoadingDevice device)
            throws IOException {
        long end = System.nanoTime() + PATIENCE_S * 1_000_000_000L;
        while (true) {
            try {
                return read(platform, device);
            } catch (DataAccessResourceFailureException e) {
                if (System.nanoTime() > end) throw e;
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private static Map<Instant, Double> read(ConfigurableApplicationContext platform, LoadingDevice device)
            throws IOException {
        var values = new HashMap<Instant, Double>();
        platform.getBean(Observations.class).stream(ObservationQuery.ALL.withDatastreams(device.datastream), one -> {
            double value = ((Result.Numeric) one.result()).value();
            assertThat(values.put(one.phenomenonStart(), value))
                    .as("twice at %s", one.phenomenonStart())
                    .isNull();
            return true;
        });
        return values;
    }
}
