package org.songhua.people.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.ApiKey;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Organisation;
import org.songhua.people.Permission;
import org.songhua.people.Scope;

class DefaultApiKeysTest {
    private People people;
    private DefaultApiKeys keys;

    @BeforeEach
    void open() {
        people = new People();
        keys = people.keys;
    }

    @Test
    void letsInWithItsOwnPermissionsAndScope() {
        var scope = new Scope(Set.of(), Set.of("2201"), Set.of("pipe"));
        String token = create("qgis", scope, null, Permission.CIM_VIEW).token();
        assertThat(keys.authenticate(token)).contains(new Caller("key:qgis", Set.of(Permission.CIM_VIEW), scope));
    }

    @Test
    void aDepartmentReachesAllBelowIt() {
        people.organisations.create(new Organisation("gas", "燃气", null, null), Checks.newLog(), Caller.SYSTEM);
        people.organisations.create(new Organisation("east", "东区", "gas", null), Checks.newLog(), Caller.SYSTEM);
        String token = create("qgis", new Scope(Set.of("gas"), Set.of(), Set.of()), null)
                .token();
        assertThat(keys.authenticate(token).orElseThrow().scope().departments())
                .containsExactlyInAnyOrder("gas", "east");
    }

    @Test
    void keepsOnlyAHashOfTheSecret() {
        String token = create("qgis", Scope.ALL, null).token();
        String secret = KeyToken.parse(token).orElseThrow().secret();
        String row = people.database.get("select k::text as r from people.api_key k", r -> r.text("r"));
        assertThat(row).doesNotContain(secret);
        assertThat(people.audit.list(null, 9).toString())
                .contains("key.created")
                .doesNotContain(secret);
    }

    @Test
    void refusesAWrongSecret() {
        String token = create("qgis", Scope.ALL, null).token();
        String wrong = token.substring(0, token.length() - 2) + (token.endsWith("AA") ? "BB" : "AA");
        assertThat(keys.authenticate(wrong)).isEmpty();
        assertThat(keys.authenticate("sgh_aaaaaaaaaaaa_" + "A".repeat(43))).isEmpty();
        assertThat(keys.authenticate("nonsense")).isEmpty();
    }

    @Test
    void refusesAnExpiredKey() {
        Instant end = people.clock.instant().plusSeconds(3600);
        String token = create("qgis", Scope.ALL, end).token();
        assertThat(keys.authenticate(token)).isPresent();
        people.clock.advance(Duration.ofHours(1));
        assertThat(keys.authenticate(token)).isEmpty();
    }

    @Test
    void aRevokedKeyIsOutAtOnce() {
        String token = create("qgis", Scope.ALL, null).token();
        assertThat(keys.authenticate(token)).isPresent();
        keys.revoke("qgis", Caller.SYSTEM);
        assertThat(keys.authenticate(token)).isEmpty();
        assertThat(keys.list()).isEmpty();
        assertThatThrownBy(() -> keys.revoke("qgis", Caller.SYSTEM)).isInstanceOf(NotFoundException.class);
        assertThat(people.actions()).containsExactly("key.created", "key.revoked");
    }

    @Test
    void remembersItsLastUseToTheMinute() {
        String token = create("qgis", Scope.ALL, null).token();
        assertThat(keys.list().getFirst().lastUsedAt()).isNull();
        Instant first = people.clock.instant();
        keys.authenticate(token);
        people.clock.advance(Duration.ofSeconds(30));
        keys.authenticate(token);
        assertThat(keys.list().getFirst().lastUsedAt()).isEqualTo(first);
        people.clock.advance(Duration.ofSeconds(31));
        keys.authenticate(token);
        assertThat(keys.list().getFirst().lastUsedAt()).isEqualTo(first.plusSeconds(61));
    }

    @Test
    void mayDoNoMoreThanItsMaker() {
        Caller clerk = People.caller("clerk", Permission.PEOPLE_MANAGE);
        Set<Permission> edit = Set.of(Permission.CIM_EDIT);
        assertThatThrownBy(() -> keys.create("k", edit, Scope.ALL, null, Checks.newLog(), clerk))
                .hasMessageContaining("PEOPLE-030");
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        Instant past = people.clock.instant();
        var scope = new Scope(Set.of("nowhere"), Set.of(), Set.of());
        assertThatThrownBy(() -> keys.create("a/b", Set.of(), scope, past, Checks.newLog(), Caller.SYSTEM))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults())
                                .extracting(fault -> fault.place().field())
                                .containsExactlyInAnyOrder("/name", "/expiresAt", "/scope/departments"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u0000b", "a\\b", "a;b", "a\nb"})
    void refusesNamesThatDoNotFitIntoAnAddress(String name) {
        assertThatThrownBy(() -> create(name, Scope.ALL, null)).hasMessageContaining("/name");
        assertThatThrownBy(() -> keys.revoke(name, Caller.SYSTEM)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void refusesANameThatIsTaken() {
        create("qgis", Scope.ALL, null);
        assertThatThrownBy(() -> create("qgis", Scope.ALL, null)).hasMessageContaining("PEOPLE-025");
    }

    private ApiKey.Created create(String name, Scope scope, Instant expiresAt, Permission... permissions) {
        return keys.create(name, Set.of(permissions), scope, expiresAt, Checks.newLog(), Caller.SYSTEM);
    }
}
