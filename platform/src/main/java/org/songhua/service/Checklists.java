package org.songhua.service;

import java.util.List;
import org.songhua.people.Caller;

/** Judges records of registers by lists that packs declare; what a caller may not see is not known to them. */
public interface Checklists {
    /** Most records in one answer. */
    int MOST = 1_000;

    /** {@return the lists, in order of packs and files} */
    List<Checklist> list();

    /** {@return the list of that code} @throws org.songhua.people.NotFoundException when there is none */
    Checklist get(String checklist);

    /** {@return how the records of its register fare, in order of their keys, those after a key} */
    List<Checklist.Judged> judge(String checklist, String after, int limit, Caller caller);

    /** {@return how one record fares} */
    Checklist.Judged judge(String checklist, String key, Caller caller);
}
