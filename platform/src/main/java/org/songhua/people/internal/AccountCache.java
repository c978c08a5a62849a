package org.songhua.people.internal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.songhua.people.Account;
import org.songhua.people.Role;

/**
 * Accounts of those at work and the roles, because every request asks for one. Our own changes drop the entry after their commit;
 * those of another process are seen after {@link #STALE}.
 */
final class AccountCache {
    static final Duration STALE = Duration.ofSeconds(5);
    private static final int MOST_ACCOUNTS = 10_000;

    private final LoadingCache<String, Optional<Account>> accounts;

    private final LoadingCache<String, List<Role>> roles;

    AccountCache(JdbcUsers users, JdbcRoles roles) {
        accounts = Caffeine.newBuilder()
                .expireAfterWrite(STALE)
                .maximumSize(MOST_ACCOUNTS)
                .build(users::findAccount);
        this.roles = Caffeine.newBuilder().expireAfterWrite(STALE).build(all -> roles.list());
    }

    Optional<Account> find(String name) {
        return accounts.get(name);
    }

    List<Role> roles() {
        return roles.get("all");
    }

    void drop(String name) {
        accounts.invalidate(name);
    }

    /** After a change of roles or organisations, which may touch anybody. */
    void dropAll() {
        accounts.invalidateAll();
        roles.invalidateAll();
    }
}
