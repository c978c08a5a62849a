package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.CityFixture;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectEdit;
import org.songhua.cim.ObjectId;
import org.songhua.engine.geo.Wkb;
import org.songhua.evaluation.Evaluation.Query;
import org.songhua.evaluation.internal.compute.TotalsCache;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/** After edits, only what they touch is computed; what comes out is what reading everything again gives. */
class IncrementalTest {
    private static final List<String> EDITED = List.of(
            "park",
            "building",
            "land_use",
            "bus_stop",
            "street",
            "drain_pipe",
            "parking",
            "estate",
            "market",
            "built_up_area");

    private final EvaluationTown town = new EvaluationTown();
    private final CityObjects objects = town.platform.bean(CityObjects.class);
    private final Database database = town.platform.bean(Database.class);
    private final Random random = new Random(20261129);

    /** The value, the digest of what was read and the hash, by indicator and region. */
    private Map<String, List<Object>> figures() {
        var figures = new TreeMap<String, List<Object>>();
        for (IndicatorValue value : town.evaluation.values(new Query(null, null, null, "2025"), Scope.ALL))
            figures.put(
                    value.indicator() + "@" + value.geography(),
                    List.of(value.measured(), value.lacking(), String.valueOf(value.inputDigest()), value.hash()));
        return figures;
    }

    /** What the indicators of a town measure, beside what is there. */
    private void furnish() {
        for (int i = 0; i < 12; i++) {
            String region = EvaluationTown.STREETS.get(i % 3);
            double west = EvaluationTown.WEST + 0.005 * i;
            add("bus_stop", Map.of(), CityFixture.point(west, EvaluationTown.SOUTH + 0.0085), region);
            add("market", Map.of(), CityFixture.square(west, EvaluationTown.SOUTH + 0.016, 0.0005), region);
            add("parking", Map.of("places", 10 + i), CityFixture.point(west, EvaluationTown.SOUTH + 0.0152), region);
            add(
                    "estate",
                    Map.of("households", 100 * i),
                    CityFixture.square(west, EvaluationTown.SOUTH + 0.014, 0.001),
                    region);
            var line = CityFixture.line(west, EvaluationTown.SOUTH, west + 0.004, EvaluationTown.SOUTH + 0.01);
            add("street", Map.of("kind", "branch"), line, region);
            add("drain_pipe", Map.of("kind", i % 2 == 0 ? "sewage" : "rain"), line, region);
        }
        town.city.done();
    }

    private void add(String classCode, Map<String, ?> attributes, Geometry shape, String region) {
        town.city.add(classCode, classCode, attributes, shape, region, null);
    }

    private List<ObjectId> of(String classCode) {
        var found = new ArrayList<ObjectId>();
        database.each(
                "select id from cim.object where class = ? order by id",
                row -> found.add(new ObjectId(row.uuid("id"))),
                classCode);
        return found;
    }

    private CityObject find(ObjectId id) {
        return objects.find(id, Scope.ALL).orElseThrow();
    }

    /** Moves an object a little or far, gives it another height or area, another kind, or nothing but another name. */
    private void edit(ObjectId id) {
        CityObject object = find(id);
        if (random.nextInt(4) == 0) {
            change(object, new ObjectEdit("改名 " + object.revision(), true, Map.of()));
            return;
        }
        var attributes = new LinkedHashMap<String, Object>();
        if (object.classCode().equals("building")) attributes.put("height", 60 + random.nextInt(100));
        if (object.classCode().equals("park")) attributes.put("area", 1000 + random.nextInt(9000));
        if (object.classCode().equals("land_use"))
            attributes.put("kind", random.nextBoolean() ? "residential" : "farmland");
        if (object.classCode().equals("drain_pipe")) attributes.put("kind", random.nextBoolean() ? "sewage" : "rain");
        Geometry shape = random.nextBoolean() ? moved(object) : stretched(object);
        change(object, new ObjectEdit(null, false, attributes, Wkb.of(shape)));
    }

    private void change(CityObject object, ObjectEdit edit) {
        objects.edit(object.id(), object.revision(), edit, Scope.ALL, "test");
    }

    /** One move in eight is so far that the object, if it is the first, lies in another plane. */
    private Geometry moved(CityObject object) {
        double east = (random.nextDouble() - 0.5) * (random.nextInt(8) == 0 ? 1 : 0.01);
        double north = (random.nextDouble() - 0.5) * 0.01;
        return applied(object, c -> {
            c.setX(c.getX() + east);
            c.setY(c.getY() + north);
        });
    }

    /** What lies to the east goes farther; the rest stays. */
    private Geometry stretched(CityObject object) {
        double middle = Wkb.read(object.wkb()).getEnvelopeInternal().centre().x;
        double east = random.nextDouble() * 0.004;
        return applied(object, c -> c.setX(c.getX() > middle ? c.getX() + east : c.getX()));
    }

    private static Geometry applied(CityObject object, CoordinateFilter change) {
        Geometry shape = Wkb.read(object.wkb());
        shape.apply(change);
        shape.geometryChanged();
        return shape;
    }

    /** As if nothing had been computed or read before. */
    private void forget() {
        database.update("truncate evaluation.value, evaluation.run, evaluation.input cascade");
        town.platform.bean(TotalsCache.class).clear();
    }

    @Test
    void whatEditsLeaveIsWhatReadingEverythingGives() {
        editedRoundByRound(8, EDITED);
    }

    /** The first parcel among them, on which the plane of measuring hangs; pipes that reach a part of a large area. */
    @Test
    void whatEditsOfLandAndPipesLeaveIsWhatReadingEverythingGives() {
        editedRoundByRound(8, List.of("land_use", "drain_pipe", "land_use", "drain_pipe", "built_up_area"));
    }

    private void editedRoundByRound(int rounds, List<String> classes) {
        furnish();
        town.run();
        for (int round = 0; round < rounds; round++) {
            for (int n = random.nextInt(4); n >= 0; n--) {
                List<ObjectId> some = of(classes.get(random.nextInt(classes.size())));
                edit(random.nextInt(3) == 0 ? some.getFirst() : some.get(random.nextInt(some.size())));
            }
            assertThat(town.run().computed()).isPositive();
            // Not each time, so that what was brought up to date is brought up to date again.
            if (round % 2 == 0) continue;
            Map<String, List<Object>> after = figures();
            forget();
            town.run();
            assertThat(figures()).as("round " + round).isEqualTo(after);
        }
    }

    /** Another name changes what was read, and with it the hash; nothing is measured again for it. */
    @Test
    void anotherNameLeavesEveryAmount() {
        furnish();
        town.run();
        Map<String, List<Object>> before = figures();
        for (String code : List.of("land_use", "built_up_area", "drain_pipe")) {
            CityObject first = find(of(code).getFirst());
            change(first, new ObjectEdit("改名", true, Map.of()));
        }
        town.run();
        Map<String, List<Object>> after = figures();
        assertThat(after).isNotEqualTo(before);
        after.forEach((key, figure) ->
                assertThat(figure.getFirst()).isEqualTo(before.get(key).getFirst()));
        forget();
        town.run();
        assertThat(figures()).isEqualTo(after);
    }
}
