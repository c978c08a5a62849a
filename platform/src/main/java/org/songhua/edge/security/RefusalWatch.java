package org.songhua.edge.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Audits what is refused: who, which address and method, which status, how often. Refusals are counted in memory and written once a
 * minute, one entry for each kind, so that nobody can flood the audit log by knocking. The pattern of an address is written, never the
 * address itself: it may hold a tracking code or an id.
 */
public final class RefusalWatch extends OncePerRequestFilter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalWatch.class);
    private static final int MOST_KINDS = 2_000;
    private static final Kind OTHERS = new Kind("others", "*", 0);

    private final Audit audit;
    private final Map<Kind, LongAdder> counts = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("refusals").factory());

    RefusalWatch(Audit audit, int seconds) {
        this.audit = audit;
        var _ = clock.scheduleWithFixedDelay(this::flushQuietly, seconds, seconds, TimeUnit.SECONDS);
    }

    /** Refusals that are counted together. */
    private record Kind(String actor, String what, int status) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (isRefusal(response.getStatus())) count(request, response.getStatus());
    }

    /** A conflict is no refusal: somebody else was faster. */
    private static boolean isRefusal(int status) {
        return status >= 400
                && status < 500
                && status != HttpServletResponse.SC_CONFLICT
                && status != HttpServletResponse.SC_PRECONDITION_FAILED;
    }

    private void count(HttpServletRequest request, int status) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var kind = new Kind(actor(request), method(request) + " " + (pattern == null ? "(none)" : pattern), status);
        Kind counted = counts.size() < MOST_KINDS || counts.containsKey(kind) ? kind : OTHERS;
        counts.computeIfAbsent(counted, none -> new LongAdder()).increment();
    }

    private static String method(HttpServletRequest request) {
        String method = request.getMethod();
        return method.matches("[A-Z]{1,10}") ? method : "?";
    }

    private static String actor(HttpServletRequest request) {
        Caller caller = Visitor.of(request).caller();
        return caller == null ? "address:" + request.getRemoteAddr() : caller.name();
    }

    /** Writes what was counted. {@return how many entries} */
    public synchronized int flush() {
        List<Kind> kinds = new ArrayList<>(counts.keySet());
        for (Kind kind : kinds) {
            LongAdder times = counts.remove(kind);
            if (times == null) continue;
            var detail = new LinkedHashMap<String, Object>();
            detail.put("status", kind.status());
            detail.put("count", times.sum());
            audit.record(
                    kind.actor(),
                    "request.refused",
                    kind.what(),
                    JsonMapper.shared().writeValueAsString(detail));
        }
        return kinds.size();
    }

    private void flushQuietly() {
        try {
            flush();
        } catch (RuntimeException e) {
            LOG.warn("Refusals could not be audited; the next minute tries again.", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        flushQuietly();
    }
}
