package org.songhua.edge.sta;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.problem.ProblemException;
import org.songhua.edge.problem.ProblemWriter;
import org.songhua.edge.security.Devices;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observations;
import org.songhua.sensing.SensorThings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * The way of the many: readings in the usual form, from a device with a key or from this machine, are taken before the chain of
 * filters and handlers, which costs more than the reading itself. The same permission is asked for, and the same is answered; whatever is not
 * plainly such a request goes the ordinary way, unchanged.
 */
final class QuickPosts implements Filter {
    /** Larger documents are few, and worth the ordinary way. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int NO_WAY = -1;
    private static final int ARRAYS = -2;
    private static final String BASE = "/sta/";
    /** Headers that answers to readings have; going through all of them costs more than asking for these. */
    private static final List<String> NAMES = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE);

    private final SensorThings things;
    private final Observations observations;
    private final Devices devices;
    private final QuickReadings reader;

    QuickPosts(SensorThings things, Observations observations, Devices devices, QuickReadings reader) {
        this.things = things;
        this.observations = observations;
        this.devices = devices;
        this.reader = reader;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http
                && response instanceof HttpServletResponse answer
                && http.getMethod().equals("POST")
                && isUsual(http)) {
            post(http, answer, chain);
        } else chain.doFilter(request, response);
    }

    private static boolean isUsual(HttpServletRequest request) {
        String type = request.getContentType();
        long length = request.getContentLengthLong();
        return length > 0
                && length <= MOST_BYTES
                && type != null
                && type.startsWith("application/json")
                && request.getQueryString() == null
                && way(request.getRequestURI()) != NO_WAY;
    }

    /** {@return the number of the datastream whose readings the address means, 0 for those of all} */
    static long way(String uri) {
        StaVersion version = uri.startsWith(StaVersion.V1_1.path(), BASE.length())
                ? StaVersion.V1_1
                : uri.startsWith(StaVersion.V1_0.path(), BASE.length()) ? StaVersion.V1_0 : null;
        if (version == null || !uri.startsWith(BASE)) return NO_WAY;
        String path = uri.substring(BASE.length() + version.path().length());
        if (path.equals("/Observations")) return 0;
        if (path.equals("/CreateObservations")) return ARRAYS;
        String head = "/Datastreams(";
        String tail = ")/Observations";
        if (!path.startsWith(head) || !path.endsWith(tail) || path.length() < head.length() + tail.length() + 1)
            return NO_WAY;
        return number(path.substring(head.length(), path.length() - tail.length()));
    }

    private static long number(String text) {
        if (text.length() > 15) return NO_WAY;
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) return NO_WAY;
            number = 10 * number + digit;
        }
        return number == 0 ? NO_WAY : number;
    }

    private void post(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Caller> caller;
        try {
            caller = devices.find(request);
        } catch (ProblemException e) {
            ProblemWriter.write(e, response);
            return;
        }
        if (caller.isEmpty()
                || !caller.get().may(Permission.SENSING_SEND)
                || !caller.get().scope().isAll()) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes((int) request.getContentLengthLong());
        if (!taken(request, caller.get(), body, response)) chain.doFilter(new Again(request, body), response);
    }

    /** {@return whether the readings were taken, or failed for a reason that is not theirs} */
    private boolean taken(HttpServletRequest request, Caller caller, byte[] body, HttpServletResponse response)
            throws IOException {
        try {
            ResponseEntity<byte[]> answer = answer(request, caller, body);
            if (answer == null) return false;
            write(answer, response);
        } catch (FaultException | NotFoundException e) {
            // The ordinary way finds and tells the same, and nothing was kept.
            return false;
        } catch (RuntimeException e) {
            ProblemWriter.write(e, "POST", response);
        }
        return true;
    }

    private @Nullable ResponseEntity<byte[]> answer(HttpServletRequest request, Caller caller, byte[] body) {
        String uri = request.getRequestURI();
        StaRequest asked =
                StaRequest.of(uri.substring(BASE.length(), uri.indexOf('/', BASE.length())), request, caller);
        long way = way(uri);
        if (way == ARRAYS) {
            List<NewObservation> readings = reader.arrays(body);
            return readings == null ? null : Readings.created(asked.root(), observations.append(readings));
        }
        NewObservation reading = reader.one(body, way);
        return reading == null ? null : StaService.created(asked, things.append(reading));
    }

    private static void write(ResponseEntity<byte[]> answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.getStatusCode().value());
        HttpHeaders headers = answer.getHeaders();
        for (String name : NAMES) {
            String value = headers.getFirst(name);
            if (value != null) response.setHeader(name, value);
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        byte[] body = answer.getBody();
        response.setContentLength(body == null ? 0 : body.length);
        if (body != null) response.getOutputStream().write(body);
    }

    /** A request whose body was read already. */
    private static final class Again extends HttpServletRequestWrapper {
        private final byte[] body;

        Again(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new Bytes(new ByteArrayInputStream(body));
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    /** Bytes in memory as a servlet reads them. */
    private static final class Bytes extends ServletInputStream {
        private final ByteArrayInputStream in;

        Bytes(ByteArrayInputStream in) {
            this.in = in;
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return in.read(bytes, offset, length);
        }

        @Override
        public boolean isFinished() {
            return in.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("This body is read at once.");
        }
    }
}
