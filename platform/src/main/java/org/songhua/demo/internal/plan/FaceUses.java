package org.songhua.demo.internal.plan;

import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.songhua.demo.internal.shape.Overlay;

/** Tells which faces of the street plan are water, strips along it, railway land, squares or villages. */
final class FaceUses {
    private final Ground ground;
    private final StreetPlan streets;
    private final IndexedPointInAreaLocator water;
    private final IndexedPointInAreaLocator strip;
    private final IndexedPointInAreaLocator rail;
    private final IndexedPointInAreaLocator reserve;

    FaceUses(Ground ground, StreetPlan streets) {
        this.ground = ground;
        this.streets = streets;
        Geometry rivers =
                Overlay.union(ground.rivers().riverWater(), ground.rivers().tributaryWater());
        water = new IndexedPointInAreaLocator(rivers);
        strip = new IndexedPointInAreaLocator(ground.rivers().corridor());
        rail = new IndexedPointInAreaLocator(ground.rails().corridor());
        reserve = new IndexedPointInAreaLocator(ground.rails().reserve());
    }

    /** {@return the face as a block whose use is given by the ground, or one of use VACANT that is free to plan} */
    Block of(Polygon face, int number) {
        Coordinate p = face.getInteriorPoint().getCoordinate();
        Zone zone = ground.zones().at(p);
        boolean urban = zone != Zone.RURAL;
        if (in(water, p)) return new Block(face, number, zone, LandUse.WATER, "", 0);
        if (in(rail, p)) return new Block(face, number, zone, LandUse.RAIL, "", 1904);
        if (in(strip, p)) return new Block(face, number, zone, urban ? LandUse.PARK : LandUse.WOOD, "RIVERSIDE", 1990);
        if (in(reserve, p)) return reserve(face, number, zone, p);
        if (p.distance(ground.frame().site(0, 0)) < streets.plazaRadius()) {
            return new Block(face, number, zone, LandUse.SQUARE, "PLAZA", 1907);
        }
        if (isVillage(face)) return new Block(face, number, zone, LandUse.VILLAGE, "", 1985);
        return new Block(face, number, zone, LandUse.VACANT, "", 1990);
    }

    private Block reserve(Polygon face, int number, Zone zone, Coordinate p) {
        boolean forecourt = ground.rails().stations().stream().anyMatch(s -> s.at().distance(p) < 190);
        if (forecourt) return new Block(face, number, zone, LandUse.SQUARE, "FORECOURT", 1906);
        return new Block(face, number, zone, zone == Zone.RURAL ? LandUse.WOOD : LandUse.GREEN, "", 1985);
    }

    private boolean isVillage(Polygon face) {
        if (face.getArea() > 40_000) return false;
        Coordinate p = face.getCentroid().getCoordinate();
        List<VillagePlan.Village> villages = streets.villages().villages();
        return villages.stream().anyMatch(v -> v.centre().distance(p) < v.reach() && v.covers(p));
    }

    private static boolean in(IndexedPointInAreaLocator area, Coordinate p) {
        return area.locate(p) == Location.INTERIOR;
    }
}
