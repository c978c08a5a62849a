package org.songhua.sensing.internal.things;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.odata.Evaluator;
import org.songhua.engine.odata.Expr;
import org.songhua.engine.odata.TimeInterval;
import org.songhua.engine.quality.QualityFlag;
import org.songhua.sensing.Entity;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Observations;
import org.songhua.sensing.RawJson;
import org.songhua.sensing.Relation;
import org.songhua.sensing.SensorThings.Stream;
import org.songhua.sensing.Target;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Goes through readings that fulfil a filter: what the store of readings can find goes there, the rest is tested here. */
@Component
class ObservationScan {
    private final Observations observations;
    private final StreamCache streams;
    private final JdbcEntityReader entities;
    private final Clock clock;
    private final SensingSettings settings;

    ObservationScan(
            Observations observations,
            StreamCache streams,
            JdbcEntityReader entities,
            Clock clock,
            SensingSettings settings) {
        this.observations = observations;
        this.streams = streams;
        this.entities = entities;
        this.clock = clock;
        this.settings = settings;
    }

    /** {@return what remains to be done once the store has been asked} */
    Plan plan(Target target, @Nullable Expr filter, SqlConditions.RowFilter rows) {
        return new PushDown(target, filter == null ? null : ResultText.read(filter), rows).plan();
    }

    /**
     * How readings are found.
     *
     * @param query for the store
     * @param rest to be tested here; null when the store finds exactly the right ones
     * @param empty whether nothing can be found
     */
    record Plan(ObservationQuery query, @Nullable Expr rest, Map<String, Set<Long>> sets, boolean empty) {}

    /** Hands over readings until the sink has had enough. */
    void each(Plan plan, ObservationQuery query, Predicate<Observation> sink) {
        if (plan.empty()) return;
        if (plan.rest() == null) {
            observations.stream(query, sink);
            return;
        }
        Predicate<Observation> holds = holds(plan);
        observations.stream(query, o -> !holds.test(o) || sink.test(o));
    }

    private Predicate<Observation> holds(Plan plan) {
        Expr rest = plan.rest();
        if (rest == null) return o -> true;
        Instant now = clock.instant();
        var loader = loader();
        var maker = maker();
        return o -> {
            var scope = new PlanScope(new EntityScope(maker.entity(o), loader), plan.sets());
            return new Evaluator(scope, now).holds(rest);
        };
    }

    /** Values of a reading, and whether its relations lead into sets found before. */
    private record PlanScope(EntityScope entity, Map<String, Set<Long>> sets) implements Evaluator.Scope {
        @Override
        public @Nullable Object value(Expr.Path path) {
            Set<Long> set = sets.get(path.first());
            if (set == null) return entity.value(path);
            return entity.value(path.from(1)) instanceof Long id && set.contains(id);
        }
    }

    /** {@return a loader that asks for each entity once} */
    EntityScope.Loader loader() {
        var known = new HashMap<String, Optional<Entity>>();
        return (relation, id) ->
                known.computeIfAbsent(relation.target() + " " + id, key -> entities.find(relation.target(), id));
    }

    long count(Plan plan) {
        if (plan.empty()) return 0;
        boolean isExact = settings.countExactMax() < 0;
        if (plan.rest() == null)
            return isExact
                    ? observations.count(plan.query())
                    : observations.estimate(plan.query(), settings.countExactMax());
        return count(plan, isExact ? Long.MAX_VALUE : settings.countExactMax());
    }

    /** Counts one by one; beyond so many the share that was found so far is taken for that of all. */
    private long count(Plan plan, long exactUpTo) {
        var seen = new long[1];
        var found = new long[1];
        Predicate<Observation> holds = holds(plan);
        observations.stream(plan.query(), o -> {
            seen[0]++;
            if (holds.test(o)) found[0]++;
            return found[0] <= exactUpTo;
        });
        if (found[0] <= exactUpTo) return found[0];
        double share = (double) found[0] / seen[0];
        return Math.max(found[0], Math.round(share * observations.estimate(plan.query(), exactUpTo)));
    }

    /** {@return the reading as an entity} */
    Entity entity(Observation o) {
        return new Maker().entity(o);
    }

    /** {@return what makes entities of many readings, for one thread} */
    Maker maker() {
        return new Maker();
    }

    /** Makes entities of readings. One mostly has the datastream and the feature of the one before, and shares its references. */
    final class Maker {
        private @Nullable Observation before = null;
        private Map<Relation, Long> references = Map.of();

        Entity entity(Observation o) {
            if (before == null
                    || before.datastream() != o.datastream()
                    || !Objects.equals(before.feature(), o.feature())) references = references(o);
            before = o;
            return new Entity(EntityType.OBSERVATION, o.id(), values(o), references, revision(o));
        }
    }

    private Map<Relation, Long> references(Observation o) {
        var references = new EnumMap<Relation, Long>(Relation.class);
        Optional<Stream> stream = streams.find(o.datastream());
        boolean multi = stream.isPresent() && stream.get().type() == EntityType.MULTI_DATASTREAM;
        references.put(multi ? Relation.OBSERVATION_MULTI_DATASTREAM : Relation.OBSERVATION_DATASTREAM, o.datastream());
        references.put(Relation.OBSERVATION_STREAM, o.datastream());
        if (o.feature() != null) references.put(Relation.OBSERVATION_FEATURE_OF_INTEREST, o.feature());
        return references;
    }

