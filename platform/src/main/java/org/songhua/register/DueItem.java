package org.songhua.register;

import java.time.LocalDate;

/**
 * A duty of a record with its day.
 *
 * @param record the record
 * @param duty code of the duty
 * @param on day by which it must be done
 * @param standing how that day lies to the day asked about
 */
public record DueItem(RegisterRecord record, String duty, LocalDate on, Standing standing) {

    /** How a day lies to today. */
    public enum Standing {
        OVERDUE,
        COMING,
        LATER
    }
}
