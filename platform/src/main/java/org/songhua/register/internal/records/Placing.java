package org.songhua.register.internal.records;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectId;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Scope;
import org.songhua.register.RecordDraft;
import org.songhua.register.Register;

/** Where a record lies: at its city object, or where its draft says. Nothing is guessed. */
final class Placing {
    private final CityObjects objects;

    Placing(CityObjects objects) {
        this.objects = objects;
    }

    /** A place; null where nothing is known. */
    record Placed(
            @Nullable String region,
            @Nullable Double longitude,
            @Nullable Double latitude) {}

    Placed place(Register register, RecordDraft draft, Scope scope, Consumer<Fault> faults) {
        UUID object = draft.object();
        if (object != null) return ofObject(register, draft, object, scope, faults);
        if (register.objectRequired())
            faults.accept(Fault.refused(
                    "REG-015",
                    Place.atField("/object"),
                    "The record names no city object.",
                    "Name one of class " + String.join(", ", register.objects()) + "."));
        boolean given = draft.longitude() != null || draft.latitude() != null;
        if (given && !isPosition(draft.longitude(), draft.latitude()))
            faults.accept(Fault.refused(
                    "REG-016",
                    Place.atField("/longitude"),
                    "Longitude and latitude are no position.",
                    "Give both in degrees."));
        else if (given && !register.located())
            faults.accept(Fault.refused(
                    "REG-017",
                    Place.atField("/longitude"),
                    "Records of this register have no place of their own.",
                    "Leave it out."));
        return new Placed(draft.region(), draft.longitude(), draft.latitude());
    }

    private static boolean isPosition(@Nullable Double longitude, @Nullable Double latitude) {
        return longitude != null && latitude != null && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
    }

    private Placed ofObject(Register register, RecordDraft draft, UUID id, Scope scope, Consumer<Fault> faults) {
        Optional<CityObject> found = objects.find(new ObjectId(id), scope);
        if (found.isEmpty() || !register.objects().contains(found.get().classCode())) {
            faults.accept(Fault.refused(
                    "REG-015",
                    Place.atField("/object"),
                    "There is no such city object of class " + String.join(", ", register.objects()) + ".",
                    "Look it up on the map."));
            return new Placed(draft.region(), null, null);
        }
        Point point = Wkb.read(found.get().wkb()).getInteriorPoint();
        String region = draft.region() == null ? found.get().region() : draft.region();
        return new Placed(region, point.getX(), point.getY());
    }
}
