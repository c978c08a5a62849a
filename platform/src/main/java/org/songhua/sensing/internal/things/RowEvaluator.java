package org.songhua.sensing.internal.things;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.odata.Evaluator;
import org.songhua.engine.odata.Expr;
import org.songhua.engine.odata.Function;
import org.songhua.engine.odata.Operator;
import org.songhua.sensing.Entity;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Property;
import org.songhua.sensing.Relation;
import org.songhua.sensing.Target;
import org.springframework.stereotype.Component;

/** Evaluates, row by row, what SQL cannot: geometry exactly, spans of time, rare functions, and what is about readings. */
@Component
class RowEvaluator implements SqlConditions.RowFilter {
    private final JdbcEntityReader entities;
    private final ObservationScan readings;
    private final Clock clock;

    RowEvaluator(JdbcEntityReader entities, ObservationScan readings, Clock clock) {
        this.entities = entities;
        this.readings = readings;
        this.clock = clock;
    }

    @Override
    public Long[] matching(EntityType type, Expr condition) {
        if (isSpatial(type, condition)) return spatial(type, condition);
        return byRow(type, condition);
    }

    @Override
    public Long[] sought(EntityType type, Expr condition) {
        return entities.ids(type, condition, this);
    }

    private Long[] byRow(EntityType type, Expr condition) {
        var ids = new LinkedHashSet<Long>();
        var loader = readings.loader();
        var now = clock.instant();
        entities.each(type, entity -> {
            if (new Evaluator(new EntityScope(entity, loader), now).holds(condition)) ids.add(entity.id());
            return true;
        });
        return ids.toArray(Long[]::new);
    }

    /** Whether all paths lead to the geometry, which then is read without the rest of the row. */
    private static boolean isSpatial(EntityType type, Expr condition) {
        return Tables.hasGeometry(type)
                && Paths.of(condition).stream()
                        .allMatch(path -> path.steps().size() == 1 && isGeometry(type, path.first()));
    }

    private static boolean isGeometry(EntityType type, String property) {
        int index = type.indexOf(property);
        return index >= 0 && type.properties().get(index).kind() == Property.Kind.GEOMETRY;
    }

    private Long[] spatial(EntityType type, Expr condition) {
        var ids = new LinkedHashSet<Long>();
        var now = clock.instant();
        entities.eachGeometry(type, envelope(condition), (id, wkb) -> {
            Geometry geometry = Wkb.read(wkb);
            if (new Evaluator(path -> geometry, now).holds(condition)) ids.add(id);
            return true;
        });
        return ids.toArray(Long[]::new);
    }

    /** {@return a box that every geometry must meet for which the condition can be true; null for none} */
    private static @Nullable Envelope envelope(Expr condition) {
        return switch (condition) {
            case Expr.Call call
            when call.function() != Function.ST_DISJOINT && call.function() != Function.ST_RELATE -> literal(call);
            case Expr.Binary binary
            when binary.operator() == Operator.LT || binary.operator() == Operator.LE -> {
                boolean distance = binary.left() instanceof Expr.Call call && call.function() == Function.GEO_DISTANCE;
                @Nullable Envelope box = distance ? literal((Expr.Call) binary.left()) : null;
                if (box == null || !(binary.right() instanceof Expr.Literal(BigDecimal reach))) yield null;
                box.expandBy(reach.doubleValue());
                yield box;
            }
            default -> null;
        };
    }

    private static @Nullable Envelope literal(Expr.Call call) {
        for (Expr argument : call.arguments())
            if (argument instanceof Expr.Literal(Geometry geometry))
                return geometry.getEnvelopeInternal().copy();
        return null;
    }

    @Override
    public Long[] withReading(EntityType type, Expr condition) {
        Set<Long> ids = new LinkedHashSet<>();
        var plan = readings.plan(Target.all(EntityType.OBSERVATION), condition, this);
        readings.each(plan, plan.query(), o -> {
            Entity entity = readings.entity(o);
            for (Relation relation : entity.references().keySet())
                if (relation.target() == type) ids.add(entity.references().get(relation));
            return true;
        });
        return ids.toArray(Long[]::new);
    }
}
