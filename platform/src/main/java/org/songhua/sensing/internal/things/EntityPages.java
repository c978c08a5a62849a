package org.songhua.sensing.internal.things;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.odata.Query;
import org.songhua.sensing.Entity;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Listing;
import org.songhua.sensing.Node;
import org.songhua.sensing.PageToken;
import org.songhua.sensing.Relation;
import org.songhua.sensing.Target;
import org.springframework.stereotype.Component;

/** Pages of entities with what is shown in place. A level of expansion is one statement, however many entities there are. */
@Component
class EntityPages {
    private static final int MOST_SORTED = 100_000;

    private final JdbcEntityReader entities;
    private final ObservationPages readings;
    private final RowEvaluator rows;
    private final SensingSettings settings;
    private final KeyedOrder keyed;

    EntityPages(
            JdbcEntityReader entities,
            ObservationPages readings,
            RowEvaluator rows,
            SensingSettings settings,
            KeyedOrder keyed) {
        this.entities = entities;
        this.readings = readings;
        this.rows = rows;
        this.settings = settings;
        this.keyed = keyed;
    }

    Listing list(Target target, Query query) {
        check(target.type(), query);
        int limit = limit(query, settings.pageSize());
        Listing page = page(target, query, token(query), limit);
        return new Listing(page.type(), query, expanded(target.type(), page.nodes(), query), page.count(), page.next());
    }

    private Listing page(Target target, Query query, @Nullable PageToken token, int limit) {
        if (target.type() == EntityType.OBSERVATION) return readings.list(target, query, token, limit, rows);
        Long count = query.count() ? (Long) entities.count(target, query, rows) : null;
        var found = limit == 0 ? new JdbcEntityReader.Rows(List.of(), false) : rows(target, query, token, limit);
        return listing(target, query, found, count, token, limit);
    }

    private JdbcEntityReader.Rows rows(Target target, Query query, @Nullable PageToken token, int limit) {
        try {
            return entities.list(target, query, token, limit, rows);
        } catch (Untranslatable e) {
            return sorted(target, query, token, limit);
        }
    }

    /** What the database cannot sort by, such as times that are found out from readings, is sorted here. */
    private JdbcEntityReader.Rows sorted(Target target, Query query, @Nullable PageToken token, int limit) {
        Query unsorted = Query.NONE.withFilter(query.filter());
        var all = entities.list(target, unsorted, null, MOST_SORTED, rows);
        if (all.more())
            throw SensingFaults.unsupported(
                    query.orderBy().getFirst().by().toString(),
                    "more than " + MOST_SORTED + " would have to be sorted");
        int skip = token == null ? query.skip() : token.skip();
        List<Entity> sorted = keyed.sorted(all.entities(), query.orderBy());
        List<Entity> page = sorted.stream().skip(skip).limit(limit).toList();
        return new JdbcEntityReader.Rows(page, sorted.size() > (long) skip + limit);
    }

    private static Listing listing(
            Target target,
            Query query,
            JdbcEntityReader.Rows found,
            @Nullable Long count,
            @Nullable PageToken token,
            int limit) {
        PageToken next = null;
        if (found.more()) {
            boolean byId = ListStatement.isById(query, target.relation());
            int skipped = token == null ? query.skip() : token.skip();
            next = byId ? PageToken.after(found.entities().getLast().id()) : PageToken.skipping(skipped + limit);
        }
        return new Listing(
                target.type(), query, found.entities().stream().map(Node::of).toList(), count, next);
    }

    private static @Nullable PageToken token(Query query) {
        if (query.skipToken() == null) return null;
        return PageToken.parse(query.skipToken())
                .orElseThrow(() -> new FaultException(Fault.refused(
                        "STA-003",
                        Place.atField("$skiptoken"),
                        "This is no token of ours.",
                        "Follow @iot.nextLink as it is.")));
    }

    private int limit(Query query, int usual) {
        return Math.min(query.top() == null ? usual : query.top(), settings.maxPageSize());
    }

    Node expanded(Entity entity, Query query) {
        check(entity.type(), query);
        return expanded(entity.type(), List.of(Node.of(entity)), query).getFirst();
    }

