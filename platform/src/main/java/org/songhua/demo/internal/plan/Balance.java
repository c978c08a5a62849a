package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fits the housing land to the people: where there is too little, works, stores and idle land near the centre are
 * rebuilt as housing; where there is too much, the outermost estates are not built yet.
 */
final class Balance {
    /** Land that schools, hospitals and the like take from the housing afterwards. */
    private static final double SITES = 1.17;
    /** Spare dwellings, so that the share lived in stays plausible. */
    private static final double SPARE = 1.06;
    /** Surplus that is left alone. */
    private static final double EASE = 1.06;

    private final ZonePlan zones;
    private final List<Block> blocks;

    Balance(Ground ground, List<Block> plain) {
        zones = ground.zones();
        blocks = new ArrayList<>(plain);
        double wanted = DemoTargets.people(ground.frame().scale()) * SITES * SPARE;
        double room = blocks.stream().mapToDouble(Balance::people).sum();
        if (room < wanted) grow(wanted - room);
        else if (room > wanted * EASE) shrink(room - wanted * EASE);
    }

    private static double people(Block block) {
        return block.area().getArea() * DemoTargets.peoplePerSquareMeter(block);
    }

    private void grow(double missing) {
        double rest = missing;
        for (int index : inOrder(block -> rank(block) < Integer.MAX_VALUE, false)) {
            if (rest <= 0) return;
            Block block = blocks.get(index);
            int year = block.year() > 1900 ? block.year() : 1995;
            Block housing = new Block(block.area(), block.superblock(), block.zone(), LandUse.HOUSING, "", year);
            rest -= people(housing) - people(block);
            blocks.set(index, housing);
        }
    }

    private void shrink(double surplus) {
        double rest = surplus;
        for (int index : inOrder(block -> block.use() == LandUse.HOUSING, true)) {
            Block block = blocks.get(index);
            if (rest < people(block)) return;
            rest -= people(block);
            blocks.set(index, block.as(LandUse.VACANT));
        }
    }

    /** {@return blocks that fit, those to be rebuilt first, and of like rank the innermost or outermost first} */
    private List<Integer> inOrder(java.util.function.Predicate<Block> fits, boolean outermostFirst) {
        double sign = outermostFirst ? 1 : -1;
        return IntStream.range(0, blocks.size())
                .filter(b -> fits.test(blocks.get(b)))
                .boxed()
                .sorted(Comparator.comparingInt((Integer b) -> rank(blocks.get(b)))
                        .thenComparingDouble(
                                b -> sign * zones.inside(blocks.get(b).centre()))
                        .thenComparingInt(b -> b))
                .toList();
    }

    /** {@return how early land is rebuilt as housing, least first; never for what is not named} */
    private static int rank(Block block) {
        if (block.zone() == Zone.RURAL || !block.site().isEmpty()) return Integer.MAX_VALUE;
        return switch (block.use()) {
            case VACANT -> 0;
            case WAREHOUSE, ROWS -> 1;
            case FIELD -> 2;
            case INDUSTRY -> 3;
            case OFFICE, UNIVERSITY -> 4;
            default -> Integer.MAX_VALUE;
        };
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }
}
