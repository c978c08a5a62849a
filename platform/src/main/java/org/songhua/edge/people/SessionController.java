package org.songhua.edge.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.problem.Problem;
import org.songhua.edge.problem.ProblemException;
import org.songhua.edge.security.RateLimits;
import org.songhua.edge.security.Sessions;
import org.songhua.edge.security.TrustLocal;
import org.songhua.edge.security.Visitor;
import org.songhua.people.Account;
import org.songhua.people.Accounts;
import org.songhua.people.Audit;
import org.songhua.people.Login;
import org.songhua.people.Open;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Logging in and out. */
@RestController
class SessionController {
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final Accounts accounts;
    private final Sessions sessions;
    private final RateLimits loginFailures;
    private final TrustLocal trustLocal;
    private final Audit audit;
    private final String version;
    private final boolean synthetic;

    SessionController(
            Accounts accounts,
            Sessions sessions,
            RateLimits loginFailures,
            TrustLocal trustLocal,
            Audit audit,
            @Value("${songhua.version:development}") String version,
            @Value("${songhua.synthetic:false}") boolean synthetic) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.loginFailures = loginFailures;
        this.trustLocal = trustLocal;
        this.audit = audit;
        this.version = version;
        this.synthetic = synthetic;
    }

    @Open("Tells visitors who they are themselves, and the version.")
    @GetMapping("/api/session")
    SessionView session(Visitor visitor) {
        return new SessionView(
                SessionView.user(visitor), trustLocal.isEnabled(), visitor.mustChangePassword(), version, synthetic);
    }

    @Open("Logging in is for those who are not logged in; failures lock the name and slow the address.")
    @PostMapping("/api/session")
    SessionView logIn(@RequestBody JsonNode json, HttpServletRequest request, HttpServletResponse response) {
        JsonBody body = JsonBody.of(json, Set.of("name", "password"));
        String name = body.text("name");
        String password = body.text("password");
        body.log().throwIfAny();
        requirePatience(loginFailures.peek(request.getRemoteAddr()));
        Login login = accounts.logIn(name, password);
        if (login instanceof Login.Wrong) loginFailures.take(request.getRemoteAddr());
        sessions.open(granted(login), request, response);
        return session(Visitor.of(request));
    }

    @Open("Ends only the session of whoever asks.")
    @DeleteMapping("/api/session")
    ResponseEntity<Void> logOut(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        Account account = visitor.account();
        if (account != null) audit.record(account.name(), "session.closed", "user:" + account.name(), "{}");
        sessions.close(request, response);
        return ResponseEntity.noContent().build();
    }

    @Open("Everybody logged in may change their own password, with the old one; others are refused.")
    @PostMapping("/api/session/password")
    SessionView changePassword(
            @RequestBody JsonNode json, Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        Account account = requireAccount(visitor.account());
        JsonBody body = JsonBody.of(json, Set.of("oldPassword", "newPassword"));
        String oldPassword = body.text("oldPassword");
        String newPassword = body.text("newPassword");
        Login login = accounts.changePassword(account.name(), oldPassword, newPassword, body.log());
        sessions.open(granted(login), request, response);
        return session(Visitor.of(request));
    }

    private static Account requireAccount(@Nullable Account account) {
        if (account != null) return account;
        throw new ProblemException(HttpStatus.UNAUTHORIZED, "AUTH-003", "Only who is logged in has a password.");
    }

    private static Account granted(Login login) {
        return switch (login) {
            case Login.Granted granted -> granted.account();
            case Login.Wrong wrong ->
                throw new ProblemException(HttpStatus.UNAUTHORIZED, "AUTH-001", "Name and password do not fit.");
            case Login.Locked locked ->
                throw new ProblemException(
                        Problem.of(HttpStatus.LOCKED, "AUTH-002", "Too many failures; the name is locked for a while.")
                                .withRetryAfter(locked.retryAfter()));
            case Login.Busy busy ->
                throw new ProblemException(
                        Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "AUTH-012", "Too many are logging in at once.")
                                .withRetryAfter(BUSY));
        };
    }

    private static void requirePatience(Duration wait) {
        if (wait.isPositive())
            throw new ProblemException(
                    Problem.of(HttpStatus.TOO_MANY_REQUESTS, "AUTH-009", "Too many failures from this address.")
                            .withRetryAfter(wait));
    }
}
