package org.songhua.casework.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.songhua.casework.CallBacks;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.CaseTakeover;
import org.songhua.casework.Duplicates;
import org.songhua.casework.FieldWork;
import org.songhua.casework.Followers;
import org.songhua.casework.HandOffs;
import org.songhua.casework.Integrity;
import org.songhua.casework.Performance;
import org.songhua.casework.PersonMatching;
import org.songhua.casework.WorkCalendar;
import org.songhua.casework.internal.advice.DefaultClassAdvice;
import org.songhua.casework.internal.checks.JdbcIntegrity;
import org.songhua.casework.internal.files.Casework;
import org.songhua.casework.internal.files.DefaultCaseDesk;
import org.songhua.casework.internal.files.DefaultCases;
import org.songhua.casework.internal.files.DefaultDuplicates;
import org.songhua.casework.internal.files.DefaultExternalLinks;
import org.songhua.casework.internal.files.DefaultReports;
import org.songhua.casework.internal.files.Parts;
import org.songhua.casework.internal.files.Responsibilities;
import org.songhua.casework.internal.files.StoredFlows;
import org.songhua.casework.internal.files.WarningIntake;
import org.songhua.casework.internal.orders.DefaultWorkOrders;
import org.songhua.casework.internal.packs.PackCatalogue;
import org.songhua.casework.internal.performance.DefaultPerformance;
import org.songhua.casework.internal.rules.OfficialCalendar;
import org.songhua.casework.internal.vault.Cipherbox;
import org.songhua.casework.internal.vault.KeyProof;
import org.songhua.casework.internal.vault.Retention;
import org.songhua.casework.internal.vault.SealedMatching;
import org.songhua.casework.internal.vault.Vault;
import org.songhua.casework.internal.vault.VaultKey;
import org.songhua.casework.internal.webhooks.DefaultWebhooks;
import org.songhua.cim.CityObjects;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackGuard;
import org.songhua.people.Audit;
import org.songhua.people.Organisations;
import org.songhua.people.Users;
import org.songhua.store.DataFolder;
import org.songhua.store.Database;
import org.songhua.warning.Duty;
import org.songhua.warning.Warnings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
class CaseworkConfiguration {

    @Bean
    CaseCatalogue caseCatalogue(PackContent packs) {
        return new PackCatalogue(packs);
    }

    @Bean
    WorkCalendar workCalendar(PackContent packs) {
        return OfficialCalendar.of(packs);
    }

