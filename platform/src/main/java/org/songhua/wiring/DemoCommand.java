package org.songhua.wiring;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.songhua.casework.CaseDesk;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.Imports;
import org.songhua.demo.DemoCity;
import org.songhua.demo.DemoCityGenerator;
import org.songhua.demo.DemoCityWriter;
import org.songhua.store.DataFolder;
import org.songhua.store.StoreException;
import org.songhua.warning.Duty;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the platform with its demo city, which is made the first time. */
@Command(
        name = "demo",
        description = "Run the platform with its synthetic demo city, made at the first start.",
        mixinStandardHelpOptions = true)
final class DemoCommand extends ServeCommand {
    private static final String DATASET = "demo";

    @Option(names = "--scale", description = "Share of 300,000 people (default: 1.0).", defaultValue = "1.0")
    double scale = 1;

    @Option(
            names = "--readings-end",
            paramLabel = "MINUTES",
            description = "So long before now the made-up readings end (default: 0); simulate plays what comes after.",
            defaultValue = "0")
    private int readingsEnd_minutes = 0;

    @Option(names = "--seed", description = "Another number makes another city (default: 1).", defaultValue = "1")
    long seed = 1;

    @Override
    public Integer call() throws Exception {
        if (!(scale >= DemoCityGenerator.LEAST_SCALE && scale <= DemoCityGenerator.MOST_SCALE)) {
            throw new StoreException("--scale is " + scale + ", allowed is " + DemoCityGenerator.LEAST_SCALE + " to "
                    + DemoCityGenerator.MOST_SCALE + ".");
        }
        long heap_MiB = Runtime.getRuntime().maxMemory() >> 20;
        if (scale > 1 && heap_MiB < DemoCityGenerator.heap_MiB(scale)) {
            throw new StoreException(
                    "A city of scale %s needs %d MiB of heap, there are %d. Give more: SONGHUA_HEAP=%dm."
                            .formatted(
                                    scale,
                                    DemoCityGenerator.heap_MiB(scale),
                                    heap_MiB,
                                    DemoCityGenerator.heap_MiB(scale)));
        }
        return super.call();
    }

    @Override
    boolean isSynthetic() {
        return true;
    }

    @Override
    void prepare(ConfigurableApplicationContext context) {
        DataFolder folder = context.getBean(DataFolder.class);
        if (context.getBean(CityObjects.class).datasets().stream()
                .noneMatch(dataset -> dataset.code().equals(DATASET))) {
            System.err.println("making the demo city");
            importCity(context.getBean(Imports.class), folder.folder("uploads").resolve("demo-city.geojson"));
        }
        // Before the readings: the first warning must already find who is responsible.
        List<String> accounts = DemoAccounts.ensure(context, folder.path());
        DemoResponsibilities.ensure(context.getBean(CaseDesk.class));
        DemoRoster.ensure(context.getBean(Duty.class));
        long readings = DemoReadings.ensure(
                context, seed, Instant.now().minus(Duration.ofMinutes(Math.max(0, readingsEnd_minutes))));
        if (readings > 0) System.err.printf("sensors with %d readings%n", readings);
        // Before the registers: what the health check found is no mere sample.
        long surveyed = DemoSurveys.ensure(context, LocalDate.now(ZoneOffset.UTC));
        if (surveyed > 0) System.err.printf("health check with %d problems and tasks%n", surveyed);
        long records = DemoRegisters.ensure(context, seed, scale, Instant.now());
        if (records > 0) System.err.printf("registers with %d records%n", records);
        long breaks = DemoPipeBreaks.ensure(context, seed, LocalDate.now(ZoneOffset.UTC));
        if (breaks > 0) System.err.printf("pipes with %d breaks on record%n", breaks);
        long projects = DemoProjects.ensure(context, LocalDate.now(ZoneOffset.UTC));
        if (projects > 0) System.err.printf("%d projects with their rows%n", projects);
        long rated = DemoRisks.ensure(context, seed);
        if (rated > 0) System.err.printf("risks of %d objects%n", rated);
        long booked = DemoLedgers.ensure(context);
        if (booked > 0) System.err.printf("ledgers with %d records booked%n", booked);
        long reports = DemoCitizens.ensure(context, seed);
        if (reports > 0) System.err.printf("citizens with %d reports%n", reports);
        accounts.forEach(System.out::println);
    }

    private void importCity(Imports imports, Path file) {
        try {
            String title = write(file);
            ImportStatus status = imports.run(new Imports.ImportRequest(
                    file, "demo-city.geojson", null, null, DATASET, title, "CC0-1.0", true, "demo"));
            if (status.state() != ImportStatus.State.DONE || status.refused() > 0) {
                throw new StoreException("The demo city could not be stored: " + status);
            }
            System.err.printf("%s: %d objects%n", title, status.imported());
        } catch (IOException e) {
            throw new StoreException("The demo city could not be written: " + e.getMessage(), e);
        } finally {
            delete(file);
        }
    }

    /** {@return the name of the city, which is in the file now and no longer in memory} */
    private String write(Path file) throws IOException {
        DemoCity city = DemoCityGenerator.generate(seed, scale);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            DemoCityWriter.writeGeoJson(city, out);
        }
        return city.name();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StoreException(file + " could not be removed: " + e.getMessage(), e);
        }
    }
}
