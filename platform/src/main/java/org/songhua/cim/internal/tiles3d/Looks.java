package org.songhua.cim.internal.tiles3d;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.tile3d.Material;
import org.songhua.pack.ClassDefinition;

/**
 * Materials of faces. Their names are what a viewer may colour by: {@code wall}, {@code roof}, {@code ground}, else the class. Pipes have
 * the colours of underground surveys (CJJ 61): water blue, drains brown, gas pink, heat orange.
 */
final class Looks {
    static final Material WALL = Material.of("wall", "e4e2dc");
    static final Material ROOF = Material.of("roof", "b9b3a6");
    static final Material GROUND = Material.of("ground", "8f8a80");

    private static final String OTHERS = "8a9299";
    private static final Map<String, String> BY_PALETTE = Map.of(
            "pipe_water", "2f86d1",
            "pipe_gas", "d9739c",
            "pipe_heat", "e08a2e",
            "pipe_drain", "8a6244",
            "tree", "5d8f57",
            "green", "5d8f57",
            "water", "5aa6c0",
            "power", "8f8467",
            "barrier", "a79f96");

    private Looks() {}

    static Material of(String classCode, @Nullable ClassDefinition definition) {
        String palette = definition == null ? "" : definition.style().palette();
        return Material.of(classCode, BY_PALETTE.getOrDefault(palette, OTHERS));
    }
}
