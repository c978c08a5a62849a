package org.songhua.register.internal.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.cim.CityObjects;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.register.ImportReport;
import org.songhua.register.RecordChanged;
import org.songhua.register.RecordQuery;
import org.songhua.register.Register;
import org.songhua.register.Registers;
import org.songhua.store.Database;

/** Tables of several portions: while one is being written the next is made ready, and it is as if all were one. */
class PortionsTest {
    private static final int ROWS = 2 * BulkEntry.PORTION + 50;
    private static final int FIRST_OF_SECOND = BulkEntry.PORTION;

    private final Register form = TestPlatform.shared().bean(Registers.class).get("house_safety", Caller.SYSTEM);

    private Registers registers(String code, Consumer<RecordChanged> listeners) {
        var register = new Register(
                code,
                form.pack(),
                form.title(),
                form.description(),
                form.basis(),
                form.clauses(),
                List.of(),
                false,
                true,
                form.titleField(),
                form.fields(),
                form.states(),
                form.start(),
                form.actions(),
                form.duties(),
                form.evidence(),
                form.samples(),
                form.onlyOne());
        return new DefaultRegisters(
                TestPlatform.shared().bean(Database.class),
                RegisterBook.of(List.of(register)),
                TestPlatform.shared().bean(CityObjects.class),
                TestPlatform.shared().bean(Audit.class),
                Clock.systemUTC(),
                any -> listeners);
    }

    private static String table(int from, int to) {
        return "key,house_name,longitude,latitude\n"
                + IntStream.range(from, to)
                        .mapToObj(i -> "p-%06d,楼,%s,43.9%n".formatted(i, i == FIRST_OF_SECOND + 500 ? "east" : "125.3"))
                        .collect(Collectors.joining());
    }

    @Test
    void aTableOfSeveralPortionsIsTakenAsOneAndTheSecondTimeChangesNothing() {
        Registers registers = registers("portions_one", change -> {});
        registers.importCsv(
                "portions_one", table(FIRST_OF_SECOND + 1, FIRST_OF_SECOND + 101), Map.of(), false, Caller.SYSTEM);
        ImportReport report = registers.importCsv("portions_one", table(0, ROWS), Map.of(), false, Caller.SYSTEM);
        assertThat(report.created()).isEqualTo(ROWS - 101);
        assertThat(report.unchanged()).isEqualTo(100);
        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.faults())
                .filteredOn(fault -> fault.code().equals("REG-044"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.place().row()).isEqualTo(FIRST_OF_SECOND + 502L));
        ImportReport again = registers.importCsv("portions_one", table(0, ROWS), Map.of(), false, Caller.SYSTEM);
        assertThat(again.created() + again.changed()).isZero();
        assertThat(again.unchanged()).isEqualTo(ROWS - 1);
        var last = registers
                .findByKey("portions_one", "p-%06d".formatted(ROWS - 1), Caller.SYSTEM)
                .orElseThrow();
        assertThat(registers.timeline("portions_one", last.id(), Caller.SYSTEM)).hasSize(1);
        assertThat(registers.firstBroken("portions_one", last.id(), Caller.SYSTEM))
                .isZero();
    }

    /** What breaks while a portion is on its way to the database takes the whole table back, and the connection is free. */
    @Test
    void whatBreaksWhileAPortionIsUnderWayTakesAllBack() {
        Registers registers = registers("portions_two", change -> {
            if (change.record().key().equals("p-%06d".formatted(FIRST_OF_SECOND + 7)))
                throw new IllegalStateException("broken");
        });
        assertThatThrownBy(() -> registers.importCsv("portions_two", table(0, ROWS), Map.of(), false, Caller.SYSTEM))
                .hasMessage("broken");
        assertThat(registers.count("portions_two", RecordQuery.ALL, Caller.SYSTEM))
                .isZero();
    }
}
