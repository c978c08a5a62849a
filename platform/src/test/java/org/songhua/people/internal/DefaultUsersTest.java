package org.songhua.people.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songhua.people.internal.DefaultAccountsTest.disabled;
import static org.songhua.people.internal.People.PASSWORD;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.people.Account;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Organisation;
import org.songhua.people.Permission;
import org.songhua.people.Role;
import org.songhua.people.Scope;
import org.songhua.people.User;
import org.songhua.people.UserProfile;

class DefaultUsersTest {
    private People people;
    private DefaultUsers users;

    @BeforeEach
    void open() {
        people = new People();
        users = people.users;
    }

    @Test
    void keepsWhatItIsGiven() {
        organisation("gas", null);
        var scope = new Scope(Set.of("gas"), Set.of("220102", "220103"), Set.of("pipe"));
        var profile = new UserProfile("李维", "gas", true, List.of("field_worker", "planner"), scope);
        users.create("Li.Wei", profile, PASSWORD, true, Checks.newLog(), Caller.SYSTEM);
        User user = users.find("li.wei").orElseThrow();
        assertThat(user)
                .isEqualTo(new User(
                        "li.wei", "李维", "gas", true, List.of("field_worker", "planner"), scope, null, null, true));
        assertThat(users.list()).containsExactly(user);
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        var scope = new Scope(Set.of("nowhere"), Set.of("22 01"), Set.of("no class"));
        var profile = new UserProfile(" ", "nowhere", true, List.of("viewer", "king"), scope);
        assertThatThrownBy(() -> users.create("x y", profile, "short", true, Checks.newLog(), Caller.SYSTEM))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults())
                                .extracting(fault -> fault.place().field())
                                .containsExactlyInAnyOrder(
                                        "/name",
                                        "/displayName",
                                        "/organisation",
                                        "/roles/1",
                                        "/scope/departments",
                                        "/scope/regions",
                                        "/scope/classCodes",
                                        "/password"));
        assertThat(users.list()).isEmpty();
        assertThat(people.actions()).isEmpty();
    }

    @Test
    void refusesANameThatIsTaken() {
        people.createUser("li");
        assertThatThrownBy(() -> people.createUser("LI")).hasMessageContaining("PEOPLE-016");
    }

    @Test
    void permissionsAreThoseOfAllRolesTogether() {
        people.roles.create(
                new Role("night", "夜班", "Night", Set.of(Permission.AUDIT_VIEW), false), Checks.newLog(), Caller.SYSTEM);
        people.createUser("li", "viewer", "night");
        assertThat(account("li").permissions())
                .containsExactlyInAnyOrder(
                        Permission.CIM_VIEW,
                        Permission.SENSING_VIEW,
                        Permission.WARNING_VIEW,
                        Permission.CASE_VIEW,
                        Permission.EVALUATION_VIEW,
                        Permission.REGISTER_VIEW,
                        Permission.AUDIT_VIEW);
    }

    @Test
    void aDepartmentReachesAllBelowIt() {
        organisation("city", null);
        organisation("gas", "city");
        organisation("gas-east", "gas");
        organisation("water", "city");
        people.createUser("li", "viewer");
        var scope = new Scope(Set.of("gas"), Set.of(), Set.of());
        users.change("li", withScope(scope), false, Checks.newLog(), Caller.SYSTEM);
        assertThat(account("li").scope().departments()).containsExactlyInAnyOrder("gas", "gas-east");
        assertThat(users.find("li").orElseThrow().scope()).isEqualTo(scope);
    }

    @Test
    void aChangeIsSeenAtOnceAndDisablingEndsSessions() {
        people.createUser("li", "viewer");
        Account before = account("li");
        users.change("li", disabled(), false, Checks.newLog(), Caller.SYSTEM);
        assertThat(account("li").enabled()).isFalse();
        assertThat(account("li").credentialVersion()).isGreaterThan(before.credentialVersion());
    }

    @Test
    void recordsWhatChangedButNotThePersonsName() {
        people.createUser("li", "viewer");
        users.change(
                "li",
                p -> new UserProfile("王芳", p.organisation(), true, List.of("planner"), p.scope()),
                false,
                Checks.newLog(),
                Caller.SYSTEM);
        var entry = people.audit.list(null, 1).getFirst();
        assertThat(entry.action()).isEqualTo("user.changed");
        assertThat(entry.subject()).isEqualTo("user:li");
        assertThat(entry.detailJson()).isEqualTo("{\"displayName\":\"changed\",\"roles\":[\"planner\"]}");
    }

    @Test
    void nobodyDisablesThemself() {
        people.createUser("li", "administrator");
        people.createUser("wang", "administrator");
        assertThatThrownBy(() -> users.change("li", disabled(), false, Checks.newLog(), Caller.all("li")))
                .hasMessageContaining("PEOPLE-020");
    }

    @Test
    void theLastAdministratorStays() {
        people.createUser("li", "administrator");
        assertThatThrownBy(() -> users.change("li", disabled(), false, Checks.newLog(), Caller.SYSTEM))
                .hasMessageContaining("/enabled PEOPLE-021");
        assertThatThrownBy(() -> users.change("li", withRoles("viewer"), false, Checks.newLog(), Caller.SYSTEM))
                .hasMessageContaining("/roles PEOPLE-021");
    }

    @Test
    void administratorsWhoRemoveEachOtherAtOnceDoNotBothSucceed() throws Exception {
        for (int round = 0; round < 5; round++) {
            String one = "one" + round;
            String two = "two" + round;
            people.database.update("update people.account set enabled = false");
            people.createUser(one, "administrator");
            people.createUser(two, "administrator");
            assertThat(race(() -> disable(one), () -> disable(two))).containsExactlyInAnyOrder(true, false);
        }
    }

    private boolean disable(String name) {
        try {
            users.change(name, disabled(), false, Checks.newLog(), Caller.SYSTEM);
            return true;
        } catch (FaultException e) {
            return false;
        }
    }

    private static List<Boolean> race(Callable<Boolean> one, Callable<Boolean> two) throws Exception {
        var results = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            results.add(threads.submit(one));
            results.add(threads.submit(two));
        }
        return List.of(results.get(0).get(), results.get(1).get());
    }

    @Test
    void nobodyGivesMoreThanTheyHave() {
        Caller clerk = People.caller(
                "clerk",
                Permission.PEOPLE_MANAGE,
                Permission.CIM_VIEW,
                Permission.SENSING_VIEW,
                Permission.WARNING_VIEW,
                Permission.CASE_VIEW,
                Permission.EVALUATION_VIEW,
                Permission.REGISTER_VIEW);
        users.create("li", People.profile("viewer"), PASSWORD, true, Checks.newLog(), clerk);
        assertThatThrownBy(() -> users.change("li", withRoles("operator"), false, Checks.newLog(), clerk))
                .hasMessageContaining("PEOPLE-030")
                .hasMessageContaining("cim.import");
    }

    @Test
    void nobodyGivesAWiderScopeThanTheirOwn() {
        var clerk = new Caller("clerk", Set.of(Permission.values()), new Scope(Set.of(), Set.of("2201"), Set.of()));
        assertThatThrownBy(() -> users.create("li", People.profile(), PASSWORD, true, Checks.newLog(), clerk))
                .hasMessageContaining("/scope PEOPLE-031");
    }

    @Test
    void nobodyRulesOverThoseWhoMayDoMore() {
        people.createUser("boss", "administrator");
        Caller clerk = People.caller("clerk", Permission.PEOPLE_MANAGE);
        assertThatThrownBy(() -> users.resetPassword("boss", "a fine new password", Checks.newLog(), clerk))
                .isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> users.change("boss", disabled(), false, Checks.newLog(), clerk))
                .isInstanceOf(NotAllowedException.class);
    }

    @Test
    void aResetPasswordMustBeChangedAndEndsSessions() {
        people.createUser("li", "viewer");
        Account before = account("li");
        users.resetPassword("li", "a fine new password", Checks.newLog(), Caller.all("boss"));
        assertThat(account("li").mustChangePassword()).isTrue();
        assertThat(account("li").credentialVersion()).isGreaterThan(before.credentialVersion());
        assertThatThrownBy(() -> users.resetPassword("li", "a fine new password", Checks.newLog(), Caller.all("li")))
                .hasMessageContaining("PEOPLE-022");
        assertThatThrownBy(() -> users.resetPassword("li", "short", Checks.newLog(), Caller.all("boss")))
                .hasMessageContaining("PEOPLE-010");
    }

    @Test
    void saysWhenThereIsNoSuchUser() {
        assertThatThrownBy(() -> users.change("nobody", p -> p, false, Checks.newLog(), Caller.SYSTEM))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> users.resetPassword("no\u0000body", PASSWORD, Checks.newLog(), Caller.SYSTEM))
                .isInstanceOf(NotFoundException.class);
        assertThat(users.find("no\u0000body")).isEmpty();
    }

    private Account account(String name) {
        return people.accounts.find(name).orElseThrow();
    }

    private void organisation(String code, String parent) {
        people.organisations.create(new Organisation(code, code, parent, null), Checks.newLog(), Caller.SYSTEM);
    }

    private static UnaryOperator<UserProfile> withScope(Scope scope) {
        return p -> new UserProfile(p.displayName(), p.organisation(), p.enabled(), p.roles(), scope);
    }

    private static UnaryOperator<UserProfile> withRoles(String... roles) {
        return p -> new UserProfile(p.displayName(), p.organisation(), p.enabled(), List.of(roles), p.scope());
    }

    @Test
    void faultsFoundBeforeAreToldTogether() {
        var log = Checks.newLog();
        log.accept(Fault.refused("JSON-003", Place.atField("/enabled"), "Not a boolean.", "Send true."));
        assertThatThrownBy(() -> users.create("li", People.profile("king"), PASSWORD, true, log, Caller.SYSTEM))
                .hasMessageContaining("JSON-003")
                .hasMessageContaining("PEOPLE-005");
        assertThat(users.find("li")).isEmpty();
    }
}