    /** Which class of case a warning of a pack becomes is a setting: {@code songhua.casework.warning-classes.<pack>}. */
    @Bean
    WarningIntake warningIntake(Database database, Warnings warnings, DefaultReports reports, Environment settings) {
        Map<String, String> classes = Binder.get(settings)
                .bind("songhua.casework.warning-classes", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
        return new WarningIntake(database, warnings, reports, classes);
    }

    /** The key is given (Base64, 32 bytes), or lies in the data folder. */
    @Bean
    Cipherbox cipherbox(
            Database database, ObjectProvider<DataFolder> folder, @Value("${songhua.vault-key:}") String key) {
        var proof = new KeyProof(database);
        VaultKey vaultKey = key.isEmpty()
                ? VaultKey.inFile(folder.getObject().folder("keys").resolve("vault.key"), !proof.isKept())
                : VaultKey.of(key);
        var box = new Cipherbox(vaultKey);
        proof.check(box);
        return box;
    }

    @Bean
    Vault vault(Database database, Cipherbox box) {
        return new Vault(database, box);
    }

    @Bean
    PersonMatching personMatching(Database database, Vault vault) {
        return new SealedMatching(database, vault);
    }

    @Bean
    DefaultWebhooks caseWebhooks(
            Database database,
            Cipherbox box,
            Audit audit,
            Clock clock,
            @Value("${songhua.casework.webhooks-inside:false}") boolean insideAllowed) {
        return new DefaultWebhooks(database, box, audit, clock, insideAllowed);
    }

    /** Days for which reporters are kept: after a case ended without work, and after it was closed. */
    @Bean
    Retention retention(
            Database database,
            Vault vault,
            Audit audit,
            Clock clock,
            @Value("${songhua.casework.keep-ended-days:365}") int ended,
            @Value("${songhua.casework.keep-closed-days:1825}") int closed) {
        return new Retention(database, vault, audit, clock, Duration.ofDays(ended), Duration.ofDays(closed));
    }

    @Bean
    StoredFlows storedFlows(Database database, CaseCatalogue catalogue) {
        return new StoredFlows(database, catalogue);
    }

    @Bean
    PackGuard flowGuard(StoredFlows flows) {
        return (next, faults) -> flows.check(new PackCatalogue(next).flows(), faults);
    }

    @Bean
    Responsibilities responsibilities(Database database, CaseCatalogue catalogue, Audit audit) {
        return new Responsibilities(database, catalogue, audit);
    }

    @Bean
    Casework casework(
            Database database,
            CaseCatalogue catalogue,
            Responsibilities responsibilities,
            Organisations organisations,
            Audit audit,
            Clock clock,
            ApplicationEventPublisher events,
            StoredFlows flows,
            WorkCalendar calendar,
            Vault vault,
            CityObjects objects,
            Users users,
            Duty duty) {
        var parts = new Parts(database, catalogue, responsibilities, organisations, audit, clock, events);
        return new Casework(parts, flows, calendar, vault, objects, users, duty);
    }

    @Bean
    FieldWork fieldWork(Casework casework) {
        return casework.field();
    }

    @Bean
    CallBacks callBacks(Casework casework) {
        return casework.callBacks();
    }

    @Bean
    Followers followers(Casework casework) {
        return casework.followers();
    }

    @Bean
    Integrity caseIntegrity(Database database) {
        return new JdbcIntegrity(database);
    }

    @Bean
    DefaultWorkOrders workOrders(
            Database database,
            DefaultCases cases,
            DefaultReports reports,
            Organisations organisations,
            WorkCalendar calendar,
            Audit audit,
            Clock clock) {
        return new DefaultWorkOrders(database, cases, reports, organisations, calendar, audit, clock);
    }

    @Bean
    DefaultClassAdvice classAdvice(Database database, CaseCatalogue catalogue, Vault vault, Clock clock) {
        return new DefaultClassAdvice(database, catalogue, vault, clock);
    }

    @Bean
    HandOffs handOffs(Casework casework) {
        return casework.handOffs();
    }

    @Bean
    CaseTakeover caseTakeover(Casework casework) {
        return casework.takeover();
    }

    @Bean
    DefaultExternalLinks externalLinks(Casework casework) {
        return casework.links();
    }

    @Bean
    DefaultCases cases(Casework casework) {
        return casework.cases();
    }

    @Bean
    DefaultReports reports(Casework casework) {
        return casework.reports();
    }

    @Bean
    DefaultCaseDesk caseDesk(
            Database database,
            Responsibilities rules,
            CaseCatalogue catalogue,
            Organisations organisations,
            Clock clock) {
        return new DefaultCaseDesk(database, rules, catalogue, organisations, clock);
    }

    @Bean
    Duplicates duplicates(Database database, CaseCatalogue catalogue, Vault vault, Audit audit, Clock clock) {
        return new DefaultDuplicates(database, catalogue, vault, audit, clock);
    }

    @Bean
    Performance performance(Database database, CaseCatalogue catalogue, PackContent packs, Audit audit, Clock clock) {
        return new DefaultPerformance(database, catalogue, packs, audit, clock);
    }

    @Bean(destroyMethod = "close")
    SweepLoop sweepLoop(
            Casework casework,
            WarningIntake intake,
            DefaultWebhooks webhooks,
            Retention retention,
            DefaultExternalLinks links,
            DefaultWorkOrders orders,
            @Value("${songhua.casework.sweep-seconds:20}") int seconds,
            @Value("${songhua.casework.intake-millis:1000}") int intakeMillis) {
        List<Runnable> others = List.of(webhooks::run, retention::run, links::watch, orders::planAhead);
        return new SweepLoop(casework.sweep(), seconds, intake, intakeMillis, others);
    }
}
