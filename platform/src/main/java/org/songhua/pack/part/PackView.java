package org.songhua.pack.part;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.songhua.pack.Packs;

/**
 * What a module makes of the packs. It is made once, and anew after packs were taken while the program runs; readers always get one
 * whole. Safe for use by many threads.
 *
 * @param <T> what is made
 */
public final class PackView<T> implements Supplier<T> {
    private final Supplier<?> now;
    private final Supplier<Made<T>> anew;
    private volatile Made<T> last;

    /**
     * What was made.
     *
     * @param of the packs as they stood
     */
    private record Made<T>(Object of, T value) {}

    private PackView(Supplier<?> now, Supplier<Made<T>> anew) {
        this.now = now;
        this.anew = anew;
        last = anew.get();
    }

    private static <S, T> PackView<T> of(Supplier<S> now, Function<? super S, ? extends T> make) {
        return new PackView<>(now, () -> {
            S stands = now.get();
            return new Made<>(stands, make.apply(stands));
        });
    }

    /** {@return what is made of all that packs say} */
    public static <T> PackView<T> of(PackContent packs, Function<? super PackContent, ? extends T> make) {
        return of(packs::now, make);
    }

    /** {@return what is made of the classes of packs} */
    public static <T> PackView<T> ofClasses(Packs packs, Function<? super Packs, ? extends T> make) {
        return of(packs::now, make);
    }

    /** {@return a list that shows what packs declare now; whoever goes through it sees one state of it} */
    public static <T> List<T> listOf(PackContent packs, Function<? super PackContent, ? extends List<T>> make) {
        return new Listed<>(of(packs, make));
    }

    @Override
    public T get() {
        Made<T> known = last;
        if (!known.of().equals(now.get())) {
            known = anew.get();
            last = known;
        }
        return known.value();
    }

    /** A list over what stands now. */
    private static final class Listed<T> extends AbstractList<T> {
        private final PackView<? extends List<T>> view;

        Listed(PackView<? extends List<T>> view) {
            this.view = view;
        }

        @Override
        public T get(int index) {
            return view.get().get(index);
        }

        @Override
        public int size() {
            return view.get().size();
        }

        @Override
        public Iterator<T> iterator() {
            return view.get().iterator();
        }

        @Override
        public Spliterator<T> spliterator() {
            return view.get().spliterator();
        }

        @Override
        public Object[] toArray() {
            return view.get().toArray();
        }
    }
}
