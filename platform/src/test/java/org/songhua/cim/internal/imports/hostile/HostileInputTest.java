package org.songhua.cim.internal.imports.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songhua.TestPlatform;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Dataset;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.ImportStatus.State;
import org.songhua.cim.Imports;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.cim.ObjectId;
import org.songhua.engine.fault.Fault;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/**
 * Malformed and malicious files, one after the other through the same platform: each ends in a clear fault or is stored
 * harmlessly as it is; nothing is stored by half and nothing else is touched.
 */
class HostileInputTest {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Imports IMPORTS = TestPlatform.shared().bean(Imports.class);
    private static final CityObjects OBJECTS = TestPlatform.shared().bean(CityObjects.class);

    @TempDir
    Path folder;

    static Stream<Case> all() {
        return Stream.of(
                        OtherFormats.cases(),
                        HostileJson.cases(),
                        HostileTexts.cases(),
                        HostilePbf.cases(),
                        HostileTables.cases(),
                        HostileCity.cases())
                .flatMap(List::stream);
    }

    @Test
    void there_are_three_hundred_of_them() {
        assertThat(all().map(Case::name).distinct().count()).isGreaterThanOrEqualTo(300);
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_hostile_input_does_no_harm(Case input) throws IOException {
        String dataset = "hostile_" + NEXT.incrementAndGet();
        Path file = Files.write(folder.resolve("given"), input.bytes());
        ImportStatus status = IMPORTS.run(
                new ImportRequest(file, "given.bin", null, input.crs(), dataset, null, null, false, "tester"));
        List<Fault> faults = IMPORTS.faults(status.id(), 0, 1000);

        assertThat(String.valueOf(status.message())).doesNotContain("The program failed");
        assertThat(faults).allSatisfy(HostileInputTest::isClear);
        if (status.state() == State.FAILED) leavesNothing(dataset, status, faults);
        else isWhole(dataset, status);
        isAsExpected(input, status, faults);
    }

    /** A fault has a code, a place in the file, a problem and a remedy, all short enough to be read. */
    private static void isClear(Fault fault) {
        assertThat(fault.code()).matches("(OSM|JSON|IMP|GEOM|CRS|CIM|SHP|TBL|GPKG|FGB|ZIP|CITY)-[0-9]{3}");
        assertThat(fault.place().file()).isEqualTo("given.bin");
        assertThat(fault.problem()).isNotBlank().hasSizeLessThan(500);
        assertThat(fault.remedy()).isNotBlank().hasSizeLessThan(1000);
    }

    private static void leavesNothing(String dataset, ImportStatus status, List<Fault> faults) {
        assertThat(faults).isNotEmpty();
        assertThat(status.imported()).isZero();
        assertThat(status.message()).isNotBlank();
        assertThat(OBJECTS.datasets()).noneMatch(d -> d.code().equals(dataset));
    }

    private static void isWhole(String dataset, ImportStatus status) {
        assertThat(status.state()).isEqualTo(State.DONE);
        assertThat(status.read()).isEqualTo(status.imported() + status.unchanged() + status.refused());
        assertThat(stored(dataset)).isEqualTo(status.imported());
    }

    private static long stored(String dataset) {
        Database database = TestPlatform.shared().bean(Database.class);
        return database.get(
                "select count(*) as n from cim.object where dataset = ?", row -> row.whole("n"), number(dataset));
    }

    private static int number(String dataset) {
        return OBJECTS.datasets().stream()
                .filter(d -> d.code().equals(dataset))
                .findFirst()
                .map(Dataset::number)
                .orElseThrow(() -> new AssertionError("no data set " + dataset));
    }

    private static void isAsExpected(Case input, ImportStatus status, List<Fault> faults) {
        switch (input.outcome()) {
            case FAILS -> assertThat(status.state()).isEqualTo(State.FAILED);
            case REFUSES -> assertThat(status.refused()).isPositive();
            case REMARKS -> assertThat(status.refused()).isZero();
            case STORES -> assertThat(faults).isEmpty();
            case ANY -> {}
        }
        if (input.outcome() != Case.Outcome.FAILS && input.outcome() != Case.Outcome.ANY) {
            assertThat(status.state()).as(String.valueOf(status.message())).isEqualTo(State.DONE);
        }
        if (!input.code().isEmpty()) {
            assertThat(status.faultsByCode().keySet()).anyMatch(code -> code.startsWith(input.code()));
        }
    }

    @Test
    void mischievous_texts_come_back_letter_by_letter() throws IOException {
        for (Case input : HostileTexts.cases().subList(0, HostileTexts.TEXTS.size())) {
            String text = input.name().substring("text ".length());
            String dataset = "hostile_" + NEXT.incrementAndGet();
            Path file = Files.write(folder.resolve("given"), input.bytes());
            IMPORTS.run(new ImportRequest(file, "given.bin", null, null, dataset, null, null, false, "tester"));
            CityObject object =
                    OBJECTS.find(ObjectId.of(number(dataset), text), Scope.ALL).orElseThrow();
            assertThat(object.sourceId()).isEqualTo(text);
            String name = text.strip();
            assertThat(object.name()).isEqualTo(name.isEmpty() ? null : name);
        }
    }

    /** What others stored before is still there. */
    @AfterAll
    static void the_database_is_unharmed() {
        Database database = TestPlatform.shared().bean(Database.class);
        long summed = database.get("select sum(objects)::bigint as n from cim.class_summary", row -> row.whole("n"));
        long counted = database.get("select count(*) as n from cim.object", row -> row.whole("n"));
        assertThat(counted).isEqualTo(summed).isPositive();
        long imports = database.get("select count(*) as n from cim.import", row -> row.whole("n"));
        assertThat(imports).isGreaterThan(300);
    }
}
