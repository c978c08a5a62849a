package org.songhua.demo.internal.plan;

/** How many people the city is planned for, and about how many fit on land of each use. */
final class DemoTargets {
    private static final double PEOPLE_AT_SCALE_ONE = 300_000;

    private DemoTargets() {}

    static double people(double scale) {
        return PEOPLE_AT_SCALE_ONE * scale;
    }

    /** {@return people per m² of a block, streets around included; for planning only, the houses decide} */
    static double peoplePerSquareMeter(Block block) {
        return switch (block.use()) {
            case ROWS -> 0.018;
            case VILLAGE -> 0.003;
            case HOUSING -> block.year() < 1977 ? 0.024 : block.year() < 2000 ? 0.036 : 0.034;
            default -> 0;
        };
    }
}
