package org.songhua.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.indicator.Light;
import org.songhua.people.Caller;

/** The tasks of a plan as its regions keep them: who does what by when, how each stands, and who has told nothing. */
public interface Tasks {
    /** Days before its day from which on a milestone that is not reached is yellow. */
    int SOON_DAYS = 30;

    /**
     * {@return every task of a plan in every part of a region, all by the same rule}
     *
     * @param plan code of a plan; null for the first that the packs declare
     * @param within code of the region
     * @param level of its parts: 2 for cities, 3 for counties
     * @param today day by which lights are told
     * @throws org.songhua.people.NotFoundException when there is no such plan, or it declares no register of its tasks
     */
    TaskBoard board(@Nullable String plan, String within, int level, LocalDate today, Caller caller);

    /**
     * The tasks in all parts of a region.
     *
     * @param register code of the register that they are kept in
     * @param lines by task and part
     * @param sums one for each task
     * @param silent parts that have told nothing of any task
     */
    record TaskBoard(
            String plan,
            String register,
            LocalDate today,
            List<TaskLine> lines,
            List<TaskSum> sums,
            List<Part> silent) {
        public TaskBoard {
            lines = List.copyOf(lines);
            sums = List.copyOf(sums);
            silent = List.copyOf(silent);
        }
    }

    /** A part of a region. */
    record Part(String code, String name) {}

    /**
     * A task in a part.
     *
     * @param clause number of the clause
     * @param units who is responsible, in order; empty while nobody is named
     * @param light the worst of its milestones; unknown without any
     */
    record TaskLine(int clause, Part part, List<String> units, List<Step> milestones, Light light) {
        public TaskLine {
            units = List.copyOf(units);
            milestones = List.copyOf(milestones);
        }
    }

    /**
     * A milestone.
     *
     * @param record the record that it is
     * @param due null while no day is given
     * @param light green when it is reached or far, yellow within {@link #SOON_DAYS} days of its day, red after it; unknown without a day
     */
    record Step(UUID record, String key, String text, @Nullable LocalDate due, boolean done, Light light) {}

    /**
     * A task over all parts.
     *
     * @param parts how many stand in each light
     * @param done milestones that are reached
     * @param milestones all there are
     * @param missing parts that have told nothing of it
     */
    record TaskSum(int clause, Map<Light, Integer> parts, int done, int milestones, List<Part> missing) {
        public TaskSum {
            parts = Map.copyOf(parts);
            missing = List.copyOf(missing);
        }
    }
}
