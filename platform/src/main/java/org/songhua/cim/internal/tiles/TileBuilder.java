package org.songhua.cim.internal.tiles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.songhua.cim.PackedObject;
import org.songhua.cim.internal.blocks.Block;
import org.songhua.cim.internal.blocks.Blocks;
import org.songhua.cim.internal.blocks.PlaceQuery;
import org.songhua.cim.internal.objects.MomentRows;
import org.songhua.cim.internal.objects.ObjectConditions;
import org.songhua.cim.internal.objects.PackedSql;
import org.songhua.cim.internal.objects.PlacePast;
import org.songhua.engine.tile.MvtEncoder;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;
import org.songhua.store.Database;

/** Makes one tile from the blocks or rows in its extent. */
final class TileBuilder {
    /** The zoom up to which an index of its own leaves out all that does not show; see the migration. */
    private static final int OVERVIEW_ZOOM = 11;

    private final Database database;
    private final Blocks blocks;
    private final List<ClassDefinition> inOrder;

    TileBuilder(Database database, Blocks blocks, Packs packs) {
        this.database = database;
        this.blocks = blocks;
        this.inOrder = packs.classes().stream()
                .sorted(Comparator.comparingInt((ClassDefinition c) -> c.style().order())
                        .thenComparing(ClassDefinition::code))
                .toList();
    }

    byte[] build(TileKey key) {
        return encode(key, fromBlocks(key).orElseGet(() -> fromRows(key)));
    }

    private Optional<Sources> fromBlocks(TileKey key) {
        if (key.zoom() <= OVERVIEW_ZOOM || !PlaceQuery.isTold(key.scope())) return Optional.empty();
        List<String> wanted = key.classCodes().stream().sorted().toList();
        var query = new PlaceQuery(
                key.extent(),
                PlaceQuery.classes(wanted, key.scope()),
                null,
                key.zoom(),
                Long.MAX_VALUE,
                Integer.MAX_VALUE,
                PlacePast.of(conditions(key), key.moment(), Integer.MAX_VALUE, Integer.MAX_VALUE));
        return blocks.find(query, found -> true).map(found -> {
            var sources = new Sources();
            for (Block block : found.blocks()) {
                sources.add(
                        block.classCode(),
                        sink -> block.near(query.extent(), key.zoom(), object -> {
                            if (query.isOfThen(object)) sink.accept(object);
                        }));
            }
            found.apart(sources::sort);
            return sources;
        });
    }

    private Sources fromRows(TileKey key) {
        var sources = new Sources();
        MomentRows rows = PackedSql.together(conditions(key), key.moment());
        database.each(
                rows.sql(),
                row -> {
                    byte[] heads = row.findBytes("heads");
                    if (heads != null) sources.sort(new PackedObject(heads, row.bytes("geometries")), object -> true);
                },
                rows.parameters());
        return sources;
    }

    private static ObjectConditions conditions(TileKey key) {
        var conditions = ObjectConditions.within(key.scope())
                .touching(List.of(key.extent()))
                .placeFirst()
                .and("zoom <= ?", key.zoom());
        if (key.zoom() <= OVERVIEW_ZOOM) conditions.and("zoom <= " + OVERVIEW_ZOOM);
        return conditions.classes(key.classCodes().stream().sorted().toList());
    }

    private byte[] encode(TileKey key, Sources found) {
        var encoder = new MvtEncoder(key.zoom(), key.column(), key.row());
        for (ClassDefinition definition : inOrder) {
            List<Source> sources = found.byClass.get(definition.code());
            if (sources == null) continue;
            var layer = new TileLayer(definition, key.zoom(), encoder);
            for (Source source : sources) source.forEach(layer::add);
        }
        return encoder.toBytes();
    }

    /** Objects of one class. */
    @FunctionalInterface
    private interface Source {
        void forEach(Consumer<PackedObject> sink);
    }

    /** What the database has handed over, sorted out by class. */
    private static final class Sources {
        private final Map<String, List<Source>> byClass = new HashMap<>();

        void add(String code, Source source) {
            byClass.computeIfAbsent(code, key -> new ArrayList<>()).add(source);
        }

        /** Adds objects of any classes, those that are wanted. */
        void sort(PackedObject object, Predicate<PackedObject> isWanted) {
            var places = new HashMap<String, Places>();
            Places last = null;
            while (object.next()) {
                if (!isWanted.test(object)) continue;
                // Neighbours are often of one class, and then need no text to be made of it.
                if (last == null || !object.isOfClass(last.code)) {
                    last = places.computeIfAbsent(object.classCode(), Places::new);
                }
                last.add(object);
            }
            places.forEach((code, of) -> add(code, sink -> of.forEach(object, sink)));
        }
    }
}
