package org.songhua.cim.internal.tiles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songhua.cim.PackedObject;
import org.songhua.cim.internal.objects.ObjectConditions;
import org.songhua.cim.internal.objects.PackedSql;
import org.songhua.engine.tile.MvtEncoder;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Makes one tile from the rows in its extent. */
final class TileBuilder {
    /** The zoom up to which an index of its own leaves out all that does not show; see the migration. */
    private static final int OVERVIEW_ZOOM = 11;

    private final Database database;
    private final List<ClassDefinition> inOrder;

    TileBuilder(Database database, Packs packs) {
        this.database = database;
        this.inOrder = packs.classes().stream()
                .sorted(Comparator.comparingInt((ClassDefinition c) -> c.style().order())
                        .thenComparing(ClassDefinition::code))
                .toList();
    }

    byte[] build(TileKey key) {
        var rows = PackedSql.together(conditions(key), key.moment());
        List<Batch> batches = new ArrayList<>();
        database.each(rows.sql(), row -> batch(row, batches), rows.parameters());
        return encode(key, batches);
    }

    private static void batch(Row row, List<Batch> batches) {
        byte[] heads = row.findBytes("heads");
        if (heads != null) batches.add(new Batch(new PackedObject(heads, row.bytes("geometries"))));
    }

    private static ObjectConditions conditions(TileKey key) {
        var conditions = ObjectConditions.within(key.scope())
                .touching(List.of(key.extent()))
                .placeFirst()
                .and("zoom <= ?", key.zoom());
        if (key.zoom() <= OVERVIEW_ZOOM) conditions.and("zoom <= " + OVERVIEW_ZOOM);
        return conditions.classes(key.classCodes().stream().sorted().toList());
    }

    private byte[] encode(TileKey key, List<Batch> batches) {
        var encoder = new MvtEncoder(key.zoom(), key.column(), key.row());
        for (ClassDefinition definition : inOrder) {
            TileLayer layer = null;
            for (Batch batch : batches) {
                Places places = batch.byClass.get(definition.code());
                if (places == null) continue;
                if (layer == null) layer = new TileLayer(definition, key.zoom(), encoder);
                places.forEach(batch.object, layer::add);
            }
        }
        return encoder.toBytes();
    }

    /** The objects of one table, sorted out by class. */
    private static final class Batch {
        private final PackedObject object;
        private final Map<String, Places> byClass = new HashMap<>();

        Batch(PackedObject object) {
            this.object = object;
            Places last = null;
            while (object.next()) {
                // Neighbours are often of one class, and then need no text to be made of it.
                if (last == null || !object.isOfClass(last.code)) {
                    last = byClass.computeIfAbsent(object.classCode(), Places::new);
                }
                last.add(object);
            }
        }
    }
}
