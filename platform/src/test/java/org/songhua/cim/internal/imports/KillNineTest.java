package org.songhua.cim.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.Imports;
import org.songhua.cim.ObjectId;
import org.songhua.people.Audit;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.wiring.Application;
import org.songhua.wiring.Store;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * kill -9 in the middle of imports and of edits, again and again, of the program alone and of the database with it. After
 * each restart everything acknowledged is there, and nothing is there by half.
 */
@Tag("slow")
class KillNineTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20251123);
    private static final int ROUNDS = Integer.getInteger("songhua.test.rounds", 3);

    private static final String STRAY_TABLES = """
            select count(*) as n from pg_class
            where relname ~ '^object_[0-9]+$' and relkind = 'r'
              and substr(relname, 8)::int not in (select number from cim.dataset)""";

    @TempDir
    Path folder;

    /** What the program said before it died. */
    private final List<String> acknowledged = new ArrayList<>();

    @Test
    void nothing_acknowledged_is_lost_and_nothing_is_there_by_half() throws IOException, InterruptedException {
        var random = new Random(SEED);
        for (int round = 1; round <= ROUNDS; round++) {
            long delay = 200 + random.nextInt(2500);
            boolean databaseToo = random.nextBoolean();
            String what = "seed %d, round %d, killed after %d ms, database %s"
                    .formatted(SEED, round, delay, databaseToo ? "too" : "not");
            runAndKill(round, delay, databaseToo);
            verify(what);
        }
        assertThat(acknowledged).as("seed %d", SEED).anyMatch(line -> line.startsWith("edited"));
    }

    private void runAndKill(int round, long delay, boolean databaseToo) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RestlessProgram.class.getName(),
                        folder.toString(),
                        Integer.toString(round))
                .redirectError(folder.resolve("errors-" + round + ".log").toFile())
                .start();
        try (BufferedReader lines = program.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null && !line.equals("working")) line = remembered(line, lines);
            assertThat(line).as("the program did not start: %s", errors(round)).isNotNull();
            program.waitFor(delay, TimeUnit.MILLISECONDS);
            assertThat(program.isAlive()).as(errors(round)).isTrue();
            if (databaseToo) killDatabase();
            // By its handle: destroying the process itself would close the pipe with the last lines in it.
            program.toHandle().destroyForcibly();
            program.waitFor();
            line = lines.readLine();
            while (line != null) line = remembered(line, lines);
        }
    }

    private String remembered(String line, BufferedReader lines) throws IOException {
        acknowledged.add(line);
        return lines.readLine();
    }

    private String errors(int round) throws IOException {
        Path file = folder.resolve("errors-" + round + ".log");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** The server and each of its processes, without a chance to write anything more. */
    private void killDatabase() throws IOException {
        Path file = folder.resolve("postgres/cluster/postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(server), server.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private void verify(String what) {
        try (Store store = Store.open(RestlessProgram.settings(folder));
                var context = Application.work(store, Map.of())) {
            everyDataSetIsWhole(context, what);
            everyImportEnded(context, what);
            everyEditIsThere(context, what);
            assertThat(context.getBean(Audit.class).verify().firstBroken())
                    .as(what)
                    .isNull();
        }
    }

    private void everyDataSetIsWhole(ConfigurableApplicationContext context, String what) {
        Database database = context.getBean(Database.class);
        var counts = new HashMap<String, Long>();
        database.each("""
                select d.code, count(o.id) as n, count(distinct o.attributes #>> '{tags,salt}') as salts,
                  (select coalesce(sum(s.objects), 0) from cim.class_summary s where s.dataset = d.number) as summed
                from cim.dataset d left join cim.object o on o.dataset = d.number group by d.code, d.number""", row -> {
            String code = row.text("code");
            counts.put(code, row.whole("n"));
            assertThat(row.whole("n"))
                    .as("%s: objects of %s", what, code)
                    .isEqualTo(code.equals(RestlessProgram.EDITED_DATASET) ? 1 : RestlessProgram.OBJECTS);
            assertThat(row.whole("summed")).as("%s: summary of %s", what, code).isEqualTo(row.whole("n"));
            assertThat(row.whole("salts")).as("%s: mixture in %s", what, code).isOne();
        });
        for (String line : acknowledged) {
            String[] words = line.split(" ", -1);
            if (!words[0].equals("imported")) continue;
            assertThat(words[2]).as(what + ": " + line).isEqualTo("DONE");
            assertThat(counts).as(what).containsKey(words[1]);
        }
        long strays = database.get(STRAY_TABLES, row -> row.whole("n"));
        assertThat(strays).as("%s: tables without data set", what).isZero();
    }

    private static void everyImportEnded(ConfigurableApplicationContext context, String what) {
        List<ImportStatus> imports = context.getBean(Imports.class).list(1000);
        assertThat(imports).as(what).allMatch(status -> status.state().isFinal());
        assertThat(imports.stream().filter(s -> s.state() == ImportStatus.State.FAILED))
                .as(what)
                .allMatch(s -> s.imported() == 0 && String.valueOf(s.message()).startsWith("Interrupted"));
    }

    private void everyEditIsThere(ConfigurableApplicationContext context, String what) {
        CityObjects objects = context.getBean(CityObjects.class);
        int dataset = objects.datasets().stream()
                .filter(d -> d.code().equals(RestlessProgram.EDITED_DATASET))
                .findFirst()
                .orElseThrow()
                .number();
        var id = ObjectId.of(dataset, "o0");
        var object = objects.find(id, Scope.ALL).orElseThrow();
        int last = acknowledged.stream()
                .filter(line -> line.startsWith("edited "))
                .mapToInt(line -> Integer.parseInt(line.substring(7)))
                .max()
                .orElse(1);
        // The one edit that was under way may have been made durable before its acknowledgement was heard.
        assertThat(object.revision()).as(what).isBetween(last, last + 1);
        assertThat(object.name())
                .as(what)
                .isEqualTo(object.revision() == 1 ? "第0号" : "edit " + (object.revision() - 1));
        assertThat(objects.versions(id, Scope.ALL)).as(what).hasSize(object.revision());
    }
}
