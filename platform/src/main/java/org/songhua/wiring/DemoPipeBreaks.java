package org.songhua.wiring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.demo.DemoBreaks;
import org.songhua.lifeline.Lifeline;
import org.songhua.lifeline.Lifelines;
import org.songhua.lifeline.Renewals;
import org.songhua.lifeline.Renewals.Breaks;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.register.ImportReport;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordQuery;
import org.songhua.register.Register;
import org.songhua.register.Registers;
import org.songhua.store.StoreException;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives the pipes of the demo city a past: breaks on record, once, wherever a pack says that they are kept. */
final class DemoPipeBreaks {
    private static final Caller DEMO = new Caller("demo", Caller.SYSTEM.permissions(), Scope.ALL);

    private final Registers registers;
    private final CityObjects objects;

    private DemoPipeBreaks(ConfigurableApplicationContext context) {
        registers = context.getBean(Registers.class);
        objects = context.getBean(CityObjects.class);
    }

    /** {@return how many breaks it made} */
    static long ensure(ConfigurableApplicationContext context, long seed, LocalDate today) {
        var maker = new DemoPipeBreaks(context);
        var renewals = context.getBean(Renewals.class);
        long made = 0;
        for (Lifeline one : context.getBean(Lifelines.class).list())
            made += renewals.breaks(one.code())
                    .map(breaks -> maker.make(one, breaks, seed, today))
                    .orElse(0L);
        return made;
    }

    private long make(Lifeline lifeline, Breaks breaks, long seed, LocalDate today) {
        if (registers.count(breaks.register(), RecordQuery.first(1), DEMO) > 0) return 0;
        Register register = registers.get(breaks.register(), DEMO);
        List<RecordDraft> made = new DemoBreaks(register, breaks.date(), today, seed)
                .make(pipes(lifeline), lifeline.length(), lifeline.year(), lifeline.material(), breaks.since());
        ImportReport report = registers.enter(register.code(), made, DEMO);
        if (report.refused() > 0)
            throw new StoreException("Breaks of " + lifeline.code() + " could not be made: "
                    + report.faults().getFirst().line());
        return report.created();
    }

    private List<CityObject> pipes(Lifeline lifeline) {
        var pipes = new ArrayList<CityObject>();
        ObjectId after = null;
        do {
            var query = new ObjectQuery(
                    List.of(lifeline.pipes()), List.of(), Map.of(), null, null, null, after, ObjectQuery.MAX_LIMIT);
            after = objects.stream(query, Scope.ALL, pipes::add);
        } while (after != null);
        return pipes;
    }
}
