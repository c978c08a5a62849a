package org.songhua.edge.sta;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.problem.ProblemException;
import org.songhua.engine.odata.Query;
import org.songhua.engine.odata.QueryParser;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriUtils;

/**
 * A request as far as it matters here.
 *
 * @param root address of the service
 * @param path below the root, decoded, with a solidus at its head or empty
 * @param options of the query, decoded
 * @param metadata what they say of the control information of the answer
 * @param contentType of the body
 * @param prefer the header Prefer, empty without
 * @param ifMatch the header If-Match
 * @param ifNoneMatch the header If-None-Match
 */
record StaRequest(
        StaVersion version,
        String root,
        String path,
        Map<String, String> options,
        ResultMetadata metadata,
        String contentType,
        String prefer,
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        Caller caller) {

    static StaRequest of(String version, HttpServletRequest request, Caller caller) {
        StaVersion edition = StaVersion.of(version);
        String base = "/sta/" + edition.path();
        String raw = request.getRequestURI();
        String path = raw.substring(raw.indexOf(base) + base.length());
        requireUnrestricted(caller);
        Map<String, String> options = Options.read(request.getQueryString());
        return new StaRequest(
                edition,
                origin(request) + base,
                UriUtils.decode(path, StandardCharsets.UTF_8),
                options,
                edition == StaVersion.V2_0 ? ResultMetadata.FULL : ResultMetadata.of(options),
                Optional.ofNullable(request.getContentType()).orElse(""),
                Optional.ofNullable(request.getHeader("Prefer")).orElse(""),
                request.getHeader("If-Match"),
                request.getHeader("If-None-Match"),
                caller);
    }

    /** Things do not say yet which district or department they belong to; until then nobody sees more than they may. */
    private static void requireUnrestricted(Caller caller) {
        if (!caller.scope().isAll())
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "AUTH-010",
                    "SensorThings is open to callers without a restricted scope only.");
    }

    private static String origin(HttpServletRequest request) {
        String host = request.getHeader("Host");
        String name = host == null ? request.getServerName() + ":" + request.getServerPort() : host;
        return request.getScheme() + "://" + name;
    }

    /** {@return what is asked for, without how its answer is to be written} */
    Query query() {
        return QueryParser.parse(ResultMetadata.without(options));
    }

    void require(Permission permission) {
        if (!caller.may(permission))
            throw new ProblemException(
                    HttpStatus.FORBIDDEN, "AUTH-010", "This needs the permission " + permission.code() + ".");
    }

    /** {@return the same request for another address, as in a batch} */
    StaRequest to(String newPath, Map<String, String> newOptions, String newContentType, String newPrefer) {
        ResultMetadata newMetadata = ResultMetadata.of(newOptions);
        return new StaRequest(
                version, root, newPath, newOptions, newMetadata, newContentType, newPrefer, null, null, caller);
    }
}
