package org.songhua.warning;

import org.songhua.outward.Mailbox;
import org.songhua.outward.Webhooks;

/**
 * Addresses that are told what becomes of warnings: of those that lead a group or stand alone, not of their followers, and not of what works keep
 * back. To change them needs {@code warning.rules}.
 */
public interface WarningWebhooks extends Webhooks {

    /** {@return what became of mail about warnings} */
    Mailbox.Status mail();
}
