package org.songhua.edge.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.Imports;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells how far an import is as server-sent events: one {@code status} for each change until the final one. A comment
 * now and then keeps the connection open and finds out when nobody listens any more.
 */
final class ImportEvents {
    /** Most imports of an afternoon are over at once; who waits for a long one is told five times a second. */
    private static final long FIRST_PAUSE_MILLIS = 5;

    private static final long LONGEST_PAUSE_MILLIS = 200;
    private static final int PERIODS_BETWEEN_SIGNS = 50;

    private final Imports imports;
    private final JsonMapper json;

    ImportEvents(Imports imports, JsonMapper json) {
        this.imports = imports;
        this.json = json;
    }

    void write(long id, OutputStream out) throws IOException {
        ImportStatus told = null;
        long pause = FIRST_PAUSE_MILLIS;
        for (int silent = 0; ; silent++) {
            ImportStatus status = imports.find(id).orElse(null);
            if (status == null) return;
            if (!status.equals(told)) {
                send("event: status\ndata: " + json.writeValueAsString(status) + "\n\n", out);
                told = status;
                silent = 0;
            } else if (silent % PERIODS_BETWEEN_SIGNS == PERIODS_BETWEEN_SIGNS - 1) {
                send(": still there\n\n", out);
            }
            if (isOver(told) || !pause(pause)) return;
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    private static boolean isOver(@Nullable ImportStatus status) {
        return status != null && status.state().isFinal();
    }

    private static void send(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** {@return false when the server is being stopped} */
    private static boolean pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
