package org.songhua.edge.sta;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What a request says of the state that it is meant for (RFC 9110, 13.1 and 13.2). */
final class Preconditions {
    private static final String ANY = "*";

    private Preconditions() {}

    /** {@return the answer to a reader; nothing but its tag for one who wants it only if there is none} */
    static ResponseEntity<byte[]> read(StaRequest request, ResponseEntity<byte[]> answer) {
        String unwanted = request.ifNoneMatch();
        if (unwanted == null
                || !ANY.equals(unwanted.strip())
                || !answer.getStatusCode().equals(HttpStatus.OK)) return answer;
        ResponseEntity.HeadersBuilder<?> known = ResponseEntity.status(HttpStatus.NOT_MODIFIED);
        String tag = answer.getHeaders().getFirst(HttpHeaders.ETAG);
        return tag == null ? known.build() : known.eTag(tag).build();
    }

    /** Refuses a change of an entity that is not, or no longer, as whoever asks for it believes. */
    static void requireMet(StaRequest request, String tag) {
        String wanted = request.ifMatch();
        if (wanted != null && !wanted.equals(ANY) && !wanted.equals(tag)) throw StaFaults.changedMeanwhile();
        if (names(request.ifNoneMatch(), tag)) throw StaFaults.thereAlready();
    }

    /** Compared weakly, as the standard wants it here. */
    private static boolean names(@Nullable String unwanted, String tag) {
        if (unwanted == null) return false;
        Set<String> tags = Stream.of(unwanted.split(","))
                .map(one -> one.strip().replaceFirst("^W/", ""))
                .collect(Collectors.toSet());
        return tags.contains(ANY) || tags.contains(tag);
    }
}
