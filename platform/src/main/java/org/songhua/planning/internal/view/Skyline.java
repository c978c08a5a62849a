package org.songhua.planning.internal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygonal;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.network.GrowingInts;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.visibility.HeightGrid;
import org.songhua.pack.ClassBody;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The buildings of a part of the city on its ground. A point of the grid is as high as the highest building on it, which stands with its
 * height on the mean of the ground under it and has a level roof; a building narrower than a cell stands on the point next to it, so that
 * no tower is lost.
 *
 * @param frame where the points lie
 * @param ground under the buildings
 * @param heights metres above the sea, or above the ground where that is level
 * @param blocks the buildings in order of id
 */
public record Skyline(GridFrame frame, Terrain ground, HeightGrid heights, List<Block> blocks) {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    public Skyline {
        blocks = List.copyOf(blocks);
    }

    /** {@return what the scope shows of the buildings on a grid} */
    public static Skyline read(CityObjects objects, Scope scope, GridFrame frame, Progress progress) {
        var blocks = new ArrayList<Block>();
        if (scope.allowsClass("building")) {
            ObjectId after = null;
            do {
                progress.at(0);
                var query = new ObjectQuery(
                        List.of("building"),
                        List.of(frame.extent()),
                        Map.of(),
                        null,
                        null,
                        null,
                        after,
                        ObjectQuery.MAX_LIMIT);
                after = objects.stream(query, scope, object -> add(object, frame, blocks));
            } while (after != null);
        }
        Terrain ground = Terrain.read(objects, scope, frame, progress.part(0, 1));
        progress.at(1);
        return of(frame, ground, blocks);
    }

    static Skyline of(GridFrame frame, List<Block> blocks) {
        return of(frame, Terrain.level(frame), blocks);
    }

    static Skyline of(GridFrame frame, Terrain ground, List<Block> blocks) {
        float[] heights = ground.heights_m().clone();
        for (Block block : blocks) {
            float roof = (float) (ground.under(block.cells()) + block.height_m());
            for (int cell : block.cells()) heights[cell] = Math.max(heights[cell], roof);
        }
        return new Skyline(frame, ground, grid(frame, heights), blocks);
    }

    private static HeightGrid grid(GridFrame frame, float[] heights) {
        return HeightGrid.of(frame.columns(), frame.rows(), frame.cell_m(), frame.cell_m(), heights);
    }

    /** {@return the ground without its buildings} */
    public HeightGrid bare() {
        return grid(frame, ground.heights_m());
    }

    /** {@return metres of the ground at a position of the grid, fractions allowed} */
    public double ground_m(double column, double row) {
        return ground.at(frame, column, row);
    }

    /** {@return metres of the ground that a building stands on} */
    public double ground_m(Block block) {
        return ground.under(block.cells());
    }

    /** {@return what the ground is taken from: {@code level} or {@code points}} */
    public String terrain() {
        return ground.word();
    }

    /** {@return how many elevations the ground rests on} */
    public int terrainPoints() {
        return ground.points();
    }

    private static void add(CityObject object, GridFrame frame, List<Block> blocks) {
        Geometry outline = Wkb.read(object.wkb());
        double[] inside = Wkb.representativePoint(outline);
        int[] cells = cells(outline, inside, frame);
        if (cells.length == 0) return;
        JsonNode attributes = MAPPER.readTree(object.attributesJson());
        double height_m = attributes.path("height").asDouble(0);
        double floors = attributes.path("floors").asDouble(0);
        boolean measured = height_m > 0 || floors > 0;
        double usual = ClassBody.FLOOR_m * (floors > 0 ? floors : 1);
        long location = Locations.of(inside[0], inside[1]);
        blocks.add(new Block(object.id(), object.name(), location, height_m > 0 ? height_m : usual, measured, cells));
    }

    /** {@return the points inside an outline; the next point when there is none; none when all that is beyond the grid} */
    static int[] cells(Geometry outline, double[] inside, GridFrame frame) {
        var cells = new GrowingInts();
        if (outline instanceof Polygonal) {
            var locator = new IndexedPointInAreaLocator(outline);
            Envelope box = outline.getEnvelopeInternal();
            int last = (int) Math.min(frame.rows() - 1.0, Math.floor(frame.row(box.getMinY())));
            for (int row = (int) Math.max(0, Math.ceil(frame.row(box.getMaxY()))); row <= last; row++) {
                addRow(frame, locator, box, row, cells);
            }
        }
        if (cells.size() == 0) {
            int column = (int) Math.rint(frame.column(inside[0]));
            int row = (int) Math.rint(frame.row(inside[1]));
            if (frame.holds(column, row)) cells.add(row * frame.columns() + column);
        }
        return cells.toArray();
    }

    private static void addRow(
            GridFrame frame, IndexedPointInAreaLocator locator, Envelope box, int row, GrowingInts cells) {
        int last = (int) Math.min(frame.columns() - 1.0, Math.floor(frame.column(box.getMaxX())));
        for (int column = (int) Math.max(0, Math.ceil(frame.column(box.getMinX()))); column <= last; column++) {
            var point = new Coordinate(frame.longitude(column), frame.latitude(row));
            if (locator.locate(point) != Location.EXTERIOR) cells.add(row * frame.columns() + column);
        }
    }

    /** {@return buildings of which neither height nor floors are recorded; they count as one floor} */
    public long withoutHeight() {
        return blocks.stream().filter(block -> !block.measured()).count();
    }
}
