package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.quality.QualityCheck;
import org.songhua.engine.quality.QualityFlag;
import org.songhua.engine.quality.QualityRules;
import org.songhua.engine.quality.QualityState;
import org.songhua.engine.series.Readings;
import org.songhua.people.NotFoundException;
import org.songhua.sensing.Appended;
import org.songhua.sensing.Appended.Outcome;

/**
 * Changes that become durable together. It first decides what each change means, seeing those decided before it, then
 * writes all in one transaction, and after the commit brings the memory up to date. Used by the writer's thread alone.
 */
final class Group {
    /** An open block is 20 kB in memory or more: as much to hold as so many bytes of the journal. */
    private static final int OPEN_BLOCK_BYTES = 8192;

    private final SeriesIndex index;
    private final JdbcReadings store;
    private final Map<Long, Long> movedById;

    private final JournalFormat.Writer journal = new JournalFormat.Writer();
    private final List<SeriesChanges> touched = new ArrayList<>();
    private final List<Reading> earlier = new ArrayList<>();
    private final List<Reading> recorded = new ArrayList<>();
    private final Map<Long, Long> moved = new HashMap<>();
    private final Set<Long> cleared = new LinkedHashSet<>();
    private int opened = 0;

    Group(SeriesIndex index, JdbcReadings store, Map<Long, Long> movedById) {
        this.index = index;
        this.store = store;
        this.movedById = movedById;
    }

    /** Adds a reading as {@link #append(Reading)} does, after it was judged. */
    Appended append(Reading reading, QualityRules rules, long received_us) {
        if (!reading.isNumber() || rules.equals(QualityRules.NONE)) return append(reading);
        SeriesChanges changes = changes(reading.datastream());
        QualityCheck.Verdict verdict =
                QualityCheck.judge(rules, changes.quality, reading.start_us(), reading.value(), received_us, null);
        // The same time again is a repetition or a correction, which is told apart below.
        int doubts = verdict.flags() & ~QualityFlag.DUPLICATE.bit();
        Appended appended = append(doubts == 0 ? reading : reading.withMoreDoubts(doubts), QualityFlag.DUPLICATE.bit());
        changes.quality = verdict.state();
        return appended;
    }

    /** Adds a reading, or corrects the one of its phenomenon time. */
    Appended append(Reading reading) {
        return append(reading, 0);
    }

    private Appended append(Reading reading, int doubtsOfCorrection) {
        SeriesChanges changes = changes(reading.datastream());
        Reading existing =
                changes.isAfterAll(reading.start_us()) ? null : find(changes, reading.start_us(), reading.endCode());
        if (existing == null) {
            Reading numbered = changes.withNextId(reading);
            place(changes, numbered);
            return new Appended(numbered.id(), Outcome.CREATED, (byte) numbered.flags());
        }
        if (existing.saysTheSame(reading))
            return new Appended(existing.id(), Outcome.UNCHANGED, (byte) existing.flags());
        earlier.add(existing);
        Reading corrected = reading.withId(existing.id()).withMoreDoubts(doubtsOfCorrection);
        place(changes, corrected);
        return new Appended(existing.id(), Outcome.CORRECTED, (byte) corrected.flags());
    }

    /** Puts other content in place of a reading, judged by rules. */
    Reading replace(long id, Reading content, QualityRules rules) {
        Reading before = findById(id).orElseThrow(() -> new NotFoundException("There is no observation " + id + "."));
        SeriesChanges target = changes(content.datastream());
        Reading existing = find(target, content.start_us(), content.endCode());
        if (existing != null && existing.id() != id) throw new FaultException(timeTaken(content));
        earlier.add(before);
        boolean staysInPlace = before.datastream() == content.datastream() && before.start_us() == content.start_us();
        if (!staysInPlace) remove(before);
        Reading after = content.withId(id).withMoreDoubts(doubts(before, content, rules));
        place(target, after);
        if (SeriesState.datastreamOf(id) != content.datastream() || movedById.containsKey(id)) {
            moved.put(id, content.datastream());
        }
        return after;
    }

    /** What was doubted stays doubted as long as it says the same number; of another only the range can be judged by itself. */
    private static int doubts(Reading before, Reading content, QualityRules rules) {
        if (before.saysTheSameNumber(content)) return before.flags() & Readings.DOUBTS;
        if (!content.isNumber()) return 0;
        return QualityCheck.judge(
                        rules, QualityState.START, content.start_us(), content.value(), content.start_us(), null)
                .flags();
    }

