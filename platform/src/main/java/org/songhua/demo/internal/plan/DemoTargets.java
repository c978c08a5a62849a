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
            case ROWS -> 0.008;
            case VILLAGE -> 0.0028;
            case HOUSING -> housing(block);
            default -> 0;
        };
    }

    /** Measured on finished cities. */
    private static double housing(Block block) {
        boolean old = block.zone() == Zone.OLD_TOWN || block.zone() == Zone.CORE;
        if (old && block.year() < 1986) return block.year() < 1950 ? 0.0165 : 0.0245;
        if (block.year() < 1977) return 0.018;
        if (block.year() < 2000) return 0.0235;
        return block.year() < 2009 ? 0.0172 : 0.0200;
    }
}
