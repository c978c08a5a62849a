package org.songhua.edge.sta;

import org.jspecify.annotations.Nullable;

/**
 * The answer to one request of a batch.
 *
 * @param location address of what was created
 */
@SuppressWarnings("ArrayRecordComponent") // written once
record BatchReply(
        String id,
        @Nullable String group,
        int status,
        @Nullable String location,
        @Nullable String contentType,
        byte[] body) {

    boolean failed() {
        return status >= 400;
    }
}
