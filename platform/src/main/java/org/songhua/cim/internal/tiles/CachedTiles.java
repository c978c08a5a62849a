package org.songhua.cim.internal.tiles;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.songhua.cim.Moment;
import org.songhua.cim.ObjectsChanged;
import org.songhua.cim.Tiles;
import org.songhua.cim.internal.blocks.Blocks;
import org.songhua.engine.digest.Checksum64;
import org.songhua.pack.Packs;
import org.songhua.pack.PacksTaken;
import org.songhua.pack.part.PackView;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tiles kept in memory; a change throws away those that it touches the moment it is committed. */
@Service
class CachedTiles implements Tiles {
    private static final long MOST_BYTES = 128L << 20;
    private static final int BYTES_OF_ENTRY = 200;

    private final PackView<TileBuilder> builder;
    private final Cache<TileKey, Tile> cache = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((TileKey key, Tile tile) -> tile.bytes().length + BYTES_OF_ENTRY)
            .build();
    private final AtomicLong changes = new AtomicLong();

    CachedTiles(Database database, Blocks blocks, Packs packs) {
        this.builder = PackView.ofClasses(packs, now -> new TileBuilder(database, blocks, now));
    }

    @Override
    public Tile tile(int zoom, int column, int row, Set<String> classCodes, Moment moment, Scope scope) {
        if (zoom < 0 || zoom > MAX_ZOOM || column < 0 || row < 0 || column >> zoom != 0 || row >> zoom != 0) {
            throw new IllegalArgumentException("No tile %d/%d/%d.".formatted(zoom, column, row));
        }
        var key = new TileKey(zoom, column, row, classCodes, moment, scope);
        Tile known = cache.getIfPresent(key);
        if (known != null) return known;
        long before = changes.get();
        Tile fresh = tile(builder.get().build(key));
        cache.put(key, fresh);
        // A tile made while something changed may show the old state: it is handed out, but not kept.
        if (changes.get() != before) cache.invalidate(key);
        return fresh;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(ObjectsChanged change) {
        changes.incrementAndGet();
        cache.asMap().keySet().removeIf(key -> key.touches(change.extent()));
    }

    /** Tiles say attributes by the classes of the packs. */
    @EventListener
    void on(PacksTaken taken) {
        changes.incrementAndGet();
        cache.invalidateAll();
    }

    private static Tile tile(byte[] bytes) {
        return new Tile(bytes, HexFormat.of().toHexDigits(Checksum64.of(bytes)));
    }
}
