package org.songhua.people.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.ApiKey;
import org.songhua.people.ApiKeys;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/** API keys in the database; those in use are kept in memory for a few seconds. */
final class DefaultApiKeys implements ApiKeys {
    private static final int LONGEST_NAME = 64;
    private static final int MOST_CACHED = 10_000;

    /** How exact the moment of last use is kept: one write a minute, not one per request. */
    private static final Duration USE_RESOLUTION = Duration.ofMinutes(1);

    private final Database database;
    private final JdbcApiKeys keys;
    private final JdbcOrganisations organisations;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final LoadingCache<String, Optional<JdbcApiKeys.Stored>> known;
    private final Cache<String, Instant> lastUses =
            Caffeine.newBuilder().maximumSize(MOST_CACHED).build();

    DefaultApiKeys(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.keys = new JdbcApiKeys(database);
        this.organisations = new JdbcOrganisations(database);
        this.audit = audit;
        this.clock = clock;
        known = Caffeine.newBuilder()
                .expireAfterWrite(AccountCache.STALE)
                .maximumSize(MOST_CACHED)
                .build(keys::find);
    }

    @Override
    public List<ApiKey> list() {
        return keys.list();
    }

    @Override
    public ApiKey.Created create(
            String name,
            Set<Permission> permissions,
            Scope scope,
            @Nullable Instant expiresAt,
            FaultLog log,
            Caller by) {
        Instant now = clock.instant();
        var key = new ApiKey(name, now, by.name(), expiresAt, null, permissions, scope);
        KeyToken token = KeyToken.generate(random);
        database.run(() -> {
            var checks = new Checks(log);
            check(key, now, by, checks);
            checks.throwIfAny();
            checkFree(keys.insert(token, key), checks);
            checks.throwIfAny();
            audit.record(by.name(), "key.created", "key:" + name, detail(key));
        });
        known.invalidate(token.id());
        return new ApiKey.Created(key, token.text());
    }

    private void check(ApiKey key, Instant now, Caller by, Checks checks) {
        Instant expiresAt = key.expiresAt();
        checks.line(key.name(), LONGEST_NAME, "/name")
                .that(
                        !key.name().contains("/")
                                && !key.name().contains("\\")
                                && !key.name().contains(";"),
                        "/name",
                        "PEOPLE-023",
                        "The name holds a slash, a backslash or a semicolon, which do not fit into an address.",
                        "Use a dash.")
                .that(
                        expiresAt == null || expiresAt.isAfter(now),
                        "/expiresAt",
                        "PEOPLE-024",
                        "The key would have expired already.",
                        "Give a moment in the future, or null for a key that does not expire.");
        checkFree(keys.list().stream().noneMatch(other -> other.name().equals(key.name())), checks);
        Authority.checkGrant(key.permissions(), by, "/permissions", checks);
        Authority.checkScope(key.scope(), by, organisations, checks);
    }

    private static void checkFree(boolean free, Checks checks) {
        checks.that(free, "/name", "PEOPLE-025", "There is a key of that name already.", "Choose another one.");
    }

    @Override
    public void revoke(String name, Caller by) {
        String id = database.inTransaction(() -> {
            Optional<String> removed = Checks.isLine(name) ? keys.delete(name) : Optional.empty();
            removed.ifPresent(found -> audit.record(by.name(), "key.revoked", "key:" + name, "{}"));
            return removed.orElseThrow(() -> new NotFoundException("key of that name"));
        });
        known.invalidate(id);
    }

    @Override
    public Optional<Caller> authenticate(String token) {
        Instant now = clock.instant();
        return KeyToken.parse(token)
                .flatMap(given -> known.get(given.id()).filter(stored -> given.matches(stored.secretHash())))
                .filter(stored -> isInForce(stored.key(), now))
                .map(stored -> {
                    noteUse(stored.id(), now);
                    ApiKey key = stored.key();
                    return new Caller("key:" + key.name(), key.permissions(), key.scope());
                });
    }

    private static boolean isInForce(ApiKey key, Instant now) {
        Instant expiresAt = key.expiresAt();
        return expiresAt == null || expiresAt.isAfter(now);
    }

    private void noteUse(String id, Instant now) {
        Instant noted = lastUses.getIfPresent(id);
        if (noted != null && noted.plus(USE_RESOLUTION).isAfter(now)) return;
        lastUses.put(id, now);
        keys.used(id, now);
    }

    private static String detail(ApiKey key) {
        Instant expiresAt = key.expiresAt();
        return CanonicalJson.of(Map.of(
                "permissions", JdbcRoles.codes(key.permissions()),
                "scope", DefaultUsers.scope(key.scope()),
                "expiresAt", expiresAt == null ? "never" : expiresAt.toString()));
    }
}
