package org.songhua.warning.internal.tell;

import java.time.Clock;
import java.util.function.Function;
import org.songhua.outward.Mailbox;
import org.songhua.outward.WebhookSender;
import org.songhua.people.Audit;
import org.songhua.people.Permission;
import org.songhua.store.Database;
import org.songhua.warning.WarningWebhooks;

/** Sends the outbox of warnings. */
final class WebhookDesk extends WebhookSender implements WarningWebhooks {
    static final String SCHEMA = "warning";

    private final Mailbox mailbox;

    WebhookDesk(
            Database database,
            Audit audit,
            Clock clock,
            Mailbox mailbox,
            Function<String, byte[]> secrets,
            boolean insideAllowed) {
        super(
                database,
                audit,
                clock,
                new Settings(SCHEMA, Permission.WARNING_RULES, "WARN-020", secrets, insideAllowed));
        this.mailbox = mailbox;
    }

    @Override
    public Mailbox.Status mail() {
        return mailbox.status();
    }
}
