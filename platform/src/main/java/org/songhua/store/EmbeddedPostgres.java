package org.songhua.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A real PostgreSQL 18 run by this program, listening on the loopback address only, its files under one folder:
 * {@code cluster/} (the database), {@code password} (readable by the owner alone) and {@code postgres.log}.
 *
 * <p>The cluster uses the builtin locale provider with {@code C.UTF-8}, so that order and pattern matching of Chinese
 * text do not depend on the machine. The caller must hold the folder's lock ({@link DataFolder}): a server still
 * running in it is a remnant of a killed program and is shut down first; PostgreSQL then recovers from its log.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String USER = "songhua";
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);

    private final Path folder;
    private final Path home;
    private final int port;
    private final String password;
    private final Process process;

    private EmbeddedPostgres(Path folder, Path home, int port, String password, Process process) {
        this.folder = folder;
        this.home = home;
        this.port = port;
        this.password = password;
        this.process = process;
    }

    /** Settings for durable service on a small machine; see DECISIONS.md "One-Embedded-PostgreSQL". */
    public static Map<String, String> durableSettings() {
        return Map.ofEntries(
                Map.entry("shared_buffers", "512MB"),
                Map.entry("effective_cache_size", "2GB"),
                Map.entry("work_mem", "32MB"),
                Map.entry("maintenance_work_mem", "256MB"),
                Map.entry("max_connections", "60"),
                // No replication is fed from here: a table created and filled in one transaction need not be logged.
                Map.entry("wal_level", "minimal"),
                Map.entry("max_wal_senders", "0"),
                Map.entry("max_wal_size", "4GB"),
                Map.entry("checkpoint_timeout", "15min"),
                Map.entry("random_page_cost", "1.1"),
                Map.entry("max_parallel_workers_per_gather", "0"),
                Map.entry("jit", "off"));
    }

    /** Settings for tests only: nothing survives a power cut. */
    public static Map<String, String> volatileSettings() {
        return Map.of(
                "fsync", "off",
                "synchronous_commit", "off",
                "full_page_writes", "off",
                "shared_buffers", "128MB",
                "wal_level", "minimal",
                "max_wal_senders", "0",
                "max_connections", "100",
                "jit", "off");
    }

    /**
     * Starts the server, first creating its cluster when the folder has none.
     *
     * @param folder where its files are
     * @param cache where the programs are unpacked
     * @param settings server settings
     */
    public static EmbeddedPostgres start(Path folder, Path cache, Map<String, String> settings) {
        try {
            Files.createDirectories(folder);
            Path home = PostgresBinaries.unpacked(cache.toAbsolutePath());
            Path absolute = folder.toAbsolutePath();
            String password = password(absolute);
            createClusterIfMissing(absolute, home);
            stopRemnant(absolute);
            int port = freePort();
            Process process = launch(absolute, home, port, settings);
            var postgres = new EmbeddedPostgres(absolute, home, port, password, process);
            postgres.awaitReady();
            return postgres;
        } catch (IOException e) {
            throw new StoreException("PostgreSQL could not be started in " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * {@return how to reach the server that another process of this user runs in the folder: address, user, password}
     *
     * @throws StoreException when none runs there
     */
    public static Reach reach(Path folder, String database) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("cluster/postmaster.pid"));
            String address =
                    "jdbc:postgresql://127.0.0.1:%s/%s".formatted(lines.get(3).strip(), database);
            return new Reach(
                    address, USER, Files.readString(folder.resolve("password")).strip());
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new StoreException("No database runs in " + folder + ".", e);
        }
    }

    /**
     * How to reach a database.
     *
     * @param url JDBC address
     * @param user name
     * @param password secret, not to be shown
     */
    public record Reach(String url, String user, String password) {
        @Override
        public String toString() {
            return url;
        }
    }

    /** {@return JDBC address of a database of this server} */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /** {@return process id of the server} */
    public long pid() {
        return process.pid();
    }

    /** Stops the server: open transactions are rolled back, everything committed is on disk. */
    @Override
    public void close() {
        signal("INT", process.pid());
        if (!await(() -> !process.isAlive(), STOP_LIMIT)) {
            // Still safe: the log is replayed at the next start.
            signal("QUIT", process.pid());
            await(() -> !process.isAlive(), STOP_LIMIT);
        }
    }

    private static String password(Path folder) throws IOException {
        Path file = folder.resolve("password");
        if (Files.exists(file)) return Files.readString(file).strip();
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(secret));
        return Files.readString(file).strip();
    }

    private static void createClusterIfMissing(Path folder, Path home) throws IOException {
        Path cluster = folder.resolve("cluster");
        if (Files.exists(cluster.resolve("PG_VERSION"))) return;
        // A half-made cluster of an interrupted first start is thrown away; a whole one appears by one rename.
        Path fresh = folder.resolve("cluster.new");
        Folders.deleteTree(fresh);
        Folders.deleteTree(cluster);
        run(
                folder,
                List.of(
                        home.resolve("bin/initdb").toString(),
                        "--pgdata=" + fresh,
                        "--username=" + USER,
                        "--pwfile=" + folder.resolve("password"),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--no-sync",
                        "--no-instructions"));
        Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void run(Path folder, List<String> command) throws IOException {
        Path log = folder.resolve("initdb.log");
        Process process = new ProcessBuilder(asOrdinaryUser(command))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new StoreException("The database cluster could not be created:\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("Interrupted while the database cluster was created.", e);
        }
    }

    private static Process launch(Path folder, Path home, int port, Map<String, String> settings) throws IOException {
        var command = new ArrayList<String>();
        // An own session: a Ctrl-C at the terminal reaches this program first, which then stops the server in order.
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) command.add("/usr/bin/setsid");
        command.addAll(asOrdinaryUser(List.of(home.resolve("bin/postgres").toString())));
        command.addAll(List.of("-D", folder.resolve("cluster").toString(), "-p", Integer.toString(port)));
        setting(command, "listen_addresses", "127.0.0.1");
        setting(command, "unix_socket_directories", "");
        setting(command, "timezone", "UTC");
        setting(command, "log_timezone", "UTC");
        settings.forEach((key, value) -> setting(command, key, value));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("postgres.log").toFile()))
                .start();
    }

    private static void setting(List<String> command, String key, String value) {
        command.add("-c");
        command.add(key + "=" + value);
    }

    /**
     * PostgreSQL refuses to run as root. In a user namespace of its own the process is nobody to itself while its files
     * stay root's.
     */
    private static List<String> asOrdinaryUser(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) return command;
        var wrapped = new ArrayList<>(List.of("unshare", "--user"));
        wrapped.addAll(command);
        return wrapped;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** After this program was killed its server may still run; nobody else can own it while we hold the lock. */
    private static void stopRemnant(Path folder) throws IOException {
        Optional<ProcessHandle> named = named(folder);
        if (named.isEmpty()) return;
        // A killed server stays in the process table until its parent asks after it, and PostgreSQL takes it for alive.
        await(() -> !named.get().isAlive() || named.get().info().commandLine().isPresent(), STOP_LIMIT);
        Optional<ProcessHandle> remnant = named.filter(handle -> isServerOf(folder, handle));
        if (remnant.isEmpty()) return;
        ProcessHandle server = remnant.get();
        signal("INT", server.pid());
        if (await(() -> !server.isAlive(), STOP_LIMIT)) return;
        signal("QUIT", server.pid());
        if (!await(() -> !server.isAlive(), STOP_LIMIT)) {
            throw new StoreException("A PostgreSQL server (process %d) of an earlier run does not stop; end it by hand."
                    .formatted(server.pid()));
        }
    }

    private static Optional<ProcessHandle> named(Path folder) throws IOException {
        Path file = folder.resolve("cluster/postmaster.pid");
        if (!Files.exists(file)) return Optional.empty();
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) return Optional.empty();
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
    }

    /** The number may meanwhile belong to another program: look at what runs under it. */
    private static boolean isServerOf(Path folder, ProcessHandle handle) {
        String command = handle.info().commandLine().orElse("");
        return handle.isAlive() && command.contains(folder.resolve("cluster").toString());
    }

    private void awaitReady() throws IOException {
        Path status = folder.resolve("cluster/postmaster.pid");
        boolean ready = await(() -> !process.isAlive() || saysReady(status), START_LIMIT);
        if (!ready || !process.isAlive()) {
            process.destroyForcibly();
            throw new StoreException("PostgreSQL in %s did not start; its log ends:\n%s"
                    .formatted(folder, Folders.tail(folder.resolve("postgres.log"), 20)));
        }
    }

    /** The eighth line of the file tells the state; our own process id in the first shows that it is not an old file. */
    private boolean saysReady(Path status) {
        try {
            if (!Files.exists(status)) return false;
            List<String> lines = Files.readAllLines(status);
            return lines.size() >= 8
                    && lines.getFirst().strip().equals(Long.toString(process.pid()))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }

    private static void signal(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new StoreException("The database server could not be signalled: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean await(BooleanSupplier condition, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) return false;
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        return true;
    }

    @Override
    public String toString() {
        return "PostgreSQL of " + home.getFileName() + " in " + folder;
    }
}
