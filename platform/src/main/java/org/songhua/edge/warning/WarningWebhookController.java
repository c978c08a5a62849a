package org.songhua.edge.warning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.outward.Mailbox;
import org.songhua.outward.Webhooks;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.warning.WarningWebhooks;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Addresses that are told what becomes of warnings, and what became of mail. */
@RestController
class WarningWebhookController {
    private final WarningWebhooks webhooks;

    WarningWebhookController(WarningWebhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** All addresses, with what waits and what is stuck. */
    @Allow(Permission.WARNING_RULES)
    @GetMapping("/api/warning-webhooks")
    List<Webhooks.Webhook> list() {
        return webhooks.list();
    }

    /** An address to be told. */
    record WarningUrlBody(@Nullable String url) {}

    /** The new address with its secret, shown this once. */
    record WarningHookView(long id, String secret) {}

    @Allow(Permission.WARNING_RULES)
    @PostMapping("/api/warning-webhooks")
    @ResponseStatus(HttpStatus.CREATED)
    WarningHookView add(@RequestBody WarningUrlBody body, Caller caller) {
        Webhooks.Added added = webhooks.add(body.url() == null ? "" : body.url(), caller);
        return new WarningHookView(added.id(), added.secret());
    }

    @Allow(Permission.WARNING_RULES)
    @DeleteMapping("/api/warning-webhooks/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stop(@PathVariable long id, Caller caller) {
        webhooks.stop(id, caller);
    }

    /** How many are tried anew. */
    record WarningRetriedView(int retried) {}

    @Allow(Permission.WARNING_RULES)
    @PostMapping("/api/warning-webhooks/{id}/retry")
    WarningRetriedView retry(@PathVariable long id, Caller caller) {
        return new WarningRetriedView(webhooks.retry(id, caller));
    }

    @Allow(Permission.WARNING_RULES)
    @GetMapping("/api/warning-mail")
    Mailbox.Status mail() {
        return webhooks.mail();
    }
}
