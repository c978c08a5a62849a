package org.songhua.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Caller;

/** What a desk keeps beside its cases: saved views and the responsibility list. */
public interface CaseDesk {

    /** {@return name to JSON of the views somebody saved} */
    Map<String, String> views(String owner);

    /** Saves a view, or saves it anew. */
    void saveView(String owner, String name, String queryJson);

    /** Forgets a view. */
    void deleteView(String owner, String name);

    /** {@return the responsibility list, that of the city before that of the packs} */
    List<Responsibility> responsibilities();

    /** Adds a rule; its id is given. */
    Responsibility addResponsibility(Responsibility rule, Caller caller);

    /**
     * Ends a rule of the city; those of packs are ended in their packs.
     *
     * @param last its last day; null for today
     */
    void endResponsibility(String id, @Nullable LocalDate last, Caller caller);
}
