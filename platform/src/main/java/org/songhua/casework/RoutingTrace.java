package org.songhua.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a department is responsible, or that no rule says who is.
 *
 * @param department who; null when no rule fits
 * @param rule the rule that decided; null when none did
 * @param tried rules of the class, each with what became of it, the strongest first
 */
public record RoutingTrace(
        @Nullable String department, @Nullable String rule, List<Step> tried) {
    public RoutingTrace {
        tried = List.copyOf(tried);
    }

    /**
     * A rule that was looked at.
     *
     * @param verdict chosen, weaker, elsewhere, other_owner, not_yet, or no_more
     */
    public record Step(String rule, String department, String basis, String verdict) {}
}
