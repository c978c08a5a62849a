package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.quality.QualityState;

/** What the current commit does to one series. Nothing of it is seen before the commit is durable. */
final class SeriesChanges {
    /** More steps than this are looked up by their time. */
    private static final int FEW = 16;

    /** One step. */
    record Step(boolean isRemoval, Reading reading) {}

    /** A phenomenon time. */
    private record Moment(long start_us, long endCode) {}

    final Series series;
    final List<Step> steps = new ArrayList<>();
    final List<BlockEdit> edits = new ArrayList<>();

    /** Times between the first and the last block of which it is known that they lie in no block. */
    private final Set<Long> bare = new HashSet<>();

    private final Map<Moment, Step> lastByTime = new HashMap<>();
    private int stepsByTime = 0;

    /** The state after the commit. */
    SeriesState state;

    /** What is remembered after it to judge the next reading. */
    QualityState quality;

    /** True when a reading was removed that may have been the first, the last or the latest. */
    boolean mustRebuild = false;

    /** True when all that was there before is gone. */
    boolean isCleared = false;

    SeriesChanges(Series series) {
        this.series = series;
        this.state = series.state;
        this.quality = series.quality;
    }

    /** True when no reading of the series has this start or a later one. */
    boolean isAfterAll(long start_us) {
        Reading latest = state.latest();
        return latest == null ? state.sealedCount() == 0 && !mustRebuild : start_us > latest.start_us();
    }

    Reading withNextId(Reading reading) {
        Reading numbered = reading.withId(state.nextId());
        state = state.withNextId(state.nextId() + 1);
        return numbered;
    }

    void put(Reading reading) {
        steps.add(new Step(false, reading));
        state = state.with(reading);
    }

    void remove(Reading reading) {
        steps.add(new Step(true, reading));
        noteRemoval(reading);
    }

    void noteRemoval(Reading reading) {
        SeriesState now = state;
        mustRebuild |= reading.start_us() == now.from_us()
                || reading.end_us() == now.until_us()
                || reading.resultCode() != Codes.NONE
                || now.latest() == null
                || now.latest().id() == reading.id()
                || reading.id() == now.nextId() - 1;
    }

    void clear() {
        steps.clear();
        lastByTime.clear();
        stepsByTime = 0;
        edits.clear();
        isCleared = true;
        mustRebuild = false;
        state = SeriesState.start(series.datastream).withNextId(state.nextId());
    }

    /** {@return the last step at that phenomenon time} */
    @Nullable
    Step findStep(long start_us, long endCode) {
        if (steps.size() > FEW) return findIndexed(new Moment(start_us, endCode));
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).reading().isAt(start_us, endCode)) return steps.get(i);
        }
        return null;
    }

    private @Nullable Step findIndexed(Moment moment) {
        for (; stepsByTime < steps.size(); stepsByTime++) {
            Step step = steps.get(stepsByTime);
            lastByTime.put(new Moment(step.reading().start_us(), step.reading().endCode()), step);
        }
        return lastByTime.get(moment);
    }

    /** True when a time may lie in a block that is not open yet. */
    boolean mayLieInClosedBlock(long start_us) {
        return start_us >= state.sealedFrom_us()
                && start_us <= state.sealedUntil_us()
                && !bare.contains(start_us)
                && findEdit(start_us) == null;
    }

    /** {@return the open block in whose span the time lies} */
    @Nullable
    BlockEdit findEdit(long start_us) {
        for (BlockEdit edit : edits) if (edit.block().covers(start_us)) return edit;
        return null;
    }

    BlockEdit open(Block block) {
        BlockEdit open = findEdit(block.from_us());
        if (open != null) return open;
        var edit = new BlockEdit(block);
        edits.add(edit);
        return edit;
    }

    /** Notes that a time lies in no block. */
    void noteBare(long start_us) {
        bare.add(start_us);
    }

    /** {@return the last step with that id} */
    @Nullable
    Step findStepById(long id) {
        for (int i = steps.size() - 1; i >= 0; i--) if (steps.get(i).reading().id() == id) return steps.get(i);
        return null;
    }

    boolean hasChangedBlocks() {
        return edits.stream().anyMatch(BlockEdit::isChanged);
    }
}
