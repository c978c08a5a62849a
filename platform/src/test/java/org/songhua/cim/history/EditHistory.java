package org.songhua.cim.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Scope;

/**
 * Does random edits and keeps beside each what the record should say from then on: for every object its states in the world, in
 * the plainest way.
 */
final class EditHistory {
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    private final CityObjects objects;
    private final Editing editing;
    private final String dataset;
    private final Random random;
    private final double west;
    /** Time of an edit to what the record said after it. */
    final TreeMap<Instant, Map<ObjectId, List<State>>> record = new TreeMap<>();

    private Map<ObjectId, List<State>> now = new HashMap<>();
    private @Nullable Edit last;

    /**
     * What the record says of an object over a period in the world.
     *
     * @param from beginning; null when unknown
     * @param to end; null for the state in force
     */
    record State(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String name,
            int floors,
            String wkt) {
        boolean holdsAt(Instant time) {
            return (from == null || !from.isAfter(time)) && (to == null || to.isAfter(time));
        }

        static State of(CityObject object) {
            String json = object.attributesJson();
            return new State(
                    object.validFrom(),
                    object.validTo(),
                    object.name(),
                    Integer.parseInt(json.replaceAll("[^0-9]", "")),
                    Wkb.read(object.wkb()).toText());
        }
    }

    EditHistory(CityObjects objects, Editing editing, String dataset, double west, long seed) {
        this.objects = objects;
        this.editing = editing;
        this.dataset = dataset;
        this.west = west;
        this.random = new Random(seed);
    }

    /** One more edit, or none when what chance proposes cannot be. */
    void step() {
        switch (random.nextInt(10)) {
            case 0, 1 -> create();
            case 2, 3, 4 -> update(Edit.Kind.CORRECTION);
            case 5, 6 -> update(Edit.Kind.CHANGE);
            case 7 -> end();
            case 8 -> split();
            default -> undo();
        }
    }

    private void create() {
        var made = fresh();
        boolean change = random.nextBoolean();
        Instant since = change ? day(FIRST) : null;
        var outcome = apply(
                change ? Edit.Kind.CHANGE : Edit.Kind.CORRECTION,
                since,
                new ObjectChange.Create("building", dataset, made));
        var next = copy();
        next.put(outcome.objects().getFirst().id(), List.of(state(since, made)));
        keep(outcome, next);
    }

    private void update(Edit.Kind kind) {
        ObjectId id = anyInForce();
        if (id == null) return;
        State before = now.get(id).getLast();
        Instant since = kind == Edit.Kind.CHANGE ? later(before) : null;
        if (kind == Edit.Kind.CHANGE && since == null) return;
        var made = fresh();
        var outcome = apply(
                kind,
                since,
                new ObjectChange.Update(seen(id), new ObjectEdit(made.name(), true, made.attributes(), made.wkb())));
        var next = copy();
        var states = new ArrayList<>(now.get(id));
        states.removeLast();
        if (since != null) states.add(ended(before, since));
        states.add(state(since == null ? before.from() : since, made));
        next.put(id, states);
        keep(outcome, next);
    }

    private void end() {
        ObjectId id = anyInForce();
        if (id == null) return;
        State before = now.get(id).getLast();
        boolean retire = random.nextBoolean();
        Instant since = retire ? later(before) : null;
        if (retire && since == null) return;
        var outcome = retire
                ? apply(Edit.Kind.CHANGE, since, new ObjectChange.Retire(seen(id)))
                : apply(Edit.Kind.CORRECTION, null, new ObjectChange.Delete(seen(id)));
        var next = copy();
        end(next, id, since);
        keep(outcome, next);
    }

    private void split() {
        ObjectId id = anyInForce();
        if (id == null) return;
        State before = now.get(id).getLast();
        boolean change = random.nextBoolean();
        Instant since = change ? later(before) : null;
        if (change && since == null) return;
        List<NewObject> parts = List.of(fresh(), fresh());
        var outcome =
                apply(change ? Edit.Kind.CHANGE : Edit.Kind.CORRECTION, since, new ObjectChange.Split(seen(id), parts));
        var next = copy();
        end(next, id, since);
        for (int i = 0; i < 2; i++) {
            next.put(outcome.objects().get(i).id(), List.of(state(change ? since : before.from(), parts.get(i))));
        }
        keep(outcome, next);
    }

    /** Takes the last edit back: the record says again what it said before. */
    private void undo() {
        Edit undone = last;
        if (undone == null || undone.kind() == Edit.Kind.UNDO) return;
        var before = record.lowerEntry(undone.at());
        var outcome = editing.undo(undone.number(), null, Scope.ALL, "wang");
        keep(outcome, before == null ? new HashMap<>() : before.getValue());
    }

    private static void end(Map<ObjectId, List<State>> next, ObjectId id, @Nullable Instant since) {
        var states = new ArrayList<>(next.get(id));
        State before = states.removeLast();
        if (since == null) {
            next.remove(id);
            return;
        }
        states.add(ended(before, since));
        next.put(id, states);
    }

    private Editing.Outcome apply(Edit.Kind kind, @Nullable Instant since, ObjectChange change) {
        return editing.apply(new EditRequest(kind, since, null, List.of(change), 0), Scope.ALL, "wang");
    }

    private void keep(Editing.Outcome outcome, Map<ObjectId, List<State>> next) {
        last = outcome.edit();
        now = next;
        record.put(outcome.edit().at(), next);
    }

    private Map<ObjectId, List<State>> copy() {
        return new LinkedHashMap<>(now);
    }

    private Seen seen(ObjectId id) {
        return new Seen(id, objects.find(id, Scope.ALL).orElseThrow().revision());
    }

    private @Nullable ObjectId anyInForce() {
        List<ObjectId> candidates = now.entrySet().stream()
                .filter(entry -> entry.getValue().getLast().to() == null)
                .map(Map.Entry::getKey)
                .sorted((a, b) -> a.value().compareTo(b.value()))
                .toList();
        return candidates.isEmpty() ? null : candidates.get(random.nextInt(candidates.size()));
    }

    /** A day after the state began, or null when it began too late. */
    private @Nullable Instant later(State state) {
        Instant from = state.from() == null ? FIRST : state.from();
        Instant day = day(from.plus(1, ChronoUnit.DAYS));
        return day.isBefore(Instant.parse("2025-01-01T00:00:00Z")) ? day : null;
    }

    private Instant day(Instant first) {
        return first.plus(random.nextInt(1500), ChronoUnit.DAYS);
    }

    private NewObject fresh() {
        double x = west + random.nextDouble() * 0.9;
        double y = random.nextDouble() * 0.9;
        long floors = 1 + random.nextInt(100);
        return new NewObject(
                "楼" + random.nextInt(1000),
                Map.of("floors", floors),
                Wkb.of(CityFixture.square(x, y, 0.001 + random.nextDouble() * 0.02)));
    }

    private static State state(@Nullable Instant from, NewObject made) {
        int floors = Math.toIntExact((Long) made.attributes().get("floors"));
        return new State(from, null, made.name(), floors, Wkb.read(made.wkb()).toText());
    }

    private static State ended(State state, Instant to) {
        return new State(state.from(), to, state.name(), state.floors(), state.wkt());
    }
}
