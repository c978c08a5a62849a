package org.songhua.service;

import java.util.List;
import org.songhua.register.RegisterRecord;

/**
 * Who should have a service and has it not.
 *
 * @param needed how many should have it
 * @param met how many have it
 * @param rows those who have it not, at most as many as were asked for
 */
public record Gap(long needed, long met, List<Row> rows) {

    /**
     * One who has it not.
     *
     * @param record record of the register of needs
     * @param state state of the latest application; empty when there is none
     * @param application its number; empty when there is none
     */
    public record Row(RegisterRecord record, String state, String application) {}

    public Gap {
        rows = List.copyOf(rows);
    }

    /** {@return how many have it not} */
    public long open() {
        return needed - met;
    }
}
