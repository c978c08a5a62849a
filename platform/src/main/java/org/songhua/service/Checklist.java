package org.songhua.service;

import java.util.List;
import java.util.Map;
import org.songhua.pack.Text;

/**
 * What records of a register are judged by, item by item, as a pack declares it.
 *
 * @param code its code, unique over all packs
 * @param pack pack that declares it
 * @param title its name
 * @param basis standard or document it rests on
 * @param register register whose records are judged
 * @param items its items by code, in order
 */
public record Checklist(String code, String pack, Text title, String basis, String register, Map<String, Item> items) {

    /**
     * One item.
     *
     * @param title what people call it
     * @param group what it belongs to
     * @param rule when it is met, over the fields of the record
     */
    public record Item(Text title, Text group, Service.Rule rule) {}

    /**
     * How a record fares.
     *
     * @param record key of the record
     * @param title its title
     * @param standing all items met; one not met; else one not known
     * @param met how many are met
     * @param missing what is not met
     * @param unknown what is not known, each with the names of the data that are missing
     */
    public record Judged(
            String record, String title, Standing standing, int met, List<Verdict> missing, List<Verdict> unknown) {
        public Judged {
            missing = List.copyOf(missing);
            unknown = List.copyOf(unknown);
        }
    }

    /** The three values of a record. */
    public enum Standing {
        COMPLETE,
        INCOMPLETE,
        UNKNOWN
    }

    public Checklist {
        items = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(items));
    }
}
