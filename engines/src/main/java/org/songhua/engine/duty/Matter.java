package org.songhua.engine.duty;

import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.Level;

/**
 * What somebody is called for.
 *
 * @param pack field of the warning
 * @param region code of the region it lies in; null when that is not known
 */
public record Matter(String pack, @Nullable String region, Level level) {}
