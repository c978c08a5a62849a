package org.songhua.edge.sta;

import org.jspecify.annotations.Nullable;

/**
 * One request of a batch.
 *
 * @param id what later requests of the batch call it by
 * @param group requests with the same group succeed together or not at all; null for one by itself
 * @param path of the address below the service root, with its query
 */
@SuppressWarnings("ArrayRecordComponent") // read once
record BatchItem(
        String id,
        @Nullable String group,
        String method,
        String path,
        String contentType,
        String prefer,
        byte[] body) {}
