package org.songhua.cim.internal.imports.batch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.digest.Sha256;
import org.songhua.engine.geo.Wkb;

/** Makes an identifier of what a feature says, for those that bring none: the same content, the same identifier. */
public final class ContentId {
    private ContentId() {}

    /** {@return {@code sha256/} and 32 hexadecimal digits} */
    public static String of(Geometry geometry, @Nullable String name, Map<String, ?> attributes, Map<String, ?> tags) {
        var words = String.valueOf(name) + new TreeMap<>(attributes) + new TreeMap<>(tags);
        MessageDigest digest = Sha256.begin();
        digest.update(Wkb.of(geometry));
        return "sha256/" + HexFormat.of().formatHex(digest.digest(words.getBytes(StandardCharsets.UTF_8)), 0, 16);
    }
}
