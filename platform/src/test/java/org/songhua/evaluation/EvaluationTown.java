package org.songhua.evaluation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.AtExit;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectEdit;
import org.songhua.cim.ObjectId;
import org.songhua.engine.geo.Wkb;
import org.songhua.evaluation.Evaluation.Query;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/**
 * A town of three streets side by side, each 0.02 degrees wide (about 1,605 m), with one residential block of 0.002 degrees
 * (160 m × 222 m) in its middle and one park of 0.001 degrees beside it. 1,000 people live in each street.
 */
public final class EvaluationTown {
    static final List<String> STREETS = List.of("220102001", "220102002", "220102003");
    static final double WEST = 125.5;
    static final double SOUTH = 43.9;

    /** One platform for all tests of evaluation: they look at everything there is, so each begins with nothing. */
    static final TestPlatform PLATFORM = TestPlatform.start(Map.of());

    static {
        AtExit.run(() -> PLATFORM.context().close());
    }

    public final TestPlatform platform = emptied(PLATFORM);
    final Evaluation evaluation = platform.bean(Evaluation.class);
    final CityFixture city = CityFixture.create(platform, "evaluated_" + System.nanoTime());
    final Map<String, ObjectId> parks = new TreeMap<>();

    /** A town of its own; whatever was there is gone. */
    public EvaluationTown() {
        region("220100", 2, 0, 3, 3000);
        region("220102", 3, 0, 3, 3000);
        for (int i = 0; i < 3; i++) street(i);
        city.add(
                "built_up_area",
                "建成区",
                Map.of("city", "220100"),
                CityFixture.square(WEST, SOUTH, 0.02),
                STREETS.getFirst(),
                null);
        city.done();
        licence("CC BY 4.0");
    }

    private void region(String code, int level, int first, int streets, int people) {
        var box = new Envelope(WEST + 0.02 * first, WEST + 0.02 * (first + streets), SOUTH, SOUTH + 0.02);
        city.add(
                "region",
                code,
                Map.of("code", code, "level", level, "population", people, "area", 3.5 * streets),
                new GeometryFactory().toGeometry(box),
                code,
                null);
    }

    private void street(int i) {
        String code = STREETS.get(i);
        double west = WEST + 0.02 * i;
        region(code, 4, i, 1, 1000);
        city.add(
                "land_use",
                "住宅",
                Map.of("kind", "residential"),
                CityFixture.square(west + 0.009, SOUTH + 0.009, 0.002),
                code,
                null);
        city.add(
                "land_use",
                "农田",
                Map.of("kind", "farmland"),
                CityFixture.square(west + 0.001, SOUTH + 0.001, 0.002),
                code,
                null);
        // South of the block by 0.0035 degrees, 389 m: its reach of 500 m touches half of it.
        parks.put(
                code,
                city.add(
                        "park",
                        "公园" + i,
                        Map.of("area", 8000 + i),
                        CityFixture.square(west + 0.0095, SOUTH + 0.0045, 0.001),
                        code,
                        null));
        city.add(
                "building",
                "塔楼" + i,
                Map.of("height", 90 + 10 * i),
                CityFixture.square(west + 0.015, SOUTH + 0.015, 0.0003),
                code,
                null);
    }

    void licence(String text) {
        platform.bean(Database.class).update("update cim.dataset set licence = ?", text);
    }

    Evaluation.Run run() {
        return run("2025");
    }

    Evaluation.Run run(String period) {
        return evaluation.evaluate(period, Caller.SYSTEM);
    }

    IndicatorValue value(String indicator, String geography) {
        return evaluation
                .values(new Query(indicator, geography, null, "2025"), Scope.ALL)
                .getFirst();
    }

    Map<String, IndicatorValue> values(String indicator) {
        var values = new TreeMap<String, IndicatorValue>();
        evaluation
                .values(new Query(indicator, null, null, "2025"), Scope.ALL)
                .forEach(v -> values.put(v.geography(), v));
        return values;
    }

    /** Moves an object to the north by degrees. */
    void move(ObjectId id, double north) {
        var objects = platform.bean(CityObjects.class);
        CityObject object = objects.find(id, Scope.ALL).orElseThrow();
        var shape = Wkb.read(object.wkb());
        shape.apply((CoordinateFilter) c -> c.setY(c.getY() + north));
        shape.geometryChanged();
        objects.edit(id, object.revision(), new ObjectEdit(null, false, Map.of(), Wkb.of(shape)), Scope.ALL, "test");
    }

    static TestPlatform emptied(TestPlatform platform) {
        platform.bean(Database.class)
                .update("truncate cim.object, cim.object_version, cim.class_summary, evaluation.value, evaluation.run,"
                        + " evaluation.input, evaluation.target, evaluation.report cascade");
        return platform;
    }
}
