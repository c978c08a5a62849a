package org.songhua.pack.part;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Shape;

/**
 * A kind of pack file that another module understands, such as the rules of warnings. Found as a service, so that packs
 * can be checked without a running program and this module needs to know of no other.
 */
public interface PackPart {

    /** {@return what the files are called inside a pack: {@code rules.yml}, or one star for many: {@code indicators/*.yml}} */
    String files();

    /** {@return what a file must look like; the loader reads it by this and the reference page is written from it} */
    Shape.Table shape();

    /**
     * Checks what the shape cannot say, over all packs together, and runs the examples among the files. Called only when
     * every file has its shape.
     *
     * @param content all packs
     * @param faults gets every mistake and every failed example
     * @return how many examples ran
     */
    Examples check(PackContent content, Consumer<Fault> faults);

    /**
     * Examples that ran.
     *
     * @param run how many
     * @param failed how many of them did not come out as they say
     */
    record Examples(int run, int failed) {
        /** No example. */
        public static final Examples NONE = new Examples(0, 0);

        /**
         * Plays examples one after the other.
         *
         * @param succeeds plays one and tells its faults itself
         */
        public static Examples play(List<Item> examples, Predicate<Item> succeeds) {
            int good = (int) examples.stream().filter(succeeds).count();
            return new Examples(examples.size(), examples.size() - good);
        }

        /** {@return these and others together} */
        public Examples and(Examples others) {
            return new Examples(run + others.run, failed + others.failed);
        }
    }
}
