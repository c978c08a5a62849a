package org.songhua.edge.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The files of the console, which everybody may have: they hold no data. */
final class StaticPages {
    static final List<String> OPEN = List.of(
            "/", "/index.html", "/favicon.svg", "/theme.js", "/field-worker.js", "/field-manifest.json", "/assets/**");

    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final List<PathPattern> PATTERNS =
            OPEN.stream().map(PathPatternParser.defaultInstance::parse).toList();

    private StaticPages() {}

    static boolean isOpen(HttpServletRequest request) {
        return METHODS.contains(request.getMethod()) && isOpen(path(request));
    }

    static boolean isOpen(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return PATTERNS.stream().anyMatch(pattern -> pattern.matches(parsed));
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
