package org.songhua.casework.internal.advice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.CaseClass;
import org.songhua.casework.ClassAdvice;
import org.songhua.casework.internal.rules.PersonalData;
import org.songhua.casework.internal.vault.Vault;
import org.songhua.engine.text.classify.CivicTopics;
import org.songhua.engine.text.classify.Example;
import org.songhua.engine.text.classify.TextClassifier;
import org.songhua.engine.text.classify.Verdict;
import org.songhua.pack.PacksTaken;
import org.songhua.store.Database;
import org.songhua.store.Row;
import org.springframework.context.event.EventListener;

/**
 * Learns from the names of the classes and from the latest reports that somebody has accepted under a class. Names and numbers are
 * masked before, the model lives in memory alone and is made anew after a while, so that who is erased is forgotten with it.
 */
public final class DefaultClassAdvice implements ClassAdvice {
    /** Below it a person chooses. */
    static final double SURE = 0.6;

    private static final int MOST_LEARNT = 1_000;
    private static final int MOST_LIKELY = 5;
    private static final int MOST_WORDS = 5;
    private static final int LONGEST_TEXT = 4_000;
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final String DECIDED = """
            select r.class, r.text_id from casework.report r join casework.case_file c on c.id = r.case_id
            where c.stage >= 2 and c.kind <> 'ENDED' and r.text_id is not null order by r.number desc limit ?""";
    private static final String KEEP = """
            insert into casework.class_advice (report, advised, confidence, at) values (?, ?, ?, ?) on conflict do nothing""";
    private static final String SCORE = """
            select count(*) as kept, count(*) filter (where r.class = a.advised) as followed,
              count(*) filter (where a.confidence >= ?) as sure,
              count(*) filter (where a.confidence >= ? and r.class = a.advised) as sure_followed
            from casework.class_advice a join casework.report r on r.id = a.report
              join casework.case_file c on c.id = r.case_id
            where c.stage >= 2""";

    private final Database database;
    private final CaseCatalogue catalogue;
    private final Vault vault;
    private final Clock clock;
    private final AtomicBoolean learning = new AtomicBoolean();
    private volatile @Nullable Learnt learnt;

    /** A model with when it was made and from how many decisions. */
    private record Learnt(TextClassifier model, int decisions, Instant at) {}

    public DefaultClassAdvice(Database database, CaseCatalogue catalogue, Vault vault, Clock clock) {
        this.database = database;
        this.catalogue = catalogue;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public Advice advise(String text) {
        Learnt now = fresh();
        String said = PersonalData.masked(text.substring(0, Math.min(LONGEST_TEXT, text.length())));
        Verdict verdict = now.model().classify(said);
        List<Likely> likely = verdict.ranking().stream()
                .limit(MOST_LIKELY)
                .map(score -> new Likely(score.label(), score.confidence()))
                .toList();
        List<String> words = verdict.reasons().stream()
                .filter(reason -> reason.weight() > 0)
                .limit(MOST_WORDS)
                .map(Verdict.Reason::part)
                .toList();
        return new Advice(likely, words, verdict.decided(SURE).isPresent(), now.decisions());
    }

    /** Classes that are new have names to learn. */
    @EventListener
    void on(PacksTaken taken) {
        learnt = null;
    }

    /** The first who asks waits for the first model; later ones get the old one while a new one is made. */
    private Learnt fresh() {
        Learnt have = learnt;
        if (have == null) return learn();
        if (have.at().plus(FRESH).isBefore(clock.instant())) learnBeside();
        return have;
    }

    private void learnBeside() {
        if (!learning.compareAndSet(false, true)) return;
        Thread.ofVirtual().name("class-advice").start(() -> {
            try {
                learn();
            } finally {
                learning.set(false);
            }
        });
    }

    /** Makes the model anew from what has been decided by now. */
    private synchronized Learnt learn() {
        var examples = new ArrayList<Example>();
        for (CaseClass one : catalogue.classes()) examples.add(new Example(name(one), one.code()));
        int names = examples.size();
        examples.addAll(database.list(DECIDED, this::decided, MOST_LEARNT));
        examples.removeIf(example -> example.text().isBlank());
        var made = new Learnt(
                TextClassifier.train(examples, CivicTopics.lexicon()),
                Math.max(0, examples.size() - names),
                clock.instant());
        learnt = made;
        return made;
    }

    /** Learns at once what has been decided by now. {@return from how many decisions} */
    public int refresh() {
        return learn().decisions();
    }

    private static String name(CaseClass one) {
        return one.title().zh() + " " + one.group().zh() + " "
                + String.join(
                        " ",
                        one.conditions().values().stream()
                                .map(text -> text.zh())
                                .toList());
    }

    private Example decided(Row row) {
        String text =
                vault.openText(row.uuid("text_id")).map(PersonalData::masked).orElse("");
        return new Example(text, row.text("class"));
    }

    @Override
    public void keep(UUID report, String text) {
        if (text.isBlank()) return;
        // Nobody who takes a report waits for the first model.
        if (learnt == null) {
            learnBeside();
            return;
        }
        Likely first = advise(text).likely().getFirst();
        database.update(KEEP, report, first.classCode(), first.confidence(), clock.instant());
    }

    @Override
    public Score score() {
        return database.get(
                SCORE,
                row -> new Score(
                        row.whole("kept"), row.whole("followed"), row.whole("sure"), row.whole("sure_followed")),
                SURE,
                SURE);
    }
}
