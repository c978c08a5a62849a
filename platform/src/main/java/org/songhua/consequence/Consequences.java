package org.songhua.consequence;

import java.time.Instant;
import java.util.List;

/**
 * What follows by itself. A step of a record is followed in its own transaction; duties and deadlines that passed are looked for
 * again and again. Each happening has its consequence once, however often it is looked at.
 */
public interface Consequences {

    /** {@return all that the packs declare, in order of packs and files} */
    List<Consequence> list();

    /**
     * Looks for duties and deadlines that have passed by a moment.
     *
     * @return how many cases were opened and records entered
     */
    int follow(Instant now);
}
