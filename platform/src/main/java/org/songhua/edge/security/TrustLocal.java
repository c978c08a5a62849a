package org.songhua.edge.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.text.Parsing;

/**
 * Which requests come from this machine and nowhere else. Three ways in from outside are closed: a proxy on this
 * machine (its forwarding headers give it away), a name of a stranger that resolves to us (the Host header is not a
 * loopback name), and a page of a stranger in a browser on this machine (the browser says where the request comes
 * from).
 */
public final class TrustLocal {
    private static final Pattern LOOPBACK_HOST =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private static final List<String> FORWARDING = List.of(
            "Forwarded",
            "Via",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Port",
            "X-Real-IP");

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final boolean enabled;

    TrustLocal(boolean enabled) {
        this.enabled = enabled;
    }

    /**
     * What a request says of where it comes from.
     *
     * @param remoteAddress address of the other end of the connection
     * @param forwarded whether any forwarding header is there
     * @param origin scheme, host and port of the page that sent it, if a browser told
     * @param fetchSite {@code Sec-Fetch-Site}, if a browser told
     * @param fetchMode {@code Sec-Fetch-Mode}, if a browser told
     */
    record Facts(
            String method,
            String scheme,
            String remoteAddress,
            boolean forwarded,
            @Nullable String host,
            @Nullable String origin,
            @Nullable String fetchSite,
            @Nullable String fetchMode) {

        static Facts of(HttpServletRequest request) {
            return new Facts(
                    request.getMethod(),
                    request.getScheme(),
                    request.getRemoteAddr(),
                    FORWARDING.stream().anyMatch(header -> request.getHeader(header) != null),
                    request.getHeader("Host"),
                    request.getHeader("Origin"),
                    request.getHeader("Sec-Fetch-Site"),
                    request.getHeader("Sec-Fetch-Mode"));
        }

        boolean isSafe() {
            return SAFE_METHODS.contains(method);
        }
    }

    /** {@return whether a server that listens on the address can be reached from this machine only} */
    public static boolean maySwitchOn(InetAddress bind) {
        return bind.isLoopbackAddress();
    }

    /** {@return whether trusting this machine is switched on at all} */
    public boolean isEnabled() {
        return enabled;
    }

    /** {@return whether the request may act as administrator} */
    boolean trusts(HttpServletRequest request) {
        return enabled && isLocal(Facts.of(request));
    }

    static boolean isLocal(Facts facts) {
        String host = facts.host;
        return isLoopback(facts.remoteAddress)
                && !facts.forwarded
                && host != null
                && LOOPBACK_HOST.matcher(host).matches()
                && isFromOwnPage(facts, host);
    }

    /** Programs other than browsers send neither header. */
    private static boolean isFromOwnPage(Facts facts, String host) {
        String own = facts.scheme + "://" + host.toLowerCase(Locale.ROOT);
        boolean ownOrigin = facts.origin == null || Objects.equals(facts.origin.toLowerCase(Locale.ROOT), own);
        boolean ownSite = facts.fetchSite == null || OWN_SITE.contains(facts.fetchSite);
        boolean followsLink = facts.isSafe() && Objects.equals(facts.fetchMode, "navigate");
        return ownOrigin && (ownSite || followsLink);
    }

    private static boolean isLoopback(String address) {
        return Parsing.find(address, InetAddress::ofLiteral)
                .filter(InetAddress::isLoopbackAddress)
                .isPresent();
    }
}