    private static Fault timeTaken(Reading content) {
        return Fault.refused(
                "OBS-001",
                Place.atField("phenomenonTime"),
                "Another observation of this datastream has the phenomenon time "
                        + ReadingFormat.instant(content.start_us()) + ".",
                "Give another time, or change the other observation.");
    }

    /** {@return whether there was such a reading} */
    boolean delete(long id) {
        Optional<Reading> found = findById(id);
        found.ifPresent(reading -> {
            earlier.add(reading);
            remove(reading);
        });
        return found.isPresent();
    }

    /** Removes all readings of a datastream. */
    void clear(long datastream) {
        changes(datastream).clear();
        cleared.add(datastream);
        journal.clear(datastream);
    }

    private SeriesChanges changes(long datastream) {
        Series series = index.findOrCreate(datastream);
        SeriesChanges changes = series.pending;
        if (changes == null) {
            changes = new SeriesChanges(series);
            series.pending = changes;
            touched.add(changes);
        }
        return changes;
    }

    private void place(SeriesChanges changes, Reading reading) {
        BlockEdit edit = covering(changes, reading.start_us());
        if (edit == null) {
            journal.put(reading);
            changes.put(reading);
        } else {
            journal.pack(reading);
            edit.put(reading);
            changes.state = changes.state.with(reading);
        }
        recorded.add(reading);
    }

    private void remove(Reading reading) {
        SeriesChanges changes = changes(reading.datastream());
        BlockEdit edit = covering(changes, reading.start_us());
        if (edit == null) {
            journal.remove(reading);
            changes.remove(reading);
        } else {
            edit.remove(reading);
            changes.noteRemoval(reading);
        }
    }

    private @Nullable Reading find(SeriesChanges changes, long start_us, long endCode) {
        BlockEdit edit = covering(changes, start_us);
        if (edit != null) return edit.find(start_us, endCode);
        SeriesChanges.Step step = changes.findStep(start_us, endCode);
        if (step != null) return step.isRemoval() ? null : step.reading();
        if (changes.isCleared) return null;
        Readings hot = changes.series.hot;
        for (int i = hot.from(start_us); i < hot.size() && hot.time(i) == start_us; i++) {
            if (hot.side(1, i) == endCode) return Reading.of(changes.series.datastream, hot, i);
        }
        return null;
    }

    private Optional<Reading> findById(long id) {
        Long elsewhere = moved.getOrDefault(id, movedById.get(id));
        long datastream = elsewhere == null ? SeriesState.datastreamOf(id) : elsewhere;
        if (index.find(datastream) == null) return Optional.empty();
        SeriesChanges changes = changes(datastream);
        SeriesChanges.Step step = changes.findStepById(id);
        if (step != null) return step.isRemoval() ? Optional.empty() : Optional.of(step.reading());
        if (changes.isCleared) return Optional.empty();
        Optional<Reading> inMemory = findById(datastream, changes.series.hot, id);
        return inMemory.isPresent() ? inMemory : findInBlocks(changes, id);
    }

    static Optional<Reading> findById(long datastream, Readings readings, long id) {
        for (int i = 0; i < readings.size(); i++) {
            if (readings.side(0, i) == id) return Optional.of(Reading.of(datastream, readings, i));
        }
        return Optional.empty();
    }

