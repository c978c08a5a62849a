package org.songhua.edge.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.people.Account;
import org.songhua.people.Accounts;
import org.songhua.people.SettableClock;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/** What only a clock that tests move can show; the rest is in {@link SessionTest}. */
class SessionsTest {
    private static final SessionSettings SETTINGS = new SessionSettings(Duration.ofHours(1), Duration.ofHours(3));

    private final TestPlatform platform = TestPlatform.shared();
    private final Accounts accounts = platform.bean(Accounts.class);
    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T04:00:00Z"));
    private final Sessions sessions =
            new Sessions(SETTINGS, accounts, CookieCsrfTokenRepository.withHttpOnlyFalse(), clock);
    private MockHttpServletRequest request;
    private Account account;

    @BeforeEach
    void logIn() {
        account = accounts.find(new TestPeople(platform).user("viewer")).orElseThrow();
        request = new MockHttpServletRequest();
        sessions.open(account, request, new MockHttpServletResponse());
    }

    @Test
    void aSessionEndsAfterAnIdleHour() {
        clock.advance(Duration.ofMinutes(59));
        assertThat(sessions.find(request)).contains(account);
        clock.advance(Duration.ofMinutes(60));
        assertThat(sessions.find(request)).isEmpty();
        assertThat(request.getSession(false)).isNull();
    }

    @Test
    void aSessionInUseEndsAtItsAbsoluteAge() {
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(30));
            assertThat(sessions.find(request)).contains(account);
        }
        clock.advance(Duration.ofMinutes(30));
        assertThat(sessions.find(request)).isEmpty();
    }

    @Test
    void theServerForgetsAnIdleSessionByItself() {
        assertThat(request.getSession(false).getMaxInactiveInterval()).isEqualTo(3600);
    }

    @Test
    void aSessionOfSomethingElseIsNobodys() {
        var other = new MockHttpServletRequest();
        other.getSession(true).setAttribute("something", "else");
        assertThat(sessions.find(other)).isEqualTo(Optional.empty());
    }

    @Test
    void closingTwiceDoesNoHarm() {
        sessions.close(request, new MockHttpServletResponse());
        sessions.close(request, new MockHttpServletResponse());
        assertThat(sessions.find(request)).isEmpty();
    }
}
