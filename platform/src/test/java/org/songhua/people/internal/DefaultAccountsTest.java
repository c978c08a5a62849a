package org.songhua.people.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.songhua.people.internal.People.PASSWORD;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Account;
import org.songhua.people.Caller;
import org.songhua.people.Login;
import org.songhua.people.Permission;
import org.songhua.people.UserProfile;

class DefaultAccountsTest {
    private People people;
    private DefaultAccounts accounts;

    @BeforeEach
    void open() {
        people = new People();
        accounts = people.accounts;
    }

    @Test
    void inventsAPasswordForTheFirstAdministratorOnce() {
        String password = accounts.ensureAdministrator(null).orElseThrow();
        assertThat(accounts.ensureAdministrator(null)).isEmpty();
        Account admin = granted("admin", password);
        assertThat(admin.mustChangePassword()).isTrue();
        assertThat(admin.permissions()).containsExactlyInAnyOrder(Permission.values());
    }

    @Test
    void takesThePasswordOfTheFirstAdministratorFromTheEnvironment() {
        assertThat(accounts.ensureAdministrator(PASSWORD)).isEmpty();
        assertThat(granted("admin", PASSWORD).mustChangePassword()).isFalse();
        assertThat(accounts.ensureAdministrator("another password entirely")).isEmpty();
        assertThat(accounts.logIn("admin", "another password entirely")).isInstanceOf(Login.Wrong.class);
    }

    @Test
    void refusesAWeakPasswordForTheFirstAdministrator() {
        assertThatThrownBy(() -> accounts.ensureAdministrator("admin")).isInstanceOf(FaultException.class);
        assertThat(accounts.find("admin")).isEmpty();
    }

    @Test
    void bringsTheAdministratorBackWhenNoneIsLeft() {
        accounts.ensureAdministrator(PASSWORD);
        people.database.update("update people.account set enabled = false");
        assertThat(accounts.ensureAdministrator(null)).isPresent();
        assertThat(people.users.find("admin").orElseThrow().enabled()).isTrue();
    }

