package org.songhua.evaluation.internal.declared;

import java.util.List;

/**
 * Where the tasks of a plan are kept, as its pack declares it.
 *
 * @param plan code of the pack
 * @param register code of the register
 * @param clause its field with the number of the clause
 * @param unit its field with who is responsible
 * @param due its field with the day of a milestone
 * @param done states in which a milestone is reached
 * @param first number of the first clause that is a task
 * @param last number of the last
 */
public record TaskRegister(
        String plan, String register, String clause, String unit, String due, List<String> done, int first, int last) {
    public TaskRegister {
        done = List.copyOf(done);
    }
}
