package org.songhua.edge.ogc.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.digest.Sha256;

/**
 * Entity tags (RFC 9110, 8.8.3), all weak: the bytes may differ by compression and time stamp while the content is the
 * same, and the web server compresses only what has no strong tag.
 */
public final class Validator {
    private Validator() {}

    /** {@return a tag for what all these parts determine} */
    public static String of(Object... parts) {
        return ofBytes(Arrays.deepToString(parts).getBytes(StandardCharsets.UTF_8));
    }

    /** {@return a tag for these bytes} */
    public static String ofBytes(byte[] content) {
        byte[] head = ByteBuffer.allocate(12).put(Sha256.of(content), 0, 12).array();
        return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(head) + "\"";
    }

    /** {@return the tag in its weak form} */
    public static String weak(String tag) {
        return tag.startsWith("W/") ? tag : "W/" + (tag.startsWith("\"") ? tag : "\"" + tag + "\"");
    }

    /** {@return whether an {@code If-None-Match} header names the tag, by weak comparison} */
    public static boolean matches(@Nullable String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) return false;
        if (ifNoneMatch.strip().equals("*")) return true;
        return Arrays.stream(ifNoneMatch.split(",")).map(String::strip).anyMatch(t -> weak(t).equals(weak(tag)));
    }
}
