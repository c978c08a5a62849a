package org.songhua.wiring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.locationtech.jts.geom.Point;
import org.songhua.casework.CaseAction;
import org.songhua.casework.Cases;
import org.songhua.casework.NewReport;
import org.songhua.casework.Reports;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectQuery;
import org.songhua.demo.DemoReports;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.springframework.context.ConfigurableApplicationContext;

/** Reports what the demo city's citizens report, once. */
final class DemoCitizens {
    private static final double[] EVERYWHERE = {-180, -90, 180, 90};
    private static final int MOST_OBJECTS = 5_000;

    private final Reports reports;
    private final Cases cases;
    private final CityObjects objects;
    private final SplittableRandom random;

    private DemoCitizens(ConfigurableApplicationContext context, long seed) {
        reports = context.getBean(Reports.class);
        cases = context.getBean(Cases.class);
        objects = context.getBean(CityObjects.class);
        random = new SplittableRandom(seed);
    }

    /** {@return how many reports were taken; none when there is any public case} */
    static long ensure(ConfigurableApplicationContext context, long seed) {
        var citizens = new DemoCitizens(context, seed);
        if (!citizens.reports.publicCases(EVERYWHERE, Instant.EPOCH, 1).isEmpty()) return 0;
        return DemoReports.read().kinds().stream().mapToLong(citizens::report).sum();
    }

    private long report(DemoReports.Kind kind) {
        var near = new ArrayList<CityObject>();
        objects.stream(ObjectQuery.ofClass(kind.near(), MOST_OBJECTS), Scope.ALL, near::add);
        for (int i = 0; i < kind.count() && !near.isEmpty(); i++) take(kind, at(near));
        return near.isEmpty() ? 0 : kind.count();
    }

    private Point at(List<CityObject> near) {
        return Wkb.read(near.get(random.nextInt(near.size())).wkb()).getInteriorPoint();
    }

    private void take(DemoReports.Kind kind, Point at) {
        UUID id = reports.take(
                        NewReport.of("web", kind.caseClass(), kind.text()).at(at.getX(), at.getY()), "citizen")
                .caseId();
        if (kind.isAccepted()) cases.act(id, null, CaseAction.of("accept"), Caller.SYSTEM);
    }
}
