package org.songhua.casework.internal.webhooks;

import java.time.Clock;
import org.songhua.casework.CaseWebhooks;
import org.songhua.casework.internal.vault.Cipherbox;
import org.songhua.outward.WebhookSender;
import org.songhua.people.Audit;
import org.songhua.people.Permission;
import org.songhua.store.Database;

/** Sends the outbox of cases; the secrets of its addresses follow from the key of the vault. */
public final class DefaultWebhooks extends WebhookSender implements CaseWebhooks {
    static final String SCHEMA = "casework";

    /** @param insideAllowed whether loopback and private addresses may be told */
    public DefaultWebhooks(Database database, Cipherbox box, Audit audit, Clock clock, boolean insideAllowed) {
        super(
                database,
                audit,
                clock,
                new Settings(
                        SCHEMA,
                        Permission.CASE_CONFIGURE,
                        "CASE-200",
                        salt -> box.mark("webhook", salt),
                        insideAllowed));
    }
}
