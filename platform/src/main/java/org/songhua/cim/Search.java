package org.songhua.cim;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Scope;

/** Search by name, address or code; any substring from one character on, Chinese or Latin, whatever the locale. */
public interface Search {

    /**
     * {@return hits, best first: equal, then beginning, then containing; shorter before longer}
     *
     * @param text 1 to 100 characters; blanks separate words that must all occur
     * @param near hits in this extent come before others; null for no preference
     * @param limit 1 to 100
     */
    List<Hit> search(String text, @Nullable Extent near, int limit, Scope scope);

    /**
     * One object found.
     *
     * @param id the object
     * @param classCode its class
     * @param name its name
     * @param address its address, when it has one
     * @param longitude of its representative point, degrees
     * @param latitude of its representative point, degrees
     */
    record Hit(
            ObjectId id,
            String classCode,
            String name,
            @Nullable String address,
            double longitude,
            double latitude) {}
}
