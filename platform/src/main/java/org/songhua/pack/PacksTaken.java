package org.songhua.pack;

import java.util.List;

/**
 * Packs were taken while the program runs; told as an event after they are in force.
 *
 * @param packs those in force
 * @param changed the files that were added, changed or left out since, as {@code pack/path}, in order
 */
public record PacksTaken(List<PackOf> packs, List<String> changed) {

    /**
     * A pack in force.
     *
     * @param code its code
     * @param version its version
     */
    public record PackOf(String code, String version) {}

    public PacksTaken {
        packs = List.copyOf(packs);
        changed = List.copyOf(changed);
    }
}
