package org.songhua.redline.internal.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.GeoJsonForm;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectsEdited;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.GeometryCheck;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Audit;
import org.songhua.people.Scope;
import org.songhua.redline.Crossing;
import org.songhua.redline.RedLine;
import org.songhua.redline.RedLine.Subject;
import org.songhua.redline.internal.rules.RedLineJudge;
import org.songhua.register.RecordChanged;
import org.songhua.register.RecordFollower;
import org.songhua.register.RegisterRecord;
import org.songhua.store.Database;
import org.springframework.context.event.EventListener;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks at records and city objects before they are kept, in the transaction of the step, and refuses what crosses a red line
 * without an approval for that line and that subject. Codes {@code RLINE-001}, and {@code RLINE-002} for an extent that cannot be read.
 */
public final class Watch implements RecordFollower {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final RedLineBook book;
    private final CityObjects objects;
    private final Surroundings surroundings;
    private final JdbcApprovals approvals;
    private final Audit audit;

    public Watch(RedLineBook book, CityObjects objects, Database database, Audit audit) {
        this.book = book;
        this.objects = objects;
        this.audit = audit;
        surroundings = new Surroundings(objects);
        approvals = new JdbcApprovals(database);
    }

    /** Something on its way to be kept. */
    private record Passing(
            String subject,
            Map<String, Object> fields,
            @Nullable Geometry shape,
            @Nullable ObjectId self,
            Place place,
            Scope scope,
            String actor) {}

    @Override
    public boolean follows(String register) {
        return book.judges().stream()
                .flatMap(judge -> judge.line().subjects().stream())
                .anyMatch(subject -> subject.register().equals(register));
    }

    @Override
    public void follow(RecordChanged change) {
        RegisterRecord record = change.record();
        var faults = new ArrayList<Fault>();
        for (RedLineJudge judge : book.judges())
            for (Subject subject : judge.line().subjects()) {
                if (!subject.register().equals(record.register()) || !isLookedAt(subject, change.action())) continue;
                Place place =
                        subject.geometry().isEmpty() ? Place.NOWHERE : Place.atField("/fields/" + subject.geometry());
                // Only where a shape is asked for: a line of conditions alone has no use for one.
                Geometry shape = judge.line().isSpatial() && judge.concerns(record.fields())
                        ? shape(record, subject, place, faults)
                        : null;
                var passing = new Passing(
                        "record:" + record.register() + "/" + record.key(),
                        record.fields(),
                        shape,
                        record.object() == null ? null : new ObjectId(record.object()),
                        place,
                        change.caller().scope(),
                        change.caller().name());
                look(judge, passing, faults);
            }
        if (!faults.isEmpty()) throw new FaultException(faults);
    }

    private static boolean isLookedAt(Subject subject, String action) {
        return subject.at().isEmpty() || subject.at().contains(action);
    }

    private @Nullable Geometry shape(RegisterRecord record, Subject subject, Place place, List<Fault> faults) {
        Object drawn = record.fields().get(subject.geometry());
        if (drawn instanceof String text) return extent(text, place, faults);
        UUID object = record.object();
        if (object != null)
            return objects.find(new ObjectId(object), Scope.ALL)
                    .map(one -> Wkb.read(one.wkb()))
                    .orElse(null);
        Double longitude = record.longitude();
        Double latitude = record.latitude();
        if (longitude == null || latitude == null) return null;
        return FACTORY.createPoint(new Coordinate(longitude, latitude));
    }

    private static @Nullable Geometry extent(String text, Place place, List<Fault> faults) {
        try {
            Geometry geometry = GeoJsonForm.read(MAPPER.readTree(text));
            List<Fault> unsound = GeometryCheck.check(geometry, place).stream()
                    .filter(fault -> fault.severity() == Fault.Severity.REFUSED)
                    .toList();
            faults.addAll(unsound);
            return unsound.isEmpty() ? geometry : null;
        } catch (JacksonException | IllegalArgumentException e) {
            faults.add(Fault.refused(
                    "RLINE-002",
                    place,
                    "The extent is no geometry of GeoJSON.",
                    "Draw it again, or give such a text."));
            return null;
        }
    }

    @EventListener
    void look(ObjectsEdited edited) {
        var faults = new ArrayList<Fault>();
        for (CityObject one : edited.objects())
            for (RedLineJudge judge : book.judges())
                for (Subject subject : judge.line().subjects())
                    if (subject.classCode().equals(one.classCode())) look(judge, passing(one, edited), faults);
        if (!faults.isEmpty()) throw new FaultException(faults);
    }

    private static Passing passing(CityObject one, ObjectsEdited edited) {
        String name = one.name() == null ? one.sourceId() : one.name();
        return new Passing(
                "object:" + one.classCode() + "/" + name,
                Surroundings.attributes(one.attributesJson()),
                Wkb.read(one.wkb()),
                one.id(),
                Place.NOWHERE,
                edited.scope(),
                edited.editor());
    }

    private void look(RedLineJudge judge, Passing one, List<Fault> faults) {
        if (!judge.concerns(one.fields())) return;
        List<Crossing> crossings = surroundings.crossings(judge, one.shape(), one.self());
        if (crossings.isEmpty()) return;
        RedLine line = judge.line();
        if (one.fields().get(line.document()) instanceof String document
                && approvals.has(line.code(), one.subject(), document))
            audit.record(
                    one.actor(),
                    "redline.overridden",
                    one.subject(),
                    MAPPER.writeValueAsString(Map.of(
                            "line", line.code(), "document", document, "conflicts", String.valueOf(crossings.size()))));
        else
            faults.addAll(Refusal.of(
                    crossings.stream()
                            .map(crossing -> surroundings.shown(crossing, one.scope()))
                            .toList(),
                    one.place()));
    }
}
