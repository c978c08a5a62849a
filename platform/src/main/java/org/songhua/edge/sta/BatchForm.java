package org.songhua.edge.sta;

import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** How a batch is written down. */
sealed interface BatchForm permits JsonBatch, MultipartBatch {
    /** No batch has more requests: each of them may cost as much as one that comes alone. */
    int MOST_ITEMS = 10_000;

    List<BatchItem> read(byte[] body, String contentType);

    ResponseEntity<byte[]> write(List<BatchReply> replies);

    static BatchForm of(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/mixed")) return new MultipartBatch();
        if (type.startsWith("application/json")) return new JsonBatch();
        throw new org.songhua.edge.problem.ProblemException(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "STA-030", "A batch is multipart/mixed or application/json.");
    }

    /** {@return the address below the service root, of one that may name the server, the root, or neither} */
    static String below(String address) {
        String path = address.replaceFirst("^https?://[^/]+", "");
        return path.replaceFirst("^/?(sta/)?v1\\.[01](?=/|$)", "");
    }
}
