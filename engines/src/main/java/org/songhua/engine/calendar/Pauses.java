package org.songhua.engine.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a clock stood still: stretches apart from each other, in order, the last of which may still go on. Immutable. */
public final class Pauses {
    /** Never. */
    public static final Pauses NONE = new Pauses(List.of());

    private final List<Pause> list;

    /**
     * One stretch.
     *
     * @param from when the clock stopped
     * @param to when it went on, null as long as it stands
     */
    public record Pause(Instant from, @Nullable Instant to) {
        public Pause {
            if (to != null && to.isBefore(from))
                throw new IllegalArgumentException("A pause ends before it begins: " + to);
        }

        /** {@return the earlier of its end and an instant} */
        Instant endBy(Instant at) {
            return to == null || to.isAfter(at) ? at : to;
        }
    }

    private Pauses(List<Pause> list) {
        this.list = list;
    }

    /** {@return the pauses, those that overlap or touch as one} */
    public static Pauses of(List<Pause> pauses) {
        var sorted = new ArrayList<>(pauses);
        sorted.sort(Comparator.comparing(Pause::from));
        var merged = new ArrayList<Pause>();
        for (Pause pause : sorted) {
            Pause last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || (last.to() != null && last.to().isBefore(pause.from()))) merged.add(pause);
            else merged.set(merged.size() - 1, new Pause(last.from(), later(last.to(), pause.to())));
        }
        return new Pauses(List.copyOf(merged));
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) return null;
        return a.isAfter(b) ? a : b;
    }

    /** {@return these and one that begins now; the same when the clock stands already} */
    public Pauses stop(Instant at) {
        if (isOpen()) return this;
        return with(new Pause(at, null));
    }

    /** {@return these with the open one ended; the same when none is open} */
    public Pauses resume(Instant at) {
        if (!isOpen()) return this;
        var changed = new ArrayList<>(list);
        changed.set(changed.size() - 1, new Pause(list.getLast().from(), at));
        return of(changed);
    }

    private Pauses with(Pause pause) {
        var changed = new ArrayList<>(list);
        changed.add(pause);
        return of(changed);
    }

    public List<Pause> list() {
        return list;
    }

    /** {@return whether the clock stands now} */
    public boolean isOpen() {
        return !list.isEmpty() && list.getLast().to() == null;
    }

    /** {@return since when the clock stands} */
    public Optional<Instant> openSince() {
        return isOpen() ? Optional.of(list.getLast().from()) : Optional.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Pauses pauses && pauses.list.equals(list);
    }

    @Override
    public int hashCode() {
        return list.hashCode();
    }

    @Override
    public String toString() {
        return list.toString();
    }
}
