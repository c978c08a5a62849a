package org.songhua.people;

import org.jspecify.annotations.Nullable;

/**
 * A body in the tree of organisations.
 *
 * @param code identifier; owner of city objects and part of data scopes
 * @param parent code of the organisation above, or null at the top
 * @param kind such as {@code department}, {@code district}, {@code company}, or null
 */
public record Organisation(
        String code,
        String name,
        @Nullable String parent,
        @Nullable String kind) {}
