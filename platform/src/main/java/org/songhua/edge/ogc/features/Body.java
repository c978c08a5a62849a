package org.songhua.edge.ogc.features;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.songhua.engine.geo.ByteSink;

/**
 * The body of a response while it is being made. Up to {@link #KEPT_BYTES} are kept, so that most responses are sent
 * only when they are complete: a fault on the way can still become an error response, all links can be headers, and no
 * database connection waits for a slow reader. What is larger goes out in portions.
 */
final class Body {
    private static final int KEPT_BYTES = 4 << 20;
    private static final int LEAST_BYTES = 16 << 10;

    private final HttpServletResponse response;
    private final ByteSink bytes;
    private boolean begun;

    /**
     * @param response not yet begun
     * @param expected how many bytes there may be; growing a buffer means copying it
     */
    Body(HttpServletResponse response, int expected) {
        this.response = response;
        this.bytes = new ByteSink(Math.clamp(expected, LEAST_BYTES, KEPT_BYTES / 4));
    }

    ByteSink bytes() {
        return bytes;
    }

    /** Sends what there is if it has become too much to keep. */
    void relieve() {
        if (bytes.size() < KEPT_BYTES) return;
        send();
        bytes.reset();
    }

    /**
     * Ends the body.
     *
     * @param complete is given the response if nothing of it was sent yet, to add headers
     */
    void finish(Consumer<HttpServletResponse> complete) {
        if (!begun) {
            complete.accept(response);
            response.setContentLength(bytes.size());
        }
        send();
    }

    private void send() {
        begun = true;
        try {
            bytes.writeTo(response.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
