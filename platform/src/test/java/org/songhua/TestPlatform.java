package org.songhua;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.songhua.store.TestDatabase;
import org.songhua.wiring.Application;
import org.songhua.wiring.Settings;
import org.songhua.wiring.Store;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole platform on a free port over a fresh database. {@link #shared()} is one for all tests that leave others'
 * data alone; tests that need their own start one and close it.
 */
public final class TestPlatform implements AutoCloseable {
    private final TestDatabase database;
    private final ConfigurableApplicationContext context;

    private TestPlatform(TestDatabase database, ConfigurableApplicationContext context) {
        this.database = database;
        this.context = context;
    }

    /** One platform for all tests of a run, closed with the JVM. */
    public static TestPlatform shared() {
        return Shared.PLATFORM;
    }

    /** A platform of its own with further properties. */
    public static TestPlatform start(Map<String, Object> properties) {
        TestDatabase database = TestDatabase.create();
        var all = new LinkedHashMap<String, Object>(Map.of(
                "server.port", 0,
                "songhua.gateway.hj212-port", 0,
                "songhua.gateway.gb26875-port", 0,
                "songhua.gateway.jt808-port", 0,
                "songhua.gateway.mqtt-port", 0,
                "songhua.passwords.memory-kib", 16,
                "songhua.passwords.iterations", 1,
                // Written when a test asks for it, so that no entry stands where another test looks.
                "songhua.audit.refusals-seconds", 1_000_000,
                // Followed when a test asks for it, at the time that it says.
                "songhua.consequence.seconds", 1_000_000,
                // All tests ask from one address.
                "songhua.open.burst", 1_000_000));
        all.put("songhua.resolution.seconds", 1_000_000);
        // Closed in turn by AtExit, the database last.
        all.put("spring.main.register-shutdown-hook", false);
        all.putAll(properties);
        return new TestPlatform(database, Application.serve(Store.open(settings(database)), all));
    }

    private static Settings settings(TestDatabase database) {
        Path folder = temporaryFolder();
        return new Settings(folder, database.url(), database.user(), database.password(), folder, Map.of());
    }

    /** {@return {@code http://127.0.0.1:port}} */
    public String address() {
        return "http://127.0.0.1:" + Application.port(context);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public TestDatabase database() {
        return database;
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("songhua-test-data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final TestPlatform PLATFORM = start(Map.of());

        static {
            AtExit.run(PLATFORM.context::close);
        }
    }
}
