package org.songhua.demo.internal.plan;

import java.util.List;
import org.songhua.demo.internal.shape.Dice;

/**
 * Households and residents of every building. How many dwellings are lived in is scaled by one factor so that the city
 * has its people; a dwelling is never fuller than its household.
 */
final class Residents {
    private static final double MOST_OCCUPIED = 0.985;

    private final int[] households;
    private final int[] residents;

    Residents(Frame frame, List<Building> buildings, List<Block> blocks, List<CellPlan.Cell> cells) {
        households = new int[buildings.size()];
        residents = new int[buildings.size()];
        double expected = 0;
        double[] size = new double[buildings.size()];
        for (int b = 0; b < size.length; b++) {
            Building building = buildings.get(b);
            size[b] = householdSize(blocks.get(cells.get(building.cell()).block()));
            expected += building.dwellings() * building.occupied() * size[b];
        }
        double factor = DemoTargets.people(frame.scale()) / expected;
        for (int b = 0; b < size.length; b++) {
            if (buildings.get(b).dwellings() > 0) settle(frame.seed(), b, buildings.get(b), factor, size[b]);
        }
    }

    private void settle(long seed, int index, Building building, double factor, double size) {
        Dice dice = Dice.of(seed, "residents", index);
        double occupied = Math.min(MOST_OCCUPIED, building.occupied() * factor);
        households[index] = Math.min(building.dwellings(), dice.rounded(building.dwellings() * occupied));
        double mean = size + dice.about(0, 0.25);
        residents[index] = Math.max(households[index], dice.rounded(households[index] * mean));
    }

    /** {@return people per household: small in old quarters, larger in new ones and on farms} */
    private static double householdSize(Block block) {
        if (block.use() == LandUse.VILLAGE) return 2.62;
        if (block.use() == LandUse.ROWS) return 2.15;
        if (block.year() < 1980) return 2.22;
        return block.year() < 2000 ? 2.34 : 2.60;
    }

    int households(int building) {
        return households[building];
    }

    int residents(int building) {
        return residents[building];
    }
}
