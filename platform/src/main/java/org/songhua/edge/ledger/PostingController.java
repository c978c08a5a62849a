package org.songhua.edge.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.ledger.LedgerViews.PostingView;
import org.songhua.ledger.Ledgers;
import org.songhua.ledger.Posting;
import org.songhua.ledger.PostingDraft;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Books and takes back. Which permission a posting needs is said by its ledger. */
@RestController
class PostingController {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Ledgers ledgers;
    private final Clock clock;

    PostingController(Ledgers ledgers, Clock clock) {
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /** A posting to be made; today when it says no day. */
    record DraftBody(
            @Nullable String kind,
            @Nullable String source,
            @Nullable LocalDate day,
            @Nullable String from,
            @Nullable String to,
            @Nullable BigDecimal quantity,
            @Nullable Map<String, @Nullable String> evidence,
            @Nullable String note) {
        /** Stands for a null in a list, which is told like any other mistake. */
        static final DraftBody EMPTY = new DraftBody(null, null, null, null, null, null, null, null);

        PostingDraft draft(LocalDate today) {
            var documents = new TreeMap<String, String>();
            if (evidence != null)
                evidence.forEach((name, number) -> documents.put(name, Objects.requireNonNullElse(number, "")));
            return new PostingDraft(
                    Objects.requireNonNullElse(kind, ""),
                    Objects.requireNonNullElse(source, ""),
                    Objects.requireNonNullElse(day, today),
                    from,
                    to,
                    Objects.requireNonNullElse(quantity, BigDecimal.ZERO),
                    documents,
                    note);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    @Allow(Permission.REGISTER_VIEW)
    @PostMapping("/api/ledgers/{ledger}/postings")
    ResponseEntity<PostingView> post(@PathVariable String ledger, @RequestBody DraftBody body, Caller caller) {
        Posting made = ledgers.post(ledger, body.draft(today()), caller);
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/ledgers/" + made.ledger() + "/postings/" + made.number())
                .body(LedgerViews.posting(made));
    }

    /** Many postings. */
    record ManyBody(@Nullable List<@Nullable DraftBody> postings) {}

    /** All of them, or none and what is wrong with each. */
    @Allow(Permission.REGISTER_VIEW)
    @PostMapping("/api/ledgers/{ledger}/posting-batches")
    List<PostingView> postAll(@PathVariable String ledger, @RequestBody ManyBody body, Caller caller) {
        LocalDate today = today();
        List<@Nullable DraftBody> bodies = body.postings() == null ? List.of() : body.postings();
        var drafts = bodies.stream()
                .map(one -> (one == null ? DraftBody.EMPTY : one).draft(today))
                .toList();
        return ledgers.postAll(ledger, drafts, caller).stream()
                .map(LedgerViews::posting)
                .toList();
    }

    /** Why a posting is taken back. */
    record ReversalBody(@Nullable String reason) {}

    @Allow(Permission.REGISTER_VIEW)
    @PostMapping("/api/ledgers/{ledger}/postings/{number}/reversal")
    ResponseEntity<PostingView> reverse(
            @PathVariable String ledger, @PathVariable String number, @RequestBody ReversalBody body, Caller caller) {
        Posting made = ledgers.reverse(
                ledger, LedgerController.parse(number), Objects.requireNonNullElse(body.reason(), ""), caller);
        return ResponseEntity.status(HttpStatus.CREATED).body(LedgerViews.posting(made));
    }
}
