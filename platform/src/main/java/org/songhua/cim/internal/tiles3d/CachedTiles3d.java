package org.songhua.cim.internal.tiles3d;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectsChanged;
import org.songhua.cim.Tiles3d;
import org.songhua.engine.digest.Sha256;
import org.songhua.engine.tile3d.Cell;
import org.songhua.engine.tile3d.TilesetWriter;
import org.songhua.engine.tile3d.Tree;
import org.songhua.pack.Packs;
import org.songhua.pack.PacksTaken;
import org.songhua.pack.part.PackView;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** 3D tiles kept in memory; a change throws away those that it touches the moment it is committed. */
@Service
class CachedTiles3d implements Tiles3d {
    private static final long MOST_BYTES = 128L << 20;
    private static final int BYTES_OF_ENTRY = 300;
    private static final int MOST_PLANS = 64;
    /** Nodes of this zoom are tile sets of their own: documents stay below some hundred kilobytes in the densest city. */
    private static final int CUT_ZOOM = 13;

    private final PackView<Making> making;
    private final Cache<SourceKey, Plan> plans =
            Caffeine.newBuilder().maximumSize(MOST_PLANS).build();
    private final Cache<ContentKey, Answer> contents = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((ContentKey key, Answer answer) -> answer.bytes().length + BYTES_OF_ENTRY)
            .build();
    private final AtomicLong changes = new AtomicLong();

    CachedTiles3d(Database database, Packs packs) {
        making = PackView.ofClasses(packs, now -> Making.of(database, new BodyRules(now)));
    }

    /** What makes tiles of the classes of one state of the packs. */
    private record Making(BodyRules rules, JdbcBodies bodies, ContentBuilder builder) {
        static Making of(Database database, BodyRules rules) {
            var bodies = new JdbcBodies(database, rules);
            return new Making(rules, bodies, new ContentBuilder(bodies, rules));
        }
    }

    @Override
    public Set<String> classCodes() {
        return making.get().rules().classCodes();
    }

    @Override
    public Optional<Answer> tileset(Source source, Scope scope) {
        Plan plan = plan(new SourceKey(source, scope));
        return write(plan, plan.root(), "");
    }

    @Override
    public Optional<Answer> tileset(Source source, int zoom, int column, int row, Scope scope) {
        Plan plan = plan(new SourceKey(source, scope));
        // Addresses in a document are relative to it; it lies three folders down.
        return write(plan, find(plan.root(), new Cell(zoom, column, row)), "../../../");
    }

    private static Optional<Answer> write(Plan plan, Tree.@Nullable Node node, String up) {
        if (node == null) return Optional.empty();
        var writer =
                new TilesetWriter(cell -> up + cell + "/content.glb", cell -> up + cell + "/tileset.json", CUT_ZOOM);
        return Optional.of(answer(writer.write(node, Long.toString(plan.version()))));
    }

    private static Tree.@Nullable Node find(Tree.@Nullable Node from, Cell cell) {
        if (from == null || from.cell().equals(cell)) return from;
        int down = cell.zoom() - from.cell().zoom();
        if (down <= 0) return null;
        for (Tree.Node child : from.children()) {
            int steps = cell.zoom() - child.cell().zoom();
            boolean above = cell.column() >> steps == child.cell().column()
                    && cell.row() >> steps == child.cell().row();
            if (above) return find(child, cell);
        }
        return null;
    }

    @Override
    public Answer content(Source source, int zoom, int column, int row, Scope scope) {
        var key = new ContentKey(new SourceKey(source, scope), new Cell(zoom, column, row));
        Answer known = contents.getIfPresent(key);
        if (known != null) return known;
        long before = changes.get();
        Answer fresh = answer(making.get().builder().build(key.source(), key.cell(), wide(key)));
        contents.put(key, fresh);
        // A tile made while something changed may show the old state: it is handed out, but not kept.
        if (changes.get() != before) contents.invalidate(key);
        return fresh;
    }

    private @Nullable List<UUID> wide(ContentKey key) {
        return key.cell().zoom() > Plan.WIDE_ZOOM
                ? null
                : List.copyOf(plan(key.source()).wide(key.cell()));
    }

    private Plan plan(SourceKey key) {
        return plans.get(key, k -> new Plan(k, making.get().bodies()));
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(ObjectsChanged change) {
        changes.incrementAndGet();
        plans.asMap().forEach((key, plan) -> {
            if (key.source().classCodes().stream().anyMatch(change.classCodes()::contains))
                plan.changed(change.extent());
        });
        contents.asMap().keySet().removeIf(key -> key.touches(change.extent()));
    }

    /** How objects stand in space is said by the packs. */
    @EventListener
    void on(PacksTaken taken) {
        changes.incrementAndGet();
        plans.invalidateAll();
        contents.invalidateAll();
    }

    private static Answer answer(byte[] bytes) {
        byte[] hash = Sha256.of(bytes);
        return new Answer(bytes, HexFormat.of().formatHex(hash, 0, 8));
    }

    /** A cell of a tile set. */
    private record ContentKey(SourceKey source, Cell cell) {
        /** An object lies in the cell that holds its middle, and so within the cell's own bounds. */
        boolean touches(Extent other) {
            double[] own = cell.bounds();
            return own[0] <= other.east()
                    && own[2] >= other.west()
                    && own[1] <= other.north()
                    && own[3] >= other.south();
        }
    }
}
