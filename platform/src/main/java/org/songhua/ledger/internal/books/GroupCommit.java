package org.songhua.ledger.internal.books;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.songhua.engine.fault.FaultException;
import org.songhua.ledger.Ledger;
import org.songhua.ledger.Posting;
import org.songhua.ledger.PostingDraft;
import org.songhua.ledger.internal.books.Sitting.Answer;
import org.songhua.store.Database;

/**
 * Books single postings that come at the same time together: who comes first leads and books in one transaction what waits, the
 * others wait for that. Nobody is answered before the commit, what is refused stands for itself, and when the transaction of a
 * group fails everybody in it books alone. Who waits for an account that somebody else holds keeps nobody waiting.
 */
final class GroupCommit {
    /** Most postings of one transaction; what comes later goes with the next. */
    static final int MOST = 64;

    private final Database database;
    private final BookWriter writer;
    private final Map<String, Turns> turns = new ConcurrentHashMap<>();

    GroupCommit(Database database, BookWriter writer) {
        this.database = database;
        this.writer = writer;
    }

    /** What somebody who waits is told. */
    private sealed interface Word {
        /** Go on for all who wait. */
        record Lead() implements Word {}

        /** Book it yourself: the group failed, or somebody else holds an account of yours. */
        record Alone() implements Word {}

        /** It was decided, and when it was booked that is durable. */
        record Decided(Answer answer) implements Word {}
    }

    private record Waiting(PostingDraft draft, String actor, CompletableFuture<Word> word) {}

    /** Those who wait at one ledger; one of them leads. */
    private static final class Turns {
        private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
        private boolean led;

        synchronized void join(Waiting one) {
            waiting.add(one);
            if (!led) handOn();
        }

        /** {@return the leader, who came first, and who came behind} */
        synchronized List<Waiting> group() {
            var group = new ArrayList<Waiting>();
            while (!waiting.isEmpty() && group.size() < MOST) group.add(waiting.remove());
            return group;
        }

        synchronized void handOn() {
            Waiting next = waiting.peek();
            led = next != null;
            if (next != null) next.word().complete(new Word.Lead());
        }
    }

    /** {@return the posting, durable} @throws FaultException when it is refused */
    Posting book(Ledger ledger, PostingDraft draft, String actor) {
        Turns at = turns.computeIfAbsent(ledger.code(), code -> new Turns());
        var mine = new Waiting(draft, actor, new CompletableFuture<>());
        at.join(mine);
        Word word = mine.word().join();
        if (word instanceof Word.Lead) word = lead(ledger, at);
        if (word instanceof Word.Decided(Answer.Booked booked)) return booked.posting();
        if (word instanceof Word.Decided(Answer.Refused refused)) throw new FaultException(refused.faults());
        return database.inTransaction(
                () -> writer.book(ledger, List.of(draft), actor).getFirst());
    }

    /** {@return what became of the leader's own posting} */
    private Word lead(Ledger ledger, Turns at) {
        List<Waiting> group = at.group();
        List<Word> words = Collections.nCopies(group.size(), new Word.Alone());
        try {
            words = together(ledger, group);
        } catch (RuntimeException e) {
            // Alone everybody hears a reason of their own, and those who have nothing to do with it are booked.
        } finally {
            at.handOn();
            for (int i = 1; i < group.size(); i++) group.get(i).word().complete(words.get(i));
        }
        return words.getFirst();
    }

    private List<Word> together(Ledger ledger, List<Waiting> group) {
        return database.inTransaction(() -> {
            Sitting sitting =
                    writer.sit(ledger, group.stream().map(Waiting::draft).toList(), false);
            List<Word> words = group.stream()
                    .map(one -> word(sitting.decide(one.draft(), one.actor())))
                    .toList();
            sitting.write();
            return words;
        });
    }

    private static Word word(Answer answer) {
        return answer instanceof Answer.Busy ? new Word.Alone() : new Word.Decided(answer);
    }
}
