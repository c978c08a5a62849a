package org.songhua.sensing;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.odata.Literals;

/**
 * Where a page begins: behind an entity in the order of the query when that order is by id or by time, so that rows
 * that come or go meanwhile neither repeat nor hide others; else behind so many entities.
 *
 * @param skip number of entities left out, 0 with {@code afterId}
 * @param afterId behind this one; null for the first page
 * @param afterTime its phenomenon time, for observations
 */
public record PageToken(
        int skip, @Nullable Long afterId, @Nullable Instant afterTime) {

    public static PageToken skipping(int entities) {
        return new PageToken(entities, null, null);
    }

    public static PageToken after(long id) {
        return new PageToken(0, id, null);
    }

    public static PageToken after(Instant time, long id) {
        return new PageToken(0, id, time);
    }

    /** {@return the token as it stands in addresses} */
    public String text() {
        if (afterId == null) return "s" + skip;
        return afterTime == null ? "i" + afterId : "t" + afterTime + "_" + afterId;
    }

    /** {@return the token that {@link #text()} gave} */
    public static Optional<PageToken> parse(String text) {
        try {
            String rest = text.substring(1);
            return switch (text.charAt(0)) {
                case 's' ->
                    Optional.of(skipping(Integer.parseUnsignedInt(rest))).filter(token -> token.skip >= 0);
                case 'i' -> Optional.of(after(Long.parseLong(rest)));
                case 't' -> {
                    int cut = rest.indexOf('_');
                    yield Optional.of(
                            after(Literals.instant(rest.substring(0, cut)), Long.parseLong(rest.substring(cut + 1))));
                }
                default -> Optional.empty();
            };
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
