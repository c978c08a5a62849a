package org.songhua.warning.internal.tell;

import java.time.Clock;
import java.util.List;
import org.songhua.outward.Mailbox;
import org.songhua.outward.Mailer;
import org.songhua.outward.Outbox;
import org.songhua.outward.WebhookSender;
import org.songhua.people.Audit;
import org.songhua.store.DataFolder;
import org.songhua.store.Database;
import org.songhua.store.KeyFile;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what tells others of warnings. */
@Configuration(proxyBeanMethods = false)
class TellingConfiguration {

    /** Off while {@code songhua.mail.host} is empty. */
    @Bean
    Mailer mailer(
            @Value("${songhua.mail.host:}") String host,
            @Value("${songhua.mail.port:587}") int port,
            @Value("${songhua.mail.user:}") String user,
            @Value("${songhua.mail.password:}") String password,
            @Value("${songhua.mail.from:warning@songhua.local}") String from,
            @Value("${songhua.mail.security:starttls}") Mailer.Security security) {
        return new Mailer(new Mailer.Settings(host, port, user, password, from, security));
    }

    @Bean
    Mailbox warningMailbox(Database database, Mailer mailer, Clock clock) {
        return new Mailbox(database, WebhookDesk.SCHEMA, mailer, clock);
    }

    @Bean
    Teller teller(
            Database database, Mailbox warningMailbox, @Value("${songhua.warning.mail-to:}") List<String> subscribers) {
        return new Teller(new Outbox(database, WebhookDesk.SCHEMA), warningMailbox, subscribers);
    }

    /** The key of the secrets is given (Base64, 32 bytes), or lies in the data folder. */
    @Bean
    WebhookDesk warningWebhooks(
            Database database,
            Audit audit,
            Clock clock,
            Mailbox warningMailbox,
            ObjectProvider<DataFolder> folder,
            @Value("${songhua.webhook-key:}") String key,
            @Value("${songhua.warning.webhooks-inside:false}") boolean insideAllowed) {
        byte[] bytes = key.isEmpty()
                ? KeyFile.read(folder.getObject().folder("keys").resolve("webhook.key"))
                : KeyFile.decode(key);
        return new WebhookDesk(database, audit, clock, warningMailbox, WebhookSender.secretsOf(bytes), insideAllowed);
    }

    @Bean(destroyMethod = "close")
    TellingLoop tellingLoop(
            WebhookDesk warningWebhooks,
            Mailbox warningMailbox,
            @Value("${songhua.warning.tell-seconds:5}") int seconds) {
        return new TellingLoop(seconds, warningWebhooks::run, warningMailbox::run);
    }
}
