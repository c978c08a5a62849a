package org.songhua.people.internal;

import java.time.Clock;
import java.time.Duration;
import org.songhua.people.Accounts;
import org.songhua.people.ApiKeys;
import org.songhua.people.Audit;
import org.songhua.people.Organisations;
import org.songhua.people.Roles;
import org.songhua.people.Users;
import org.songhua.store.Database;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PasswordSettings.class)
class PeopleConfiguration {
    /** More hashing at once than this gains nothing and takes 19 MiB each. */
    private static final int LANES_PER_CORE = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Clock clock;

    PeopleConfiguration(ObjectProvider<Clock> clock) {
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    @Bean
    Audit audit(Database database) {
        return new JdbcAudit(database);
    }

    @Bean
    Passwords passwords(PasswordSettings settings) {
        return new Passwords(settings);
    }

    @Bean
    AccountCache accountCache(Database database) {
        return new AccountCache(new JdbcUsers(database), new JdbcRoles(database));
    }

    @Bean
    Accounts accounts(Database database, Audit audit, Passwords passwords, AccountCache cache) {
        var turnstile = new Turnstile(LANES_PER_CORE * Runtime.getRuntime().availableProcessors(), PATIENCE);
        return new DefaultAccounts(database, audit, passwords, turnstile, cache, clock);
    }

    @Bean
    Users users(Database database, Audit audit, Passwords passwords, AccountCache cache) {
        return new DefaultUsers(database, audit, passwords, cache, clock);
    }

    @Bean
    Roles roles(Database database, Audit audit, AccountCache cache) {
        return new DefaultRoles(database, audit, cache);
    }

    @Bean
    Organisations organisations(Database database, Audit audit, AccountCache cache) {
        return new DefaultOrganisations(database, audit, cache);
    }

    @Bean
    ApiKeys apiKeys(Database database, Audit audit) {
        return new DefaultApiKeys(database, audit, clock);
    }
}
