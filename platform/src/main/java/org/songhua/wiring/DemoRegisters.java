package org.songhua.wiring;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectQuery;
import org.songhua.demo.DemoRecords;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.register.ImportReport;
import org.songhua.register.RecordQuery;
import org.songhua.register.Register;
import org.songhua.register.Registers;
import org.songhua.store.StoreException;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives the demo city's registers the records that their packs describe, once. */
final class DemoRegisters {
    private static final Caller DEMO = new Caller("demo", Caller.SYSTEM.permissions(), Scope.ALL);

    private final Registers registers;
    private final CityObjects objects;

    private DemoRegisters(ConfigurableApplicationContext context) {
        registers = context.getBean(Registers.class);
        objects = context.getBean(CityObjects.class);
    }

    /** {@return how many records it made} */
    static long ensure(ConfigurableApplicationContext context, long seed, double scale, Instant now) {
        var maker = new DemoRegisters(context);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return maker.registers.list(DEMO).stream()
                .filter(one -> one.samples().count() > 0)
                .filter(one -> maker.registers.count(one.code(), RecordQuery.first(1), DEMO) == 0)
                .mapToLong(one -> maker.make(one, seed, scale, today))
                .sum();
    }

    private long make(Register register, long seed, double scale, LocalDate today) {
        int count = (int) Math.ceil(register.samples().count() * scale);
        var made = new DemoRecords(register, values -> registers.form(register.code(), values, DEMO), today, seed)
                .make(count, near(register, count));
        ImportReport report = registers.enter(register.code(), made, DEMO);
        if (report.refused() > 0)
            throw new StoreException("Records of " + register.code() + " could not be made: "
                    + report.faults().getFirst().line());
        return report.created();
    }

    /** Where a city has none of the class, records that may have a place of their own lie near its buildings. */
    private List<CityObject> near(Register register, int count) {
        var found = new ArrayList<CityObject>();
        for (String classCode : register.objects()) stream(classCode, count - found.size(), found);
        if (found.isEmpty() && register.located()) stream("building", count, found);
        return found;
    }

    private void stream(String classCode, int most, List<CityObject> found) {
        if (most > 0) objects.stream(ObjectQuery.ofClass(classCode, most), Scope.ALL, found::add);
    }
}
