package org.songhua.sensing.internal.things;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.songhua.engine.odata.Expr;
import org.songhua.engine.odata.Function;
import org.songhua.engine.odata.Query;
import org.songhua.sensing.PageToken;
import org.songhua.sensing.Relation;
import org.songhua.sensing.Target;

/** The statement that finds the entities of a collection. */
final class ListStatement {
    private static final String FILTERED = "f";
    /** JSON may hold anything: its kinds come in the order of the language, what is not known comes last. */
    private static final String RANK = """
        case jsonb_typeof(%s) when 'number' then 0 when 'string' then 1 when 'boolean' then 3 when 'object' then 7 when 'array' then 7 end\
        """;

    private final Target target;
    private final Query query;
    private final Joins orderJoins = new Joins("o");
    private final SqlExpressions orderExpressions;
    private final List<@Nullable Object> filterParameters = new ArrayList<>();
    private final List<@Nullable Object> orderParameters = new ArrayList<>();
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private final String alias;
    private final String filterJoins;
    private final String condition;
    private final String order;

    /** When the filter reaches many rows for one of ours, it goes into a statement of its own, so that ours comes once. */
    ListStatement(Target target, Query query, Instant now, SqlConditions.RowFilter rows) {
        this.target = target;
        this.query = query;
        var joins = new Joins("j");
        String filter = filter(joins, rows, now);
        alias = joins.many() ? "t" : FILTERED;
        filterJoins = joins.many() ? "" : joins.text();
        condition = joins.many() ? nested(joins, filter) : filter;
        orderExpressions = new SqlExpressions(orderJoins, new Joins.Node(alias, target.type()), now);
        order = order();
    }

    @Nullable
    Object[] parameters() {
        return parameters.toArray();
    }

    /** {@return whether pages can continue behind the number of an entity} */
    static boolean isById(Query query, @Nullable Relation relation) {
        if (query.skip() > 0 || relation == Relation.MULTI_DATASTREAM_OBSERVED_PROPERTIES) return false;
        if (query.orderBy().isEmpty()) return true;
        Query.Order first = query.orderBy().getFirst();
        return !first.descending() && first.by() instanceof Expr.Path path && SqlExpressions.isId(path.first());
    }

    private String filter(Joins joins, SqlConditions.RowFilter rows, Instant now) {
        if (query.filter() == null) return "true";
        var expressions = new SqlExpressions(joins, new Joins.Node(FILTERED, target.type()), now);
        Sql sql = new SqlConditions(expressions, rows).condition(query.filter());
        filterParameters.addAll(sql.parameters());
        return sql.text();
    }

    private String nested(Joins joins, String filter) {
        return "t.id in (select f.id from %s f%s where %s)"
                .formatted(Tables.table(target.type()), joins.text(), filter);
    }

    private String order() {
        var criteria = new ArrayList<String>();
        // A constant orders nothing, and PostgreSQL takes none of them but numbers of columns.
        for (Query.Order criterion : query.orderBy()) {
            if (!(criterion.by() instanceof Expr.Literal)) criteria.add(criterion(criterion));
        }
        criteria.add(Tables.defaultOrder(target.relation(), alias));
        if (orderJoins.many())
            throw SensingFaults.unsupported(query.orderBy().getFirst().by().toString(), "it leads to many");
        return String.join(", ", criteria);
    }

    private String criterion(Query.Order criterion) {
        Sql sql = distance(criterion.by());
        if (sql == null) sql = plain(criterion.by());
        String direction = criterion.descending() ? " desc nulls last" : "";
        if (sql.kind() != Sql.Kind.JSON) {
            orderParameters.addAll(sql.parameters());
            return sql.text() + direction;
        }
        for (int i = 0; i < 2; i++) orderParameters.addAll(sql.parameters());
        return RANK.formatted(sql.text()) + direction + ", "
                + JsonSql.known(sql).text() + direction;
    }

    private Sql plain(Expr by) {
        return by instanceof Expr.Path path ? orderExpressions.sortable(path) : orderExpressions.value(by);
    }

    /** The distance to a point is found along the index; other shapes are sorted by the distance of their box. */
    private @Nullable Sql distance(Expr by) {
        if (!(by instanceof Expr.Call call) || call.function() != Function.GEO_DISTANCE) return null;
        boolean swapped = call.arguments().get(0) instanceof Expr.Literal;
        Expr path = call.arguments().get(swapped ? 1 : 0);
        Expr literal = call.arguments().get(swapped ? 0 : 1);
        if (!(path instanceof Expr.Path to) || !(literal instanceof Expr.Literal(Geometry from))) return null;
        Point point = from.getCentroid();
        Joins.End end = orderJoins.follow(new Joins.Node(alias, target.type()), to);
        return Sql.of(Sql.Kind.NUMBER, end.node().alias() + ".bounds <-> point(?, ?)", point.getX(), point.getY());
    }

    /** {@return the statement for one page} */
    String page(@Nullable PageToken page, int limit) {
        parameters.clear();
        if (target.relation() != null) parameters.add(target.source());
        parameters.addAll(filterParameters);
        String behind = "";
        if (page != null && page.afterId() != null) {
            behind = " and " + alias + ".id > ?";
            parameters.add(page.afterId());
        }
        parameters.addAll(orderParameters);
        int skip = page != null ? page.skip() : query.skip();
        parameters.add(limit);
        parameters.add(skip);
        return "select " + Tables.columns(target.type(), alias) + from("?") + behind + " order by " + order
                + " limit ? offset ?";
    }

    String count() {
        parameters.clear();
        if (target.relation() != null) parameters.add(target.source());
        parameters.addAll(filterParameters);
        return "select count(*) as n" + from("?");
    }

    String ids() {
        parameters.clear();
        parameters.addAll(filterParameters);
        return "select " + alias + ".id" + from("?");
    }

    /** {@return the statement for the entities that a relation leads to from each of some} */
    String each(int limit, Long[] sources) {
        parameters.clear();
        parameters.add(sources);
        parameters.addAll(filterParameters);
        parameters.addAll(orderParameters);
        parameters.add(limit);
        parameters.add(query.skip());
        return "select s.id as parent, e.* from unnest(?) s(id) cross join lateral (select "
                + Tables.columns(target.type(), alias) + from("s.id") + " order by " + order + " limit ? offset ?) e";
    }

    private String from(String source) {
        Relation relation = target.relation();
        String tables = relation == null
                ? Tables.table(target.type()) + " " + alias
                : Tables.link(relation).from(alias);
        String link = relation == null ? "true" : Tables.link(relation).onId(source, alias);
        return " from " + tables + filterJoins + orderJoins.text() + " where " + link + " and "
                + Tables.condition(target.type(), alias) + " and " + condition;
    }
}