    private Optional<Reading> findInBlocks(SeriesChanges changes, long id) {
        for (BlockEdit edit : changes.edits) {
            Reading found = edit.findById(id);
            if (found != null) return Optional.of(found);
        }
        for (Block block : store.listById(changes.series.datastream, id)) {
            if (isEdited(changes, block)) continue;
            Optional<Reading> found = findById(block.datastream(), block.readings(), id);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private static boolean isEdited(SeriesChanges changes, Block block) {
        return changes.edits.stream().anyMatch(edit -> edit.block().from_us() == block.from_us());
    }

    /** The block in whose span a time lies: readings of such a time belong there, all others into the journal. */
    private @Nullable BlockEdit covering(SeriesChanges changes, long start_us) {
        if (!changes.mayLieInClosedBlock(start_us)) return changes.findEdit(start_us);
        Block block = store.findCovering(changes.series.datastream, start_us).orElse(null);
        if (block != null) return open(changes, block);
        changes.noteBare(start_us);
        return null;
    }

    private BlockEdit open(SeriesChanges changes, Block block) {
        opened++;
        return changes.open(block);
    }

    /**
     * Opens the blocks in which readings of many datastreams lie, if any, all at once: what a sender repeats after an
     * outage would else cost a question for each datastream.
     */
    void openFor(List<Reading> readings) {
        Map<Long, Long> asked = firstInClosedBlocks(readings);
        while (asked.size() > 1) {
            var datastreams = new ArrayList<>(asked.keySet());
            var times_us = new ArrayList<>(asked.values());
            for (Block block : store.listCovering(datastreams, times_us)) open(changes(block.datastream()), block);
            asked.forEach((datastream, time_us) -> {
                SeriesChanges changes = changes(datastream);
                if (changes.mayLieInClosedBlock(time_us)) changes.noteBare(time_us);
            });
            asked = firstInClosedBlocks(readings);
        }
    }

    /** One time of each datastream, that the blocks it has many readings in come once. */
    private Map<Long, Long> firstInClosedBlocks(List<Reading> readings) {
        var first = new LinkedHashMap<Long, Long>();
        for (Reading reading : readings) {
            Series series = index.find(reading.datastream());
            if (series == null || series.state.sealedCount() == 0) continue;
            SeriesChanges changes = changes(reading.datastream());
            long start_us = reading.start_us();
            if (!changes.isAfterAll(start_us) && changes.mayLieInClosedBlock(start_us))
                first.putIfAbsent(reading.datastream(), start_us);
        }
        return first;
    }

    /** True when there is nothing to write. */
    boolean isEmpty() {
        return journal.entries() == 0 && touched.stream().noneMatch(SeriesChanges::hasChangedBlocks);
    }

    /** Writes everything; runs in a transaction when {@link #needsTransaction()}. */
    void write(long seq) {
        store.insertJournal(seq, journal.entries(), journal.toByteArray());
        cleared.forEach(store::deleteAllOf);
        List<SeriesChanges> states = new ArrayList<>();
        for (SeriesChanges changes : touched) {
            changes.edits.stream().filter(BlockEdit::isChanged).forEach(this::write);
            if (changes.hasChangedBlocks()) changes.state = afterEdits(changes);
            if (changes.hasChangedBlocks() || changes.mustRebuild || changes.isCleared) states.add(changes);
        }
        store.saveSeries(states);
        store.keepEarlier(earlier);
        moved.forEach(store::move);
    }

    private static SeriesState afterEdits(SeriesChanges changes) {
        long growth = changes.edits.stream().mapToLong(BlockEdit::growth).sum();
        SeriesState state = changes.state;
        return state.withSealed(
                changes.series.state.sealedCount() + growth, state.sealedFrom_us(), state.sealedUntil_us());
    }

    private void write(BlockEdit edit) {
        Block block = edit.block();
        store.deleteBlock(block.datastream(), block.from_us());
        Readings readings = edit.readings();
        if (readings.size() > 0) store.insertBlocks(BlockCut.cut(block.datastream(), readings, List.of()));
    }

    boolean needsTransaction() {
        return !earlier.isEmpty()
                || !moved.isEmpty()
                || !cleared.isEmpty()
                || touched.stream().anyMatch(changes -> changes.hasChangedBlocks() || changes.mustRebuild);
    }

    /** Brings the memory up to date; everything is durable. {@return the series that changed} */
    List<SeriesChanges> apply(long seq, Totals totals) {
        for (SeriesChanges changes : touched) {
            Series series = changes.series;
            series.pending = null;
            long hotBefore = series.hot.size();
            long allBefore = series.count();
            apply(changes, seq);
            totals.hot.addAndGet(series.hot.size() - hotBefore);
            totals.all.addAndGet(series.count() - allBefore);
        }
        movedById.putAll(moved);
        return touched;
    }

    private static void apply(SeriesChanges changes, long seq) {
        Series series = changes.series;
        if (changes.isCleared) series.clear();
        if (changes.hasChangedBlocks()) series.noteChange();
        for (SeriesChanges.Step step : changes.steps) {
            Reading reading = step.reading();
            if (step.isRemoval()) series.remove(reading.start_us(), reading.id(), seq);
            else series.put(reading, seq);
        }
        series.state = changes.state;
        series.quality = changes.quality;
        if (changes.isCleared || !changes.steps.isEmpty()) series.publish();
    }

    /** Forgets everything; nothing was written. */
    void discard() {
        touched.forEach(changes -> changes.series.pending = null);
    }

    /** {@return readings that are new or changed, in the order in which they came} */
    List<Reading> recorded() {
        return recorded;
    }

    /** {@return bytes of the journal row so far, and what open blocks take} */
    int size() {
        return journal.size() + opened * OPEN_BLOCK_BYTES;
    }
}
