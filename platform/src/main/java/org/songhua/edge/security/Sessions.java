package org.songhua.edge.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Account;
import org.songhua.people.Accounts;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * Sessions of the console, in the memory of this process. A session holds a name and the version of the credentials
 * it was opened with; everything else is looked up with every request, so that a change takes effect at once.
 */
public final class Sessions {
    private static final String ATTRIBUTE = "songhua.session";

    private final SessionSettings settings;
    private final Accounts accounts;
    private final CsrfTokenRepository csrf;
    private final Clock clock;

    Sessions(SessionSettings settings, Accounts accounts, CsrfTokenRepository csrf, Clock clock) {
        this.settings = settings;
        this.accounts = accounts;
        this.csrf = csrf;
        this.clock = clock;
    }

    /** What a session remembers; the moment of last use changes. */
    private static final class State {
        final String name;
        final int credentialVersion;
        final Instant openedAt;
        volatile Instant usedAt;

        State(Account account, Instant now) {
            this.name = account.name();
            this.credentialVersion = account.credentialVersion();
            this.openedAt = now;
            this.usedAt = now;
        }
    }

    /** Opens a session in place of any there was: an id that somebody slipped in is worth nothing. */
    public void open(Account account, HttpServletRequest request, HttpServletResponse response) {
        end(request);
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval((int) settings.idle().toSeconds());
        session.setAttribute(ATTRIBUTE, new State(account, clock.instant()));
        csrf.saveToken(csrf.generateToken(request), request, response);
        Visitor.inSession(account).attachTo(request);
    }

    /** Ends the session, if there is one. */
    public void close(HttpServletRequest request, HttpServletResponse response) {
        end(request);
        csrf.saveToken(csrf.generateToken(request), request, response);
        Visitor.ANONYMOUS.attachTo(request);
    }

    /** {@return the account whose session it is; a session that no longer holds is ended} */
    Optional<Account> find(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) return Optional.empty();
        Optional<Account> account = Optional.ofNullable(state(session)).flatMap(this::holder);
        if (account.isEmpty()) end(request);
        return account;
    }

    private Optional<Account> holder(State state) {
        Instant now = clock.instant();
        if (!settings.isAlive(state.openedAt, state.usedAt, now)) return Optional.empty();
        state.usedAt = now;
        return accounts.find(state.name)
                .filter(Account::enabled)
                .filter(account -> account.credentialVersion() == state.credentialVersion);
    }

    private static @Nullable State state(HttpSession session) {
        try {
            return (State) session.getAttribute(ATTRIBUTE);
        } catch (IllegalStateException endedByAnotherRequest) {
            return null;
        }
    }

    private static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) return;
        try {
            session.invalidate();
        } catch (IllegalStateException endedByAnotherRequest) {
            return;
        }
    }
}
