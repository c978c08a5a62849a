package org.songhua.demo.internal.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;

/**
 * Districts, streets and towns, communities. Districts and streets are put together of superblocks, so that main streets
 * and rivers border them; communities of blocks. Regions of one level carry about the same load of people and land.
 */
final class RegionPlan {
    /** What a square metre counts for besides people, so that the country has regions, too. */
    private static final double LOAD_PER_SQUARE_METER = 0.00055;

    /** Where districts start, in units of the linear scale: old town, right bank, behind the station, west. */
    private static final double[][] DISTRICTS = {{0, -500}, {2600, -200}, {-300, 2400}, {-3000, -900}};

    private final CellPlan plan;
    private final List<Block> blocks;
    private final double[] people;
    private final int[] district;
    private final int[] office;
    private final int[] community;
    private final int districtCount;
    private final int officeCount;
    private final int communityCount;

    /** Cells put together to parts. */
    @SuppressWarnings("ArrayRecordComponent") // stays within this class
    private record Parts(Adjacency adjacency, double[] load, int[] ofCell) {

        /** {@return the parts that lie in an area} */
        List<Integer> within(int[] areas, int area) {
            return IntStream.range(0, ofCell.length)
                    .filter(c -> areas[c] == area)
                    .map(c -> ofCell[c])
                    .sorted()
                    .distinct()
                    .boxed()
                    .toList();
        }
    }

    /**
     * @param people residents of each cell
     */
    RegionPlan(Ground ground, CellPlan plan, List<Block> blocks, double[] people) {
        this.plan = plan;
        this.blocks = blocks;
        this.people = people;
        double scale = ground.frame().scale();
        districtCount = scale < 0.06 ? 1 : scale < 0.3 ? 2 : scale < 0.6 ? 3 : 4;
        Parts coarse = parts(this::superblock);
        Parts fine = parts(c -> plan.cells().get(c).block());
        List<Integer> all = IntStream.range(0, coarse.load().length).boxed().toList();
        int[] labels = new Partition(coarse.adjacency(), all, coarse.load(), seeds(ground, coarse)).labels();
        district = Arrays.stream(coarse.ofCell()).map(p -> labels[p]).toArray();
        office = new int[district.length];
        officeCount = cut(coarse, district, districtCount, (int) StrictMath.round(18 * scale), office);
        community = new int[district.length];
        communityCount = cut(fine, office, officeCount, (int) StrictMath.round(122 * scale), community);
    }

    /** {@return a number for the superblock of a cell; in the country blocks are large enough} */
    private int superblock(int cell) {
        int index = plan.cells().get(cell).block();
        Block block = blocks.get(index);
        return block.use().isUrban() ? -1 - block.superblock() : index;
    }

    private Parts parts(IntUnaryOperator key) {
        Map<Integer, Integer> numbers = new TreeMap<>();
        int size = plan.cells().size();
        for (int c = 0; c < size; c++) numbers.put(key.applyAsInt(c), 0);
        int count = 0;
        for (Map.Entry<Integer, Integer> entry : numbers.entrySet()) entry.setValue(count++);
        int[] ofCell = IntStream.range(0, size)
                .map(c -> numbers.get(key.applyAsInt(c)))
                .toArray();
        return measure(ofCell, count);
    }

    private Parts measure(int[] ofCell, int count) {
        double[] load = new double[count];
        double[] area = new double[count];
        double[] x = new double[count];
        double[] y = new double[count];
        boolean[] water = new boolean[count];
        int[] partOf = new int[plan.map().faceCount()];
        Arrays.fill(partOf, -1);
        for (int c = 0; c < ofCell.length; c++) {
            CellPlan.Cell cell = plan.cells().get(c);
            int p = ofCell[c];
            double size = cell.area().getArea();
            Coordinate centre = cell.area().getCentroid().getCoordinate();
            partOf[cell.face()] = p;
            load[p] += people[c] + size * LOAD_PER_SQUARE_METER;
            area[p] += size;
            x[p] += size * centre.x;
            y[p] += size * centre.y;
            water[p] |= blocks.get(cell.block()).use() == LandUse.WATER;
        }
        List<Coordinate> centres = IntStream.range(0, count)
                .mapToObj(p -> new Coordinate(x[p] / area[p], y[p] / area[p]))
                .toList();
        return new Parts(new Adjacency(plan.map(), partOf, water, centres), load, ofCell);
    }

    private int[] seeds(Ground ground, Parts parts) {
        Adjacency adjacency = parts.adjacency();
        int[] seeds = new int[districtCount];
        for (int d = 0; d < districtCount; d++) {
            Coordinate wanted = ground.frame().site(DISTRICTS[d][0], DISTRICTS[d][1]);
            for (int p = 1; p < adjacency.size(); p++) {
                double distance = adjacency.centre(p).distance(wanted);
                if (distance < adjacency.centre(seeds[d]).distance(wanted)) seeds[d] = p;
            }
        }
        return seeds;
    }

    /** Cuts every area into regions, as many as its share of the load; returns how many there are. */
    private int cut(Parts parts, int[] areas, int areaCount, int wanted, int[] regions) {
        double sum = Arrays.stream(parts.load()).sum();
        int count = 0;
        for (int a = 0; a < areaCount; a++) {
            List<Integer> members = parts.within(areas, a);
            double carried = members.stream().mapToDouble(p -> parts.load()[p]).sum();
            int own = Math.clamp(StrictMath.round(wanted * carried / sum), 1, members.size());
            int[] seeds = Partition.spread(parts.adjacency(), members, parts.load(), own);
            int[] labels = new Partition(parts.adjacency(), members, parts.load(), seeds).labels();
            for (int c = 0; c < areas.length; c++) {
                if (areas[c] == a) regions[c] = count + labels[parts.ofCell()[c]];
            }
            count += own;
        }
        return count;
    }

    int districtCount() {
        return districtCount;
    }

    int officeCount() {
        return officeCount;
    }

    int communityCount() {
        return communityCount;
    }

    int district(int cell) {
        return district[cell];
    }

    int office(int cell) {
        return office[cell];
    }

    int community(int cell) {
        return community[cell];
    }
}
