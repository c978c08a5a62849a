package org.songhua.engine.linkage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How two records are compared (Fellegi and Sunter 1969): each comparison falls into a level, each level weighs log2(m / u), the weights
 * add up, two thresholds part the sums.
 *
 * @param comparisons what is compared
 * @param blocks keys of which two records must share one to be compared at all
 * @param same weight in bits from which two records are likely the same
 * @param possible weight in bits from which somebody should look; not above {@code same}
 */
public record LinkRule(List<Comparison> comparisons, List<Block> blocks, double same, double possible) {
    public LinkRule {
        comparisons = List.copyOf(comparisons);
        blocks = List.copyOf(blocks);
        if (!(possible <= same)) throw new IllegalArgumentException("possible must not be above same");
    }

    /**
     * One comparison.
     *
     * @param code its code
     * @param of name of the value; of no meaning for a place
     * @param by how two values are compared
     * @param levels the best first; the last one has no bound
     * @param veto whether two sound values that differ forbid that the records are the same
     */
    public record Comparison(String code, String of, Likeness by, List<Level> levels, boolean veto) {
        public Comparison {
            levels = List.copyOf(levels);
            if (levels.isEmpty() || levels.getLast().bound() != null)
                throw new IllegalArgumentException("The last level has no bound");
        }

        Level level(double likeness) {
            return levels.stream()
                    .filter(level -> by.holds(level.bound(), likeness))
                    .findFirst()
                    .orElseGet(levels::getLast);
        }
    }

    /**
     * A level of agreement.
     *
     * @param code its code
     * @param bound least likeness, 0 to 1, or greatest distance; null for all that is left
     * @param m share of pairs at this level among those that are the same, above 0
     * @param u share among those that are not, above 0
     */
    public record Level(String code, @Nullable Double bound, double m, double u) {
        public Level {
            if (!(m > 0 && m <= 1 && u > 0 && u <= 1)) throw new IllegalArgumentException("m and u lie in (0, 1]");
        }

        /** {@return what a pair at this level weighs, in bits} */
        public double weight() {
            return Math.log(m / u) / Math.log(2);
        }
    }

    /**
     * A key under which records meet: all its parts together.
     *
     * @param parts at least one
     */
    public record Block(List<Part> parts) {
        public Block {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) throw new IllegalArgumentException("A block needs a part");
        }
    }

    /**
     * Part of a key.
     *
     * @param of name of the value; of no meaning for a place
     * @param as which form of it
     * @param metres side of the squares of places, above 0; of no meaning for other forms
     */
    public record Part(String of, KeyForm as, double metres) {}
}
