package org.songhua.cim.internal.objects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a statement.
 *
 * @param sql with {@code ?} for each parameter
 * @param parameters in their order
 * @param exact whether a condition holds for no more rows than the filter does; else it is only necessary
 */
record Fragment(String sql, List<@Nullable Object> parameters, boolean exact) {

    static Fragment of(String sql, @Nullable Object... parameters) {
        return new Fragment(sql, Arrays.asList(parameters), true);
    }

    /** {@return the same as a condition that is necessary only} */
    Fragment necessary() {
        return new Fragment(sql, parameters, false);
    }

    /** {@return pieces put into a pattern with {@code %s} for each} */
    static Fragment join(String pattern, Fragment... pieces) {
        Object[] texts = Arrays.stream(pieces).map(Fragment::sql).toArray();
        return join(pattern.formatted(texts), List.of(pieces));
    }

    /** {@return pieces with a word between them, in parentheses} */
    static Fragment joinAll(String word, List<Fragment> pieces) {
        return join("(" + String.join(word, pieces.stream().map(Fragment::sql).toList()) + ")", pieces);
    }

    private static Fragment join(String sql, List<Fragment> pieces) {
        var all = new ArrayList<@Nullable Object>();
        pieces.forEach(piece -> all.addAll(piece.parameters));
        return new Fragment(sql, all, pieces.stream().allMatch(Fragment::exact));
    }
}
