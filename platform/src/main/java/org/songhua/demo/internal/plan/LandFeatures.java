package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.Overlay;
import org.songhua.demo.internal.shape.PlanLine;
import org.songhua.demo.internal.shape.Plane;
import org.songhua.demo.internal.shape.Regions;

/** Land use, waters, green and squares. */
final class LandFeatures {
    private final CityStages stages;
    private final Names names;
    private final Features out;
    private final Regions areas;

    LandFeatures(CityStages stages, Names names, Features out) {
        this.stages = stages;
        this.names = names;
        this.out = out;
        int[] group = new int[stages.cells().map().faceCount()];
        Arrays.fill(group, -1);
        for (CellPlan.Cell cell : stages.cells().cells()) group[cell.face()] = cell.block();
        areas = new Regions(stages.cells().map(), group, stages.blocks().size());
    }

    void add() {
        for (int b = 0; b < stages.blocks().size(); b++) land(b);
        for (int b = 0; b < stages.blocks().size(); b++) green(b);
        rivers();
        lakes();
        greenways();
    }

    /** {@return the land of a block up to the middle of the streets around, as it lies on the final map} */
    Geometry area(int block) {
        return areas.area(block);
    }

    private boolean isPlanned(int block) {
        return !areas.area(block).isEmpty();
    }

    private void land(int index) {
        Block block = stages.blocks().get(index);
        String kind = kind(block.use());
        if (kind == null || !isPlanned(index)) return;
        Geometry area = areas.area(index);
        var attributes =
                Attributes.of("code", code(block.use())).with("kind", kind).with("area", area.getArea(), 1);
        out.add("land_use", null, area, attributes);
    }

    /** {@return the value of the attribute {@code kind} of class {@code land_use}, null for water and green} */
    private static @Nullable String kind(LandUse use) {
        return switch (use) {
            case HOUSING, ROWS, VILLAGE -> "residential";
            case COMMERCIAL, OFFICE -> "commercial";
            case CULTURE, UNIVERSITY, SCHOOL, SPORT, HOSPITAL, CARE -> "public";
            case INDUSTRY -> "industrial";
            case WAREHOUSE -> "storage";
            case UTILITY -> "utility";
            case RAIL -> "transport";
            case VACANT -> "vacant";
            case FIELD -> "farmland";
            case PARK, GREEN, SQUARE, WOOD, WATER -> null;
        };
    }

    /** {@return the code of the use in the national classification of land for spatial planning (2023)} */
    private static @Nullable String code(LandUse use) {
        return switch (use) {
            case HOUSING, ROWS -> "0701";
            case VILLAGE -> "0703";
            case COMMERCIAL -> "0901";
            case OFFICE -> "0902";
            case CULTURE -> "0803";
            case UNIVERSITY, SCHOOL -> "0804";
            case SPORT -> "0805";
            case HOSPITAL -> "0806";
            case CARE -> "0807";
            case INDUSTRY -> "1001";
            case WAREHOUSE -> "1101";
            case UTILITY -> "13";
            case RAIL -> "1201";
            case VACANT -> "2301";
            case FIELD -> "0103";
            default -> null;
        };
    }

    private void green(int index) {
        Block block = stages.blocks().get(index);
        if (!isPlanned(index)) return;
        switch (block.use()) {
            case PARK -> park(index, block);
            case GREEN -> patch(index, "lawn");
            case WOOD -> patch(index, "wood");
            case SQUARE -> {
                String name = block.site().equals("PLAZA") ? names.stock().text("plaza") : names.pair("square", "广场");
                inset(areas.area(index), 12)
                        .ifPresent(area -> out.add(
                                "traffic_area",
                                name,
                                area,
                                Attributes.of("kind", "square").with("surface", "paving_stones")));
            }
            default -> {}
        }
    }

    private void patch(int index, String kind) {
        inset(areas.area(index), 5)
                .ifPresent(area ->
                        out.add("green", null, area, Attributes.of("kind", kind).with("area", area.getArea(), 1)));
    }

    private void park(int index, Block block) {
        inset(areas.area(index), 10).ifPresent(area -> {
            boolean riverside = block.site().equals("RIVERSIDE");
            double size = Feature.rounded(area.getArea(), 1);
            String name = names.pair("park", riverside ? "滨江绿地" : size < 12_000 ? "游园" : "公园");
            out.add("green", null, area, Attributes.of("kind", "park").with("area", size));
            String kind =
                    riverside ? "special" : size > 100_000 ? "comprehensive" : size > 12_000 ? "community" : "pocket";
            if (!riverside && size > 16_000) refuge(name, area, size);
            out.add(
                    "park",
                    name,
                    area,
                    Attributes.of("kind", kind).with("area", size).with("free", true));
        });
    }

