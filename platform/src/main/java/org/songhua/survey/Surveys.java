package org.songhua.survey;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Caller;

/**
 * Surveys of a year: tasks are given out, looked at in the field, accepted; what is not in order then stands in the register
 * of problems. Every call sees what the caller may see.
 */
public interface Surveys {
    /** Most tasks given out at once. */
    int MOST = 500;

    /** {@return the surveys of all packs} */
    List<Survey> list();

    /**
     * Gives out a task for each object of a region that has none in that year, {@link #MOST} at once.
     *
     * @param region head of region codes; empty for everywhere
     * @param department whose field workers look
     * @throws org.songhua.engine.fault.FaultException when year or department are none; then nothing is given out
     */
    Issued issue(String survey, int year, String region, String department, Caller caller);

    /**
     * {@return how far the surveys of a year have come, by survey and area}
     *
     * @param region head of region codes; empty for everywhere
     * @param digits how many digits of a region code make an area
     */
    List<Progress> progress(int year, String region, int digits, Caller caller);

    /**
     * {@return what became of the problems found in a year, by area}
     *
     * @param today day by which deadlines are judged
     */
    List<Fate> fates(String survey, int year, String region, int digits, LocalDate today, Caller caller);

    /** {@return tasks, those that wait longest first, {@link #MOST} at most} */
    List<Task> tasks(String survey, int year, String region, Caller caller);

    /** Puts what accepted tasks found into the register, where that was not done yet. {@return how many tasks} */
    int catchUp();

    /**
     * Tasks that were given out.
     *
     * @param issued new ones
     * @param there objects that had one
     * @param more whether objects are left
     */
    record Issued(int issued, int there, boolean more) {}

    /**
     * How far a survey has come in an area.
     *
     * @param area head of region codes; empty for objects in no region
     * @param tasks all of them, those dropped left out
     * @param submitted those that wait for review
     * @param accepted those reviewed
     * @param entered of these, those whose problems stand in the register
     * @param findings problems they found
     */
    record Progress(
            String survey, String area, long tasks, long submitted, long accepted, long entered, long findings) {}

    /**
     * What became of problems in an area.
     *
     * @param found all of them
     * @param byState code of a state to how many are in it
     * @param timed those with a deadline
     * @param late those past their deadline and not put right
     * @param units how many buildings, estates or streets have any; each once
     */
    record Fate(String area, long found, Map<String, Long> byState, long timed, long late, long units) {
        public Fate {
            byState = Map.copyOf(byState);
        }
    }

    /**
     * A task.
     *
     * @param unit number of the object
     * @param state of the case
     * @param answered questions that were answered
     * @param findings problems found; 0 until they are entered
     * @param entered whether they stand in the register
     */
    record Task(
            UUID caseId,
            String caseNumber,
            String survey,
            int year,
            UUID object,
            String unit,
            @Nullable String region,
            String state,
            int answered,
            int findings,
            boolean entered) {}
}
