package org.songhua.engine.flow;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What hashes of chains are made of: texts with their length before them, so that no two lists of texts are the same bytes. */
public final class ChainBytes {
    private ChainBytes() {}

    /** Writes whether there is a text, its length in UTF-8, and it. */
    public static void text(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text == null) return;
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
