package org.songhua.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKBWriter;
import org.songhua.TestPlatform;
import org.songhua.cim.CityObject;
import org.songhua.cim.ObjectId;
import org.songhua.people.Caller;
import org.songhua.register.RecordDraft;
import org.songhua.register.Register;
import org.songhua.register.Registers;

/** Records made up for the demo city: plausible for every register that there is, and always the same. */
class DemoRecordsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-05-01");
    private static final int COUNT = 400;

    private final Registers registers = TestPlatform.shared().bean(Registers.class);

    private List<RecordDraft> made(Register register, long seed) {
        return new DemoRecords(register, values -> registers.form(register.code(), values, Caller.SYSTEM), TODAY, seed)
                .make(COUNT, houses());
    }

    private static List<CityObject> houses() {
        var houses = new ArrayList<CityObject>();
        for (int i = 0; i < COUNT; i++) houses.add(house(i));
        return houses;
    }

    private static CityObject house(int number) {
        var point = new GeometryFactory().createPoint(new Coordinate(125.3 + number * 0.001, 43.9));
        return new CityObject(
                new ObjectId(new UUID(number, 1)),
                "shed",
                0,
                "shed/" + number,
                null,
                new WKBWriter().write(point),
                "{}",
                "220102",
                null,
                Instant.EPOCH,
                1);
    }

    @Test
    void everyRegisterGetsRecordsThatItsOwnRulesFindNoFaultWith() {
        for (Register register : registers.list(Caller.SYSTEM)) {
            if (register.samples().count() == 0) continue;
            List<RecordDraft> drafts = made(register, 1);
            assertThat(drafts).as(register.code()).hasSize(COUNT).allMatch(RecordDraft::synthetic);
            for (RecordDraft draft : drafts)
                assertThat(registers
                                .form(register.code(), draft.fields(), Caller.SYSTEM)
                                .faults())
                        .as(register.code() + " " + draft)
                        .isEmpty();
        }
    }

    @Test
    void oneSeedMakesOneSetOfRecords() {
        for (Register register : registers.list(Caller.SYSTEM)) {
            assertThat(made(register, 7)).as(register.code()).isEqualTo(made(register, 7));
            if (register.samples().count() > 0)
                assertThat(made(register, 7)).as(register.code()).isNotEqualTo(made(register, 8));
        }
    }

    @Test
    void aRecordLiesAtTheObjectItIsMadeFor() {
        Register located = registers.list(Caller.SYSTEM).stream()
                .filter(one -> one.located() && one.samples().count() > 0)
                .findFirst()
                .orElseThrow();
        RecordDraft first = made(located, 1).getFirst();
        assertThat(first.longitude()).isEqualTo(125.3);
        assertThat(first.region()).isEqualTo("220102");
    }
}