    /** Larger parks are places of refuge: two square metres for each person on half of the park. */
    private void refuge(String park, Geometry area, double size) {
        var attributes = Attributes.of("kind", size > 60_000 ? "fixed" : "emergency")
                .with("people", (int) (size / 4))
                .with("area", size / 2, 1);
        out.add("refuge", park + "应急避难场所", area, attributes);
    }

    /** {@return the area without a strip along its edge, if anything is left} */
    static java.util.Optional<Geometry> inset(Geometry area, double width) {
        var parameters = new BufferParameters(1, BufferParameters.CAP_FLAT, BufferParameters.JOIN_MITRE, 4);
        Geometry inside = BufferOp.bufferOp(area, -width, parameters);
        return inside.getArea() < 100 ? java.util.Optional.empty() : java.util.Optional.of(inside);
    }

    private void rivers() {
        RiverPlan rivers = stages.ground().rivers();
        Geometry limit = stages.ground().limit();
        List<LinearRing> holes = new ArrayList<>();
        Geometry river = Overlay.intersection(rivers.riverWater(), limit);
        for (Polygon island : rivers.islands()) {
            if (!river.contains(island)) continue;
            String name = names.stock().texts("islands").get(holes.size());
            holes.add(island.getExteriorRing().reverse());
            double size = Feature.rounded(island.getArea(), 1);
            out.add("green", name, island, Attributes.of("kind", "wood").with("area", size));
            out.add("place", name, island.getCentroid(), Attributes.of("kind", "island"));
        }
        water(names.stock().text("river"), "river", pierced(river, holes));
        water(names.stock().text("tributary"), "river", Overlay.intersection(rivers.tributaryWater(), limit));
        course(names.stock().text("river"), "river", rivers.river(), limit);
        course(names.stock().text("tributary"), "stream", rivers.tributary(), limit);
    }

    private static Geometry pierced(Geometry area, List<LinearRing> holes) {
        if (!(area instanceof Polygon polygon) || holes.isEmpty()) return area;
        return Plane.FACTORY.createPolygon(polygon.getExteriorRing(), holes.toArray(LinearRing[]::new));
    }

    private void water(String name, String kind, Geometry area) {
        for (int i = 0; i < area.getNumGeometries(); i++) {
            if (!(area.getGeometryN(i) instanceof Polygon part) || part.getArea() < 50) continue;
            var attributes = Attributes.of("kind", kind).with("area", part.getArea() / 1e6, 4);
            out.add("water", name, part, attributes);
        }
    }

    private void course(String name, String kind, List<Coordinate> line, Geometry limit) {
        Geometry inside =
                Overlay.intersection(PlanLine.of(line, LineKind.BANK, 0).path(), limit);
        for (int i = 0; i < inside.getNumGeometries(); i++) {
            if (inside.getGeometryN(i) instanceof LineString part && part.getLength() > 20) {
                out.add("waterway", name, part, Attributes.of("kind", kind));
            }
        }
    }

    /** A greenway along the river, between water and road, wherever the city reaches it. */
    private void greenways() {
        RiverPlan rivers = stages.ground().rivers();
        for (int side : new int[] {-1, 1}) {
            List<Coordinate> run = new ArrayList<>();
            for (Coordinate p : rivers.beside(side, 24)) {
                boolean urban = stages.ground().zones().inside(p) > 100;
                if (urban) run.add(p);
                if (!urban || run.size() > 40) {
                    greenway(run);
                    run = new ArrayList<>(urban ? List.of(p) : List.of());
                }
            }
            greenway(run);
        }
    }

    private void greenway(List<Coordinate> run) {
        if (run.size() < 5) return;
        var attributes = Attributes.of("kind", "city").with("width", 4.0).with("surface", "asphalt");
        out.add(
                "greenway",
                names.stock().text("river") + "绿道",
                PlanLine.of(run, LineKind.GRID, 0).path(),
                attributes);
    }

    private void lakes() {
        int number = 0;
        for (ParkPlan.Lake lake : stages.parks().lakes()) {
            water(names.listed("lakes", number++, "湖"), "lake", lake.water());
        }
    }
}
