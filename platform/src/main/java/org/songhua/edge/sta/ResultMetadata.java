package org.songhua.edge.sta;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/**
 * How much control information an answer has, said by {@code $resultMetadata}: an option that FROST-Server brought into use (its
 * extension Response Metadata) after OData JSON 4.01, clause 3.1.
 */
enum ResultMetadata {
    /** All that the standard has. */
    FULL,
    /** Numbers, counts and next pages. */
    MINIMAL,
    /** As minimal: what it leaves out, readers can work out. */
    NONE,
    /** Numbers and counts; no next pages, and whoever creates something is not told where it is. */
    OFF;

    static final String OPTION = "$resultMetadata";

    static ResultMetadata of(Map<String, String> options) {
        String wanted = options.get(OPTION);
        if (wanted == null) return FULL;
        for (ResultMetadata one : values()) if (one.text().equals(wanted)) return one;
        throw StaFaults.of(Fault.refused(
                "STA-036",
                Place.atField(OPTION),
                OPTION + " is “" + wanted + "”.",
                "Give full, minimal, none or off."));
    }

    /** {@return the other options} */
    static Map<String, String> without(Map<String, String> options) {
        if (!options.containsKey(OPTION)) return options;
        var rest = new LinkedHashMap<>(options);
        rest.remove(OPTION);
        return rest;
    }

    /** {@return the options of a request in a batch} What later requests refer to must tell its address. */
    static Map<String, String> ofPart(Map<String, String> options) {
        if (of(options) != OFF) return options;
        var rest = new LinkedHashMap<>(options);
        rest.put(OPTION, NONE.text());
        return rest;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return whether entities have their own address and those of their relations} */
    boolean hasLinks() {
        return this == FULL;
    }

    /** {@return whether the address of the next page, or of what was created, is told} */
    boolean hasAddresses() {
        return this != OFF;
    }
}
