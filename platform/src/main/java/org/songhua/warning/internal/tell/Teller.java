package org.songhua.warning.internal.tell;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.songhua.outward.CloudEvent;
import org.songhua.outward.Mailbox;
import org.songhua.outward.Outbox;
import org.songhua.warning.Warning;
import tools.jackson.databind.json.JsonMapper;

/** Writes news of warnings to the outboxes, in the transaction of the change. */
public final class Teller {
    private static final Set<String> BY_MAIL = Set.of("ISSUE", "CLEAR", "DISMISS");

    private final Outbox outbox;
    private final Mailbox mailbox;
    private final List<String> subscribers;

    /** @param subscribers addresses of mail that are told when a warning is issued and when it is over */
    Teller(Outbox outbox, Mailbox mailbox, List<String> subscribers) {
        this.outbox = outbox;
        this.mailbox = mailbox;
        this.subscribers = List.copyOf(subscribers);
    }

    /**
     * Tells what happened to a warning. Followers are told of by their leader alone, so that a burst is one piece of news and not thousands.
     *
     * @param number of the event
     * @param bodyJson the warning as it is after it
     */
    public void tell(long number, Warning warning, String kind, Instant at, String bodyJson) {
        if (warning.leader() != null || warning.maintenance() != null) return;
        outbox.put(new CloudEvent(
                Long.toString(number),
                "/api/warnings",
                "org.songhua.warning." + kind.toLowerCase(java.util.Locale.ROOT),
                Long.toString(warning.id()),
                at,
                JsonMapper.shared().readTree(bodyJson)));
        if (BY_MAIL.contains(kind)) mail(warning, kind);
    }

    private void mail(Warning warning, String kind) {
        for (String one : subscribers) {
            mailbox.put(one, WarningLetter.subject(warning, kind), WarningLetter.text(warning, kind));
        }
    }

    /** Writes to somebody who is called because a step is late. */
    public void call(Warning warning, String email) {
        if (email.isEmpty()) return;
        mailbox.put(email, WarningLetter.subject(warning, "CALLED"), WarningLetter.text(warning, "CALLED"));
    }
}
