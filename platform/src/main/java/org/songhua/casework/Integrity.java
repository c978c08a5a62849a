package org.songhua.casework;

import java.util.List;
import java.util.UUID;
import org.songhua.pack.Text;

/** Checks of what the database holds of cases: what must never be, and what somebody should look at. Reading only. */
public interface Integrity {

    /** {@return every check with how many cases it finds, errors first} */
    List<Finding> run();

    /**
     * {@return cases that a check finds, in order of their ids}
     *
     * @param most 1 to 1,000
     * @throws org.songhua.people.NotFoundException when there is no such check
     */
    List<UUID> cases(String check, int most);

    /** How bad it is. */
    enum Severity {
        /** It must never be: the program or the database is at fault. */
        ERROR,
        /** Somebody should look at it. */
        WARNING
    }

    /**
     * What a check found.
     *
     * @param check code
     * @param title what is wrong with what it finds
     * @param remedy what to do
     * @param found how many
     */
    record Finding(String check, Severity severity, Text title, Text remedy, long found) {}
}
