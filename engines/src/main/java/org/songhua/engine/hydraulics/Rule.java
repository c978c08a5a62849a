package org.songhua.engine.hydraulics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule: if its premises hold, its first actions are taken, otherwise the second ones.
 *
 * @param label name
 * @param premises joined from left to right by their logic
 * @param thenActions when they hold
 * @param elseActions when they do not
 * @param priority the higher wins over the lower for the same link
 * @param enabled false when it only stands in the file
 * @param line line of its file, 0 when from elsewhere
 */
public record Rule(
        String label,
        List<Premise> premises,
        List<Action> thenActions,
        List<Action> elseActions,
        double priority,
        boolean enabled,
        int line) {
    public Rule {
        premises = List.copyOf(premises);
        thenActions = List.copyOf(thenActions);
        elseActions = List.copyOf(elseActions);
    }

    /** What a premise speaks of. */
    public enum Subject {
        NODE,
        LINK,
        SYSTEM
    }

    /** Quantity a premise looks at. */
    public enum Quantity {
        DEMAND,
        HEAD,
        GRADE,
        LEVEL,
        PRESSURE,
        FLOW,
        STATUS,
        SETTING,
        TIME,
        CLOCKTIME,
        FILLTIME,
        DRAINTIME
    }

    /** How a quantity is compared. */
    public enum Comparison {
        EQ,
        NE,
        LE,
        GE,
        LT,
        GT
    }

    /**
     * One condition.
     *
     * @param or true when it may hold instead of what stands before it
     * @param subject node, link or the whole system
     * @param id which one, null for the system
     * @param quantity what of it
     * @param comparison how it is compared
     * @param status with this status, or null
     * @param value with this value in the file's units, times in seconds; NaN when a status is given
     */
    public record Premise(
            boolean or,
            Subject subject,
            @Nullable String id,
            Quantity quantity,
            Comparison comparison,
            @Nullable LinkStatus status,
            double value) {}

    /**
     * One action.
     *
     * @param link what is changed
     * @param status what it becomes, null when a setting is given
     * @param setting pump speed or valve setting in the file's units, NaN when a status is given
     */
    public record Action(String link, @Nullable LinkStatus status, double setting) {}
}
