package org.songhua.edge.sta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.engine.odata.Expr;
import org.songhua.engine.odata.Operator;
import org.songhua.engine.odata.Query;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Relation;

/** Puts queries in the names of SensorThings 2.0 into those of the platform. */
final class Sta2Query {
    private final EntityType root;
    private final Map<String, EntityType> variables = new HashMap<>();

    private Sta2Query(EntityType root) {
        this.root = root;
    }

    /** {@return the query for the inside; what is shown of the entities is up to the writer} */
    static Query inner(Query query, EntityType type) {
        query.select().forEach(path -> check(type, path.first()));
        var translator = new Sta2Query(type);
        return new Query(
                query.filter() == null ? null : translator.expression(query.filter()),
                query.orderBy().stream()
                        .map(order -> new Query.Order(translator.expression(order.by()), order.descending()))
                        .toList(),
                List.of(),
                query.expand().stream().map(expand -> inner(expand, type)).toList(),
                query.top(),
                query.skip(),
                query.count(),
                null,
                query.skipToken());
    }

    private static Query.Expand inner(Query.Expand expand, EntityType type) {
        Relation relation = Sta2Model.relation(type, expand.navigation())
                .orElseThrow(() -> Sta2Model.unknown(type, expand.navigation()));
        return new Query.Expand(relation.label(), inner(expand.query(), relation.target()));
    }

    private static void check(EntityType type, String name) {
        boolean isKnown = name.equals("id")
                || name.equals("@id")
                || name.equals("*")
                || Sta2Model.properties(type).contains(name)
                || Sta2Model.relation(type, name).isPresent();
        if (!isKnown) throw Sta2Model.unknown(type, name);
    }

    private Expr expression(Expr expression) {
        return switch (expression) {
            case Expr.Literal literal -> literal;
            case Expr.Path path -> path(path);
            case Expr.Not not -> new Expr.Not(expression(not.operand()));
            case Expr.Negated negated -> new Expr.Negated(expression(negated.operand()));
            case Expr.Binary binary -> binary(binary);
            case Expr.Call call ->
                new Expr.Call(
                        call.function(),
                        call.arguments().stream().map(this::expression).toList());
            case Expr.Lambda lambda -> lambda(lambda);
        };
    }

    /** The type of a result follows from the observation type, so the question must, too. */
    private Expr binary(Expr.Binary binary) {
        if (isResultKind(binary.left()) && binary.right() instanceof Expr.Literal(String kind))
            return kind(binary.operator(), (Expr.Path) binary.left(), kind);
        return new Expr.Binary(binary.operator(), expression(binary.left()), expression(binary.right()));
    }

    private static boolean isResultKind(Expr expression) {
        return expression instanceof Expr.Path path
                && path.steps().size() > 1
                && path.steps()
                        .subList(path.steps().size() - 2, path.steps().size())
                        .equals(List.of("resultType", "type"));
    }

    private Expr kind(Operator operator, Expr.Path path, String kind) {
        return new Expr.Binary(operator, path(path), new Expr.Literal(Sta2Result.observationType(kind)));
    }

    private Expr lambda(Expr.Lambda lambda) {
        var steps = new ArrayList<String>();
        EntityType type = translate(lambda.collection().steps(), steps);
        EntityType before = variables.put(lambda.variable(), type);
        Expr condition = expression(lambda.condition());
        if (before == null) variables.remove(lambda.variable());
        else variables.put(lambda.variable(), before);
        return new Expr.Lambda(new Expr.Path(steps), lambda.all(), lambda.variable(), condition);
    }

    private Expr.Path path(Expr.Path path) {
        var steps = new ArrayList<String>();
        translate(path.steps(), steps);
        return new Expr.Path(steps);
    }

    /** {@return the type that the relations of the path lead to} */
    private EntityType translate(List<String> path, List<String> into) {
        EntityType type = root;
        int at = 0;
        EntityType bound = variables.get(path.getFirst());
        if (bound != null && path.size() > 1) {
            into.add(path.getFirst());
            type = bound;
            at = 1;
        }
        for (; at < path.size(); at++) {
            Optional<Relation> relation = Sta2Model.relation(type, path.get(at));
            if (relation.isEmpty()) {
                into.addAll(property(type, path.subList(at, path.size())));
                return type;
            }
            type = relation.get().target();
            into.add(relation.get().label());
        }
        return type;
    }

    private static List<String> property(EntityType type, List<String> steps) {
        String first = steps.getFirst();
        check(type, first);
        List<String> rest = steps.subList(1, steps.size());
        if (type == EntityType.STREAM && first.startsWith("result") && !first.equals("resultTime"))
            return List.of(Sta2Result.column(steps));
        if (type == EntityType.OBSERVATION && first.equals("properties"))
            return rest.isEmpty() || !rest.getFirst().equals(Sta2Writer.QUALITY) ? joined("parameters", rest) : rest;
        if (first.equals("definition") && type != EntityType.OBSERVED_PROPERTY)
            return List.of("properties", "definition");
        return steps;
    }

    private static List<String> joined(String first, List<String> rest) {
        var all = new ArrayList<String>();
        all.add(first);
        all.addAll(rest);
        return all;
    }
}
