package org.songhua.engine.hydraulics.inp;

import java.util.Locale;
import java.util.Optional;

/** Sections of an EPANET input file, in the order in which they are written. */
enum Section {
    TITLE,
    JUNCTIONS,
    RESERVOIRS,
    TANKS,
    PIPES,
    PUMPS,
    VALVES,
    TAGS,
    DEMANDS,
    STATUS,
    PATTERNS,
    CURVES,
    CONTROLS,
    RULES,
    ENERGY,
    EMITTERS,
    LEAKAGE,
    QUALITY,
    SOURCES,
    REACTIONS,
    MIXING,
    TIMES,
    REPORT,
    OPTIONS,
    COORDINATES,
    VERTICES,
    LABELS,
    BACKDROP,
    ROUGHNESS,
    END;

    private static final int SIGNIFICANT = 4;

    /** {@return the section whose heading this is; the first four letters decide, as in EPANET} */
    static Optional<Section> ofHeading(String token) {
        String name = token.substring(1).toUpperCase(Locale.ROOT);
        for (Section section : values()) {
            String start = section.name()
                    .substring(0, Math.min(SIGNIFICANT, section.name().length()));
            if (name.startsWith(start)) return Optional.of(section);
        }
        return Optional.empty();
    }

    String heading() {
        return "[" + name() + "]";
    }
}
