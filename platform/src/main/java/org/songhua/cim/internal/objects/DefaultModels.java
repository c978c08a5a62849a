package org.songhua.cim.internal.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Models;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.cim.internal.Deflated;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Row;
import org.springframework.stereotype.Service;

/** Models over the database. */
@Service
class DefaultModels implements Models {
    private static final String SELECT = """
            select m.id, m.crs, m.lod, m.document, o.geom
            from (select id, geom from cim.object %s) o join cim.object_model m on m.id = o.id
            order by m.id""";
    private static final String SYSTEMS = """
            select distinct m.crs from (select id from cim.object %s) o join cim.object_model m on m.id = o.id
            order by m.crs""";
    private static final String SYSTEMS_AND_PLACES = """
            select m.crs, o.geom
            from (select id, geom from cim.object %s) o join cim.object_model m on m.id = o.id""";
    private static final int PORTION = 200;

    private final Database database;

    DefaultModels(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Model> find(ObjectId id, Scope scope) {
        var conditions =
                ObjectConditions.within(scope).and("dataset = ?", id.dataset()).and("id = ?", id.value());
        return database.find(SELECT.formatted(conditions.where()), DefaultModels::model, conditions.parameters());
    }

    @Override
    public @Nullable ObjectId stream(ObjectQuery query, Scope scope, Consumer<Model> sink) {
        var conditions = ObjectConditions.of(query, scope).touching(query.extents());
        ObjectId after = query.after();
        if (after != null) conditions.and("id > ?", after.value());
        var exact = new ExtentTest(query.extents());
        var page = new ArrayList<ObjectId>();
        var next = new ArrayList<ObjectId>();
        database.streamWhile(
                SELECT.formatted(conditions.where()),
                PORTION,
                row -> {
                    if (!exact.meets(row.bytes("geom"))) return true;
                    if (page.size() == query.limit()) {
                        next.add(page.getLast());
                        return false;
                    }
                    page.add(new ObjectId(row.uuid("id")));
                    sink.accept(model(row));
                    return true;
                },
                conditions.parameters());
        return next.isEmpty() ? null : next.getFirst();
    }

    @Override
    public List<String> systems(ObjectQuery query, Scope scope) {
        var conditions = ObjectConditions.of(query, scope).touching(query.extents());
        if (query.extents().isEmpty())
            return database.list(
                    SYSTEMS.formatted(conditions.where()), row -> row.text("crs"), conditions.parameters());
        var exact = new ExtentTest(query.extents());
        var found = new TreeSet<String>();
        database.streamWhile(
                SYSTEMS_AND_PLACES.formatted(conditions.where()),
                PORTION,
                row -> {
                    if (!found.contains(row.text("crs")) && exact.meets(row.bytes("geom"))) found.add(row.text("crs"));
                    return true;
                },
                conditions.parameters());
        return List.copyOf(found);
    }

    private static Model model(Row row) {
        return new Model(
                new ObjectId(row.uuid("id")),
                row.text("crs"),
                row.text("lod"),
                Deflated.inflate(row.bytes("document")));
    }
}
