package org.songhua.edge.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseWebhooks;
import org.songhua.outward.Webhooks;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Addresses that are told what becomes of cases. */
@RestController
class CaseWebhookController {
    private final CaseWebhooks webhooks;

    CaseWebhookController(CaseWebhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** All addresses, with what waits and what is stuck. */
    @Allow(Permission.CASE_CONFIGURE)
    @GetMapping("/api/cases/webhooks")
    List<Webhooks.Webhook> list() {
        return webhooks.list();
    }

    /** An address to be told. */
    record UrlBody(@Nullable String url) {}

    /** The new address with its secret, shown this once. */
    record AddedView(long id, String secret) {}

    @Allow(Permission.CASE_CONFIGURE)
    @PostMapping("/api/cases/webhooks")
    @ResponseStatus(HttpStatus.CREATED)
    AddedView add(@RequestBody UrlBody body, Caller caller) {
        Webhooks.Added added = webhooks.add(body.url() == null ? "" : body.url(), caller);
        return new AddedView(added.id(), added.secret());
    }

    @Allow(Permission.CASE_CONFIGURE)
    @DeleteMapping("/api/cases/webhooks/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stop(@PathVariable long id, Caller caller) {
        webhooks.stop(id, caller);
    }

    /** How many are tried anew. */
    record RetriedView(int retried) {}

    @Allow(Permission.CASE_CONFIGURE)
    @PostMapping("/api/cases/webhooks/{id}/retry")
    RetriedView retry(@PathVariable long id, Caller caller) {
        return new RetriedView(webhooks.retry(id, caller));
    }
}
