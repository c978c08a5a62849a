package org.songhua.pack.internal;

import java.util.List;

/**
 * The closed lists of words by which packs speak to the map of the console. A new word is added here and there
 * together; a test holds the two against each other.
 */
final class MapWords {
    /** Palette words; the console gives each a colour per theme. */
    static final List<String> PALETTE = words("""
            region unit_grid address road path rail building land green water bridge barrier power tree place other
            education health elderly culture sport commerce transport safety government utility
            pipe_water pipe_gas pipe_heat pipe_drain
            """);

    /** Icon words; the console has a drawing for each. */
    static final List<String> ICONS = words("""
            school hospital market park bus train fire police shop toilet parking fuel charging library pill elderly baby
            ball post bank food government recycle tower tree pin
            """);

    private MapWords() {}

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