    private static void check(EntityType type, Query query) {
        for (Query.Expand expand : query.expand()) {
            Relation relation = relation(type, expand);
            check(relation.target(), expand.query());
        }
        query.select().forEach(path -> {
            String name = path.first();
            boolean known = type.indexOf(name) >= 0
                    || type.relation(name).isPresent()
                    || SqlExpressions.isId(name)
                    || name.equals("@iot.selfLink")
                    || name.equals("*");
            if (!known) throw SensingFaults.noSuchPath(path.toString(), type.single());
        });
    }

    private static Relation relation(EntityType type, Query.Expand expand) {
        return type.relation(expand.navigation())
                .orElseThrow(() -> SensingFaults.noSuchPath(expand.navigation(), type.single()));
    }

    private List<Node> expanded(EntityType type, List<Node> nodes, Query query) {
        if (query.expand().isEmpty() || nodes.isEmpty()) return nodes;
        List<Map<Relation, Listing>> shown = new ArrayList<>();
        nodes.forEach(node -> shown.add(new EnumMap<>(Relation.class)));
        for (Query.Expand expand : query.expand()) {
            Relation relation = relation(type, expand);
            List<Listing> each =
                    relation.many() ? many(relation, nodes, expand.query()) : single(relation, nodes, expand.query());
            for (int i = 0; i < nodes.size(); i++) shown.get(i).put(relation, each.get(i));
        }
        var result = new ArrayList<Node>();
        for (int i = 0; i < nodes.size(); i++) result.add(new Node(nodes.get(i).entity(), shown.get(i)));
        return result;
    }

    private List<Listing> single(Relation relation, List<Node> nodes, Query query) {
        Long[] ids = nodes.stream()
                .map(n -> n.entity().references().get(relation))
                .filter(Objects::nonNull)
                .distinct()
                .toArray(Long[]::new);
        Map<Long, Entity> found = ids.length == 0 ? Map.of() : entities.findAll(relation.target(), ids);
        var bare = new ArrayList<Node>();
        found.values().forEach(entity -> bare.add(Node.of(entity)));
        var byId = new HashMap<Long, Node>();
        expanded(relation.target(), bare, query)
                .forEach(node -> byId.put(node.entity().id(), node));
        return nodes.stream()
                .map(n -> {
                    Long id = n.entity().references().get(relation);
                    Node node = id == null ? null : byId.get(id);
                    return new Listing(relation.target(), query, node == null ? List.of() : List.of(node), null, null);
                })
                .toList();
    }

    private List<Listing> many(Relation relation, List<Node> nodes, Query query) {
        int limit = limit(query, settings.expandPageSize());
        List<Listing> each = relation.target() == EntityType.OBSERVATION
                ? nodes.stream()
                        .map(n -> readings.list(Target.of(relation, n.entity().id()), query, null, limit, rows))
                        .toList()
                : manyEntities(relation, nodes, query, limit);
        return together(relation.target(), each, query);
    }

    private List<Listing> manyEntities(Relation relation, List<Node> nodes, Query query, int limit) {
        Long[] sources = nodes.stream().map(n -> n.entity().id()).distinct().toArray(Long[]::new);
        var found = entities.listEach(relation, sources, query, limit, rows);
        var none = new JdbcEntityReader.Rows(List.of(), false);
        return nodes.stream()
                .map(n -> {
                    Target target = Target.of(relation, n.entity().id());
                    Long count = query.count() ? (Long) entities.count(target, query, rows) : null;
                    return listing(target, query, found.getOrDefault(n.entity().id(), none), count, null, limit);
                })
                .toList();
    }

    /** Expands what is in several lists at once, and puts it back. */
    private List<Listing> together(EntityType type, List<Listing> each, Query query) {
        if (query.expand().isEmpty()) return each;
        List<Node> all =
                expanded(type, each.stream().flatMap(l -> l.nodes().stream()).toList(), query);
        var result = new ArrayList<Listing>();
        int at = 0;
        for (Listing listing : each) {
            int end = at + listing.nodes().size();
            result.add(new Listing(type, query, all.subList(at, end), listing.count(), listing.next()));
            at = end;
        }
        return result;
    }
}
