package org.songhua.sensing.internal.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of blocks that were opened lately, as packed as they are, so that who asks for the same readings again asks no database. They belong to what {@link BlockHeads}
 * has in memory of a block: a commit that changes the block puts another one there, and the body of before is never found again.
 */
final class BlockBodies {
    /** What is kept takes a thirty-second part of the heap at most: of a heap of 1 GiB, some 10,000 full blocks. */
    static final long BYTES_MAX_DEFAULT = Runtime.getRuntime().maxMemory() / 32;

    private static final int OVERHEAD_BYTES = 100;

    private final BlockHeads heads;
    private final Function<List<BlockSpan>, List<Block>> database;
    /** Weak keys are told apart by identity. */
    private final Cache<KnownBlock, byte[]> bodies;

    /** @param database finds the blocks that stand now where others stood */
    BlockBodies(BlockHeads heads, long bytesMax, Function<List<BlockSpan>, List<Block>> database) {
        this.heads = heads;
        this.database = database;
        bodies = Caffeine.newBuilder()
                .weakKeys()
                .maximumWeight(bytesMax)
                .weigher((KnownBlock block, byte[] body) -> body.length + OVERHEAD_BYTES)
                .build();
    }

    /** {@return the blocks that stand now where others stood, in no order}: one that was changed since then may begin later, or be two. */
    List<Block> listWithin(List<BlockSpan> spans) {
        return heads.ask(blocks -> blocks.find(spans))
                .map(known -> list(spans, known))
                .orElseGet(() -> database.apply(spans));
    }

    private List<Block> list(List<BlockSpan> spans, List<@Nullable KnownBlock> known) {
        var found = new ArrayList<Block>(spans.size());
        var missing = new LinkedHashMap<BlockSpan, @Nullable KnownBlock>();
        for (int i = 0; i < spans.size(); i++) {
            KnownBlock block = known.get(i);
            byte[] body = block == null ? null : bodies.getIfPresent(block);
            if (block == null || body == null) missing.put(spans.get(i), block);
            else found.add(block.with(body));
        }
        if (!missing.isEmpty()) found.addAll(fetch(missing));
        return found;
    }

    /** A body may be newer than what is known of its block, never older: it was asked for afterwards. */
    private List<Block> fetch(Map<BlockSpan, @Nullable KnownBlock> missing) {
        List<Block> fetched = database.apply(List.copyOf(missing.keySet()));
        for (Block block : fetched) {
            KnownBlock known = missing.get(block.span());
            if (known != null) bodies.put(known, block.body());
        }
        return fetched;
    }

    /** {@return the blocks that are chosen from what is known, in that order; nothing when memory does not tell, or they change just now} */
    Optional<List<Block>> listInOrder(Function<KnownBlocks, List<KnownBlock>> choice) {
        return heads.ask(choice).flatMap(this::inOrder);
    }

    private Optional<List<Block>> inOrder(List<KnownBlock> chosen) {
        List<BlockSpan> spans = chosen.stream().map(block -> block.span).toList();
        var bySpan = new LinkedHashMap<BlockSpan, Block>();
        for (Block block : list(spans, chosen)) bySpan.put(block.span(), block);
        var inOrder = new ArrayList<Block>(spans.size());
        for (BlockSpan span : spans) {
            Block block = bySpan.get(span);
            if (block == null) return Optional.empty();
            inOrder.add(block);
        }
        return Optional.of(inOrder);
    }
}
