package org.songhua.sensing.internal.things;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.odata.Evaluator;
import org.songhua.engine.odata.Expr;
import org.songhua.engine.odata.TimeInterval;
import org.songhua.sensing.Entity;
import org.songhua.sensing.Property;
import org.songhua.sensing.RawJson;
import org.songhua.sensing.Relation;
import org.songhua.sensing.Result;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The values of an entity for expressions that are evaluated row by row; single relations are followed. */
final class EntityScope implements Evaluator.Scope {
    private final Entity entity;
    private final Loader loader;

    EntityScope(Entity entity, Loader loader) {
        this.entity = entity;
        this.loader = loader;
    }

    /** Gets at other entities. */
    interface Loader {
        Optional<Entity> load(Relation relation, long id);
    }

    @Override
    public @Nullable Object value(Expr.Path path) {
        String first = path.first();
        if (SqlExpressions.isId(first)) return entity.id();
        int index = entity.type().indexOf(first);
        if (index >= 0) return property(entity.type().properties().get(index), entity.values()[index], path);
        Relation relation = entity.type()
                .relation(first)
                .orElseThrow(() ->
                        SensingFaults.noSuchPath(path.toString(), entity.type().single()));
        if (relation.many()) throw SensingFaults.unsupported(path.toString(), "it leads to many");
        return related(relation, path);
    }

    private @Nullable Object related(Relation relation, Expr.Path path) {
        Long id = entity.references().get(relation);
        if (id == null || path.steps().size() == 1) return id;
        Expr.Path rest = path.from(1);
        if (SqlExpressions.isId(rest.first())) return id;
        return loader.load(relation, id)
                .map(e -> new EntityScope(e, loader).value(rest))
                .orElse(null);
    }

    private static @Nullable Object property(Property property, @Nullable Object value, Expr.Path path) {
        return switch (value) {
            case null -> null;
            case RawJson json
            when property.kind() == Property.Kind.GEOMETRY && path.steps().size() == 1 -> Geometries.parse(json.text());
            case RawJson json -> within(JsonMapper.shared().readTree(json.text()), path.steps(), 1);
            case Result result -> result(result, path.steps());
            case Instant moment when path.steps().size() > 1 -> end(moment, moment, path);
            case TimeInterval span when path.steps().size() > 1 -> end(span.start(), span.end(), path);
            default -> value;
        };
    }

    private static @Nullable Object end(Instant start, Instant end, Expr.Path path) {
        return switch (path.steps().getLast()) {
            case "start" -> start;
            case "end" -> end;
            default -> null;
        };
    }

    private static @Nullable Object result(Result result, List<String> steps) {
        if (steps.getLast().equals(ResultText.TEXT)) return text(result);
        return plainResult(result, steps);
    }

    private static String text(Result result) {
        return switch (result) {
            case Result.Numeric number
            when number.exact() != null -> number.exact().toPlainString();
            case Result.Numeric number ->
                BigDecimal.valueOf(number.value()).stripTrailingZeros().toPlainString();
            case Result.Text text -> text.value();
            case Result.Truth truth -> String.valueOf(truth.value());
            case Result.Json json -> json.json();
        };
    }

    private static @Nullable Object plainResult(Result result, List<String> steps) {
        return switch (result) {
            case Result.Numeric number -> number.exact() != null ? number.exact() : (Object) number.value();
            case Result.Text text -> text.value();
            case Result.Truth truth -> truth.value();
            case Result.Json json -> within(JsonMapper.shared().readTree(json.json()), steps, 1);
        };
    }

    private static @Nullable Object within(JsonNode node, List<String> steps, int from) {
        JsonNode at = node;
        for (String step : steps.subList(from, steps.size())) {
            boolean index = at.isArray() && step.chars().allMatch(Character::isDigit) && step.length() < 10;
            at = index ? at.path(Integer.parseInt(step)) : at.path(step);
        }
        return plain(at);
    }

    private static @Nullable Object plain(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) return null;
        if (node.isString()) return node.asString();
        if (node.isBoolean()) return node.asBoolean();
        if (node.isNumber()) return number(node);
        if (node.isArray()) return members(node);
        return new RawJson(node.toString());
    }

    /** {@return a list that compares as one value, too} */
    private static Object members(JsonNode array) {
        var members = new ArrayList<@Nullable Object>(array.size());
        array.forEach(member -> members.add(plain(member)));
        return members;
    }

    /** A number that no double is as large as is unknown. */
    private static @Nullable Object number(JsonNode node) {
        return Double.isFinite(node.doubleValue()) ? node.decimalValue() : null;
    }

    /** {@return the sort keys of the entity} */
    List<@Nullable Object> keys(List<org.songhua.engine.odata.Query.Order> criteria, Instant now) {
        var evaluator = new Evaluator(this, now);
        List<@Nullable Object> keys = new ArrayList<>();
        for (var order : criteria) keys.add(evaluator.value(order.by()));
        return keys;
    }
}