    @Test
    void logsInWithNameInAnyCase() {
        people.createUser("li", "viewer");
        assertThat(granted("Li", PASSWORD).name()).isEqualTo("li");
        assertThat(people.users.find("li").orElseThrow().lastLoginAt()).isEqualTo(people.clock.instant());
        assertThat(people.actions()).endsWith("session.opened");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "li\u0000", "' or 1=1 --", "key:li", "\ud800"})
    void doesNotTellAnUnknownNameFromAWrongPassword(String name) {
        people.createUser("li", "viewer");
        Login unknown = accounts.logIn(name, PASSWORD);
        Login wrong = accounts.logIn("li", "not the password");
        assertThat(unknown).isEqualTo(wrong).isEqualTo(new Login.Wrong());
    }

    /** Without the hash of nobody an unknown name would be answered in a small part of the time. */
    @Test
    void takesAsLongForAnUnknownNameAsForAKnownOne() {
        var slower = people.accounts(new PasswordSettings(8192, 2, 1), people.clock);
        people.createUser("li", "viewer");
        slower.logIn("li", PASSWORD);
        long known = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            known = Math.min(known, nanos(() -> slower.logIn("li", "wrong")));
            unknown = Math.min(unknown, nanos(() -> slower.logIn("nobody", "wrong")));
        }
        assertThat(unknown).isGreaterThan(known / 2);
    }

    private static long nanos(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    @Test
    void recordsAFailureWithoutPasswordAndWithoutUnknownName() {
        people.createUser("li", "viewer");
        accounts.logIn("li", "secret of li");
        accounts.logIn("my-secret-typed-as-name", "x");
        assertThat(people.actions()).endsWith("session.refused", "session.refused");
        assertThat(people.audit.list(null, 9).toString())
                .doesNotContain("secret")
                .contains("user:li");
    }

    @ParameterizedTest
    @ValueSource(strings = {"li", "nobody", "not/a name"})
    void locksAnyNameAfterFiveFailuresForGrowingTimes(String name) {
        people.createUser("li", "viewer");
        for (int i = 0; i < 5; i++) assertThat(accounts.logIn(name, "wrong")).isEqualTo(new Login.Wrong());
        assertThat(accounts.logIn(name, PASSWORD)).isEqualTo(new Login.Locked(Duration.ofMinutes(1)));
        people.clock.advance(Duration.ofSeconds(61));
        assertThat(accounts.logIn(name, "wrong")).isEqualTo(new Login.Wrong());
        assertThat(accounts.logIn(name, "wrong")).isEqualTo(new Login.Locked(Duration.ofMinutes(2)));
    }

    @Test
    void showsTheLockToAdministratorsAndOpensItByThem() {
        people.createUser("li", "viewer");
        for (int i = 0; i < 5; i++) accounts.logIn("li", "wrong");
        assertThat(people.users.find("li").orElseThrow().lockedUntil())
                .isEqualTo(people.clock.instant().plusSeconds(60));
        people.users.change("li", profile -> profile, true, Checks.newLog(), Caller.SYSTEM);
        assertThat(people.users.find("li").orElseThrow().lockedUntil()).isNull();
        granted("li", PASSWORD);
    }

    @Test
    void forgetsFailuresAfterASuccess() {
        people.createUser("li", "viewer");
        for (int i = 0; i < 4; i++) accounts.logIn("li", "wrong");
        granted("li", PASSWORD);
        for (int i = 0; i < 4; i++) accounts.logIn("li", "wrong");
        granted("li", PASSWORD);
    }

    @Test
    void letsNoGuessPastTheCountBySendingManyAtOnce() throws Exception {
        people.createUser("li", "viewer");
        var results = new ArrayList<Future<Login>>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            Callable<Login> guess = () -> accounts.logIn("li", "wrong");
            for (int i = 0; i < 40; i++) results.add(threads.submit(guess));
        }
        long looked = results.stream()
                .filter(r -> r.resultNow() instanceof Login.Wrong)
                .count();
        assertThat(looked).isEqualTo(Lockout.FREE_FAILURES);
    }

    @Test
    void doesNotLetADisabledUserIn() {
        people.createUser("li", "viewer");
        people.users.change("li", disabled(), false, Checks.newLog(), Caller.SYSTEM);
        assertThat(accounts.logIn("li", PASSWORD)).isEqualTo(new Login.Wrong());
    }

    @Test
    void rehashesWhenMoreEffortIsAskedFor() {
        people.createUser("li", "viewer");
        var dearer = people.accounts(new PasswordSettings(64, 2, 1), people.clock);
        assertThat(dearer.logIn("li", PASSWORD)).isInstanceOf(Login.Granted.class);
        assertThat(hash("li")).contains("m=64,t=2");
        granted("li", PASSWORD);
        assertThat(hash("li")).contains("m=64,t=2");
    }

    @Test
    void changesThePasswordAndMakesOldSessionsVoid() {
        people.users.create("li", People.profile("viewer"), PASSWORD, true, Checks.newLog(), Caller.SYSTEM);
        Account before = granted("li", PASSWORD);
        assertThat(before.mustChangePassword()).isTrue();
        accounts.changePassword("li", PASSWORD, "another good password", Checks.newLog());
        Account after = accounts.find("li").orElseThrow();
        assertThat(after.credentialVersion()).isGreaterThan(before.credentialVersion());
        assertThat(after.mustChangePassword()).isFalse();
        assertThat(accounts.logIn("li", PASSWORD)).isInstanceOf(Login.Wrong.class);
        granted("li", "another good password");
    }

    @Test
    void tellsAllThatIsWrongWithAPasswordChange() {
        people.createUser("li", "viewer");
        assertThatThrownBy(() -> accounts.changePassword("li", "wrong", "short", Checks.newLog()))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults())
                                .extracting(Fault::code, fault -> fault.place().field())
                                .containsExactly(
                                        tuple("PEOPLE-015", "/oldPassword"), tuple("PEOPLE-010", "/newPassword")));
        assertThatThrownBy(() -> accounts.changePassword("li", PASSWORD, PASSWORD, Checks.newLog()))
                .hasMessageContaining("PEOPLE-014");
    }

    @Test
    void countsAWrongOldPasswordAsAFailedLogin() {
        people.createUser("li", "viewer");
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> accounts.changePassword("li", "wrong", "a good new password", Checks.newLog()))
                    .isInstanceOf(FaultException.class);
        }
        assertThat(accounts.changePassword("li", PASSWORD, "a good new password", Checks.newLog()))
                .isInstanceOf(Login.Locked.class);
    }

    private Account granted(String name, String password) {
        Login login = accounts.logIn(name, password);
        assertThat(login).isInstanceOf(Login.Granted.class);
        return ((Login.Granted) login).account();
    }

    private String hash(String name) {
        return people.database.get(
                "select password_hash from people.account where name = ?", row -> row.text("password_hash"), name);
    }

    static UnaryOperator<UserProfile> disabled() {
        return p -> new UserProfile(p.displayName(), p.organisation(), false, p.roles(), p.scope());
    }
}
