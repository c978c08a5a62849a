package org.songhua.edge.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** What is said on one connection. Used by its thread alone. */
public interface Conversation {
    /**
     * Takes the next bytes, and answers what is whole. Blocks until what it acknowledges is durable.
     *
     * @return whether the conversation goes on
     */
    boolean take(ByteBuffer input, OutputStream answers) throws IOException;

    /** {@return bytes of a frame that is not whole yet} */
    int waiting();

    /** {@return messages that came with the last bytes, for the pace} */
    int messages();

    /** The other end is gone, or was sent away. */
    default void end() {}
}
