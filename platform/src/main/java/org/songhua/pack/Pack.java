package org.songhua.pack;

import java.util.List;

/**
 * A folder of data that teaches the platform one field. Its files are read once; what they say is in the classes.
 *
 * @param code folder name and identifier
 * @param version semantic version
 * @param title name
 * @param requires codes of packs that must be loaded before
 */
public record Pack(String code, String version, Text title, List<String> requires) {
    public Pack {
        requires = List.copyOf(requires);
    }
}