    /** Readings have no counter of changes: what they hold stands for it. */
    private static long revision(Observation o) {
        return Integer.toUnsignedLong(Objects.hash(
                o.phenomenonStart(), o.phenomenonEnd(), o.resultTime(), o.result(), o.extrasJson(), o.feature()));
    }

    private static @Nullable Object[] values(Observation o) {
        @Nullable Object[] extras = extras(o.extrasJson());
        Object time = o.phenomenonEnd() == null
                ? o.phenomenonStart()
                : new TimeInterval(o.phenomenonStart(), o.phenomenonEnd());
        Object quality = extras[0] == null ? doubts(o.quality()) : extras[0];
        return new @Nullable Object[] {time, o.resultTime(), o.result(), quality, extras[1], extras[2]};
    }

    /** {@return what looks wrong with a reading, in the place where its sender would say it; null for nothing} */
    static @Nullable RawJson doubts(byte quality) {
        if (quality == 0) return null;
        List<QualityFlag> flags = QualityFlag.of(Byte.toUnsignedInt(quality));
        return new RawJson(flags.stream()
                .map(flag -> "{\"flag\":\"" + flag.name().toLowerCase(Locale.ROOT) + "\",\"reason\":\"" + flag.reason()
                        + "\"}")
                .collect(Collectors.joining(",", "{\"doubts\":[", "]}")));
    }

    private static @Nullable Object[] extras(@Nullable String json) {
        if (json == null) return new @Nullable Object[3];
        JsonNode extras = JsonMapper.shared().readTree(json);
        JsonNode valid = extras.path("validTime");
        return new @Nullable Object[] {
            raw(extras.path("resultQuality")),
            valid.isString() ? org.songhua.engine.odata.Literals.time(valid.asString()) : null,
            raw(extras.path("parameters"))
        };
    }

    private static @Nullable RawJson raw(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : new RawJson(node.toString());
    }

    /** Finds out what of a filter the store can do. */
    private final class PushDown {
        private final SqlConditions.RowFilter rows;
        private final List<Expr> parts;
        private final List<Expr> rest = new ArrayList<>();
        private final Map<String, Set<Long>> sets = new HashMap<>();
        private ObservationQuery query = ObservationQuery.ALL;
        private boolean empty;

        PushDown(Target target, @Nullable Expr filter, SqlConditions.RowFilter rows) {
            this.rows = rows;
            parts = filter == null ? List.of() : Conjuncts.of(filter);
            Relation relation = target.relation();
            if (relation == Relation.FEATURE_OF_INTEREST_OBSERVATIONS) query = query.ofFeature(target.source());
            else if (relation != null) query = query.withDatastreams(target.source());
        }

        Plan plan() {
            for (Relation relation : EntityType.OBSERVATION.relations()) related(relation);
            for (Expr part : parts) if (!isRelated(part)) own(part);
            return new Plan(query, rest.isEmpty() ? null : Conjuncts.and(rest), sets, empty);
        }

        /** Conditions on the same related entity are looked up together. */
        private void related(Relation relation) {
            List<Expr> those = parts.stream()
                    .filter(p -> relation.label().equals(relationOf(p)))
                    .toList();
            if (those.isEmpty()) return;
            Expr condition = Conjuncts.and(
                    those.stream().map(ObservationScan::behindRelation).toList());
            Long[] ids = entities.ids(relation.target(), condition, rows);
            if (relation == Relation.OBSERVATION_FEATURE_OF_INTEREST) {
                String name = "$set" + sets.size();
                sets.put(name, Set.of(ids));
                rest.add(new Expr.Path(List.of(name, relation.label(), "id")));
            } else restrict(ids);
            empty |= ids.length == 0;
        }

        private void restrict(Long[] ids) {
            long[] before = query.datastreams();
            Set<Long> wanted = Set.of(ids);
            long[] both = before == null
                    ? java.util.Arrays.stream(ids)
                            .mapToLong(Long::longValue)
                            .sorted()
                            .toArray()
                    : java.util.Arrays.stream(before).filter(wanted::contains).toArray();
            query = query.withDatastreams(both);
            empty |= both.length == 0;
        }

        private boolean isRelated(Expr part) {
            return relationOf(part) != null;
        }

        private void own(Expr part) {
            Bounds.Narrowed narrowed = Bounds.narrow(query, part);
            query = narrowed.query();
            if (!narrowed.exact()) rest.add(part);
        }
    }

    /** {@return the relation that all paths of the condition go through; null when they do not} */
    private static @Nullable String relationOf(Expr part) {
        List<Expr.Path> paths = Paths.of(part);
        if (paths.isEmpty() || part instanceof Expr.Lambda) return null;
        String first = paths.getFirst().first();
        boolean all = paths.stream()
                .allMatch(p -> p.first().equals(first) && p.steps().size() > 1);
        boolean relation = EntityType.OBSERVATION.relation(first).isPresent();
        return all && relation && !Bounds.asksForNull(part) ? first : null;
    }

    private static Expr behindRelation(Expr part) {
        return Paths.mapped(part, path -> path.from(1));
    }
}
