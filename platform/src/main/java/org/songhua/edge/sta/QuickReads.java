package org.songhua.edge.sta;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.problem.ProblemException;
import org.songhua.edge.problem.ProblemWriter;
import org.songhua.edge.security.Devices;
import org.songhua.edge.security.SafeHeaders;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * The way of programs that read: questions from a device or a program with a key, or from this machine, are answered before the chain of filters and handlers,
 * which costs as much as the latest reading itself. The same permission is asked for, the same service answers, and with the same headers; whatever is
 * not plainly such a question, and whatever is refused, goes the ordinary way.
 */
final class QuickReads implements Filter {
    private static final String BASE = "/sta/";
    /** Of those that ask on a condition, for a part, or from a page of another site, the chain knows more. */
    private static final List<String> SPECIAL = List.of(
            HttpHeaders.IF_NONE_MATCH,
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_MODIFIED_SINCE,
            HttpHeaders.IF_UNMODIFIED_SINCE,
            HttpHeaders.RANGE,
            HttpHeaders.ORIGIN,
            HttpHeaders.COOKIE);

    private final StaService service;
    private final Sta2Service service2;
    private final Devices devices;
    private final SafeHeaders safety;

    QuickReads(StaService service, Sta2Service service2, Devices devices, SafeHeaders safety) {
        this.service = service;
        this.service2 = service2;
        this.devices = devices;
        this.safety = safety;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean isAnswered = request instanceof HttpServletRequest http
                && response instanceof HttpServletResponse answer
                && http.getMethod().equals("GET")
                && isUsual(http)
                && isAnswered(http, answer);
        if (!isAnswered) chain.doFilter(request, response);
    }

    private static boolean isUsual(HttpServletRequest request) {
        if (version(request.getRequestURI()) == null) return false;
        for (String name : SPECIAL) if (request.getHeader(name) != null) return false;
        return true;
    }

    /** {@return the edition that is asked; null when the address is of nothing here, or not written plainly} */
    static @Nullable StaVersion version(String uri) {
        if (!uri.startsWith(BASE) || !isPlain(uri)) return null;
        for (StaVersion version : StaVersion.values()) {
            int end = BASE.length() + version.path().length();
            if (uri.startsWith(version.path(), BASE.length()) && (uri.length() == end || uri.charAt(end) == '/'))
                return version;
        }
        return null;
    }

    /** Nothing encoded, no parameters, no empty or dotted steps, no end like that of a file: such an address the chain lets pass as it is. */
    private static boolean isPlain(String uri) {
        if (uri.indexOf('.', uri.lastIndexOf('/')) >= 0) return false;
        char before = 0;
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            boolean isUsual = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!isUsual && "/()$.@_".indexOf(c) < 0) return false;
            if (before == '/' && (c == '/' || c == '.')) return false;
            before = c;
        }
        return true;
    }

    private boolean isAnswered(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Optional<Caller> caller = devices.find(request);
            if (caller.isEmpty() || !caller.get().may(Permission.SENSING_VIEW)) return false;
            ResponseEntity<byte[]> answer = answer(request, caller.get());
            if (answer == null) return false;
            write(answer, response);
            return true;
        } catch (ProblemException e) {
            // Of a key that is no good, or asks too often; asking for it again would count twice.
            safety.add(response);
            ProblemWriter.write(e, response);
            return true;
        }
    }

    /** {@return the answer; null when there is only something to refuse, which the ordinary way finds and tells} */
    private @Nullable ResponseEntity<byte[]> answer(HttpServletRequest request, Caller caller) {
        StaVersion version = version(request.getRequestURI());
        if (version == null || !caller.scope().isAll()) return null;
        try {
            StaRequest asked = StaRequest.of(version.path(), request, caller);
            return version == StaVersion.V2_0 ? service2.get(asked) : service.get(asked);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private void write(ResponseEntity<byte[]> answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.getStatusCode().value());
        safety.add(response);
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        byte[] body = answer.getBody();
        if (answer.getStatusCode().equals(HttpStatus.NO_CONTENT)) return;
        response.setContentLength(body == null ? 0 : body.length);
        if (body != null) response.getOutputStream().write(body);
    }
}
