package org.songhua.cim.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.locationtech.jts.geom.Geometry;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Edit;
import org.songhua.cim.EditRequest;
import org.songhua.cim.Editing;
import org.songhua.cim.ObjectChange;
import org.songhua.cim.ObjectChange.NewObject;
import org.songhua.cim.ObjectChange.Seen;
import org.songhua.cim.ObjectEdit;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Scope;

/** A data set of its own on the shared platform, and short words for edits. Each town lies at its own place. */
final class Town {
    static final Instant Y2010 = Instant.parse("2010-01-01T00:00:00Z");
    static final Instant Y2015 = Instant.parse("2015-01-01T00:00:00Z");
    static final Instant Y2020 = Instant.parse("2020-01-01T00:00:00Z");
    private static final AtomicInteger NEXT = new AtomicInteger();

    final CityObjects objects = TestPlatform.shared().bean(CityObjects.class);
    final Editing editing = TestPlatform.shared().bean(Editing.class);
    final CityFixture fixture;
    final String code;
    /** South-west corner: -100 to -80 degrees east, -40 north. */
    final double west;

    static final double SOUTH = -40;

    Town() {
        int number = NEXT.incrementAndGet();
        this.code = "town_" + number;
        this.west = -100 + number * 0.1;
        this.fixture = CityFixture.create(TestPlatform.shared(), code);
    }

    /** A square, its corner some thousandths of a degree from the town's. */
    Geometry square(double x, double y, double side) {
        return CityFixture.square(west + x / 1000, SOUTH + y / 1000, side / 1000);
    }

    NewObject house(String name, Geometry geometry) {
        return new NewObject(name, Map.of(), Wkb.of(geometry));
    }

    /** Adds a house since a day. */
    CityObject build(String name, Instant since, Geometry geometry) {
        var create = new ObjectChange.Create("building", code, house(name, geometry));
        return one(EditRequest.change(since, create));
    }

    CityObject build(String name, Instant since) {
        return build(name, since, square(0, 0, 0.2));
    }

    CityObject one(EditRequest request) {
        return apply(request).objects().getFirst();
    }

    Editing.Outcome apply(EditRequest request) {
        return editing.apply(request, Scope.ALL, "li");
    }

    CityObject rename(CityObject object, String name) {
        return one(EditRequest.correction(update(object, new ObjectEdit(name, true, Map.of()))));
    }

    CityObject floors(CityObject object, long floors, Instant since) {
        var edit = new ObjectEdit(null, false, Map.of("floors", floors));
        return one(
                since == null
                        ? EditRequest.correction(update(object, edit))
                        : EditRequest.change(since, update(object, edit)));
    }

    static ObjectChange.Update update(CityObject object, ObjectEdit edit) {
        return new ObjectChange.Update(seen(object), edit);
    }

    static Seen seen(CityObject object) {
        return new Seen(object.id(), object.revision());
    }

    CityObject now(ObjectId id) {
        return objects.find(id, Scope.ALL).orElseThrow();
    }

    boolean exists(ObjectId id) {
        return objects.find(id, Scope.ALL).isPresent();
    }

    /** The last edit that touched an object. */
    Edit lastEdit(ObjectId id) {
        var version = objects.versions(id, Scope.ALL).getFirst();
        return version.edit();
    }

    Editing.Outcome undo(long number) {
        return editing.undo(number, null, Scope.ALL, "wang");
    }

    long count() {
        var query = new ObjectQuery(List.of(), List.of(), Map.of(), fixture.dataset(), null, null, null, 1);
        return objects.count(query, Scope.ALL);
    }
}
