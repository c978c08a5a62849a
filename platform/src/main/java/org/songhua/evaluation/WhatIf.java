package org.songhua.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.indicator.Measured;
import org.songhua.engine.indicator.Overlay;
import org.songhua.evaluation.Plan.Stand;
import org.songhua.people.Scope;

/**
 * What a number would be if a parameter, a target or the number itself were another. Nothing of the answer is kept: no value, no
 * run, no target. An answer names what was supposed, and its value has the state {@link #STATE}.
 */
public interface WhatIf {
    /** State of a value that was only supposed; none that is kept has it. */
    String STATE = "WHAT_IF";

    /**
     * {@return what would be, beside what is}
     *
     * @throws org.songhua.people.NotFoundException when there is no such indicator
     * @throws org.songhua.engine.fault.FaultException with all that is wrong with what is supposed
     */
    Answer ask(Question question, Scope scope);

    /**
     * A question.
     *
     * @param indicator id
     * @param geography code of a region
     * @param period year
     * @param overlay what is supposed
     */
    record Question(String indicator, String geography, String period, Overlay overlay) {}

    /**
     * An answer.
     *
     * @param stored what counts now; null when there is no value
     * @param real what the formula gives of the same objects with what is declared; null when nothing is computed
     * @param supposed what it gives with what is supposed
     * @param wanting what is missing when there is no number
     * @param parameters each that is supposed
     * @param before where the indicator stands
     * @param after where it would stand
     */
    record Answer(
            @Nullable IndicatorValue stored,
            @Nullable Measured real,
            @Nullable Measured supposed,
            @Nullable String wanting,
            List<Changed> parameters,
            Stand before,
            Stand after) {
        public Answer {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * A parameter that is supposed to be another.
     *
     * @param declared number in force, in its unit; null when none is yet
     * @param supposed number instead
     * @param reference where the number in force is laid down
     */
    record Changed(String name, String unit, @Nullable Double declared, double supposed, String reference) {}
}
