package org.songhua.evaluation.internal.compute;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.songhua.evaluation.internal.compute.JdbcInputs.Seen;
import org.songhua.evaluation.internal.compute.JdbcTotals.Input;

/** Totals known before: of the same objects, and of the objects as the run before saw them. Not for use by several threads. */
public final class Known {
    private final TotalsCache cache;
    private final JdbcTotals store;
    private final Moment moment;
    private final Supplier<Map<String, Input>> inputs;
    private final @Nullable Seen before;
    private Optional<Touched> touched = Optional.empty();
    private boolean isAsked;
    private @Nullable Long imported;

    /**
     * @param inputs what is read
     * @param before what a run saw from which edits alone lead to what is read; null when they do not
     */
    public Known(
            TotalsCache cache,
            JdbcTotals store,
            Moment moment,
            Supplier<Map<String, Input>> inputs,
            @Nullable Seen before) {
        this.cache = cache;
        this.store = store;
        this.moment = moment;
        this.inputs = inputs;
        this.before = before;
    }

    /** {@return the answer to a question about what is read} */
    Optional<Made> find(String question, Set<String> classes) {
        return digest(classes, inputs.get()::get).flatMap(digest -> cache.find(question, digest));
    }

    /** {@return the answer to a question about what was read before} */
    Optional<Made> before(String question, Set<String> classes) {
        Seen then = before;
        if (then == null) return Optional.empty();
        return digest(classes, then.inputs()::get).flatMap(digest -> cache.find(question, digest));
    }

    void keep(String question, Set<String> classes, Made total) {
        digest(classes, inputs.get()::get).ifPresent(digest -> cache.keep(question, digest, total));
    }

    /** {@return whether classes are as the last run of that period saw them} */
    boolean isAsBefore(String period, Set<String> classes) {
        Seen then = before;
        if (then == null || !then.period().equals(period)) return false;
        return classes.stream().allMatch(code -> {
            Input was = then.inputs().get(code);
            Input is = inputs.get().get(code);
            return was != null
                    && is != null
                    && was.objects() == is.objects()
                    && was.digest().equals(is.digest());
        });
    }

    /** {@return what edits touched since; empty when that is too much} */
    Optional<Touched> touched() {
        Seen then = before;
        if (then == null) return Optional.empty();
        if (!isAsked) touched = store.touched(then.edit());
        isAsked = true;
        return touched;
    }

    /** An import may place objects anew that it leaves as they are; so the same objects after it are not the same. */
    private Optional<String> digest(Set<String> classes, Function<String, @Nullable Input> of) {
        Long last = imported;
        if (last == null) last = store.lastImport(moment);
        imported = last;
        var text = new StringBuilder("@").append(last);
        for (String code : classes) {
            Input input = of.apply(code);
            if (input == null) return Optional.empty();
            text.append('/').append(code).append(':').append(input.objects());
            text.append(':').append(input.digest());
        }
        return Optional.of(text.toString());
    }
}
