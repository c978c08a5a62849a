package org.songhua.edge.ogc.features;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.songhua.cim.CityObject;
import org.songhua.edge.ogc.http.Html;
import org.songhua.edge.ogc.http.Language;
import org.songhua.engine.geo.Wkb;

/**
 * A drawing of features as SVG within the page: no script, no map service. Longitudes are narrowed by the cosine of the
 * middle latitude, which is true to shape over the extent of a city.
 */
final class MapPreview {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 420;
    private static final int MARGIN = 16;
    /** A single point is shown as if its surroundings were so wide, in degrees. */
    private static final double LEAST_SPAN = 0.002;
    /** More do not help the eye and make the page heavy. */
    private static final int MOST_FEATURES = 1000;

    private final double west;
    private final double north;
    private final double narrowing;
    private final double scale;

    private MapPreview(Envelope box) {
        this.narrowing = Math.max(0.01, Math.cos(Math.toRadians(box.centre().y)));
        double width = Math.max(LEAST_SPAN, box.getWidth()) * narrowing;
        double height = Math.max(LEAST_SPAN, box.getHeight());
        this.scale = Math.min((WIDTH - 2 * MARGIN) / width, (HEIGHT - 2 * MARGIN) / height);
        this.west = box.centre().x - WIDTH / scale / narrowing / 2;
        this.north = box.centre().y + HEIGHT / scale / 2;
    }

    /** {@return the drawing; nothing when there is no feature} */
    static Html of(List<CityObject> objects, Language language) {
        var html = new Html();
        List<Geometry> geometries = objects.stream()
                .limit(MOST_FEATURES)
                .map(object -> Wkb.read(object.wkb()))
                .toList();
        var box = new Envelope();
        geometries.forEach(geometry -> box.expandToInclude(geometry.getEnvelopeInternal()));
        if (box.isNull()) return html;
        html.open(
                "svg",
                "class",
                "map",
                "role",
                "img",
                "viewBox",
                "0 0 %d %d".formatted(WIDTH, HEIGHT),
                "aria-label",
                language.of("要素位置示意", "Sketch of the features"));
        var preview = new MapPreview(box);
        geometries.forEach(geometry -> preview.draw(geometry, html));
        return html.close("svg");
    }

    private void draw(Geometry geometry, Html html) {
        switch (geometry) {
            case Point point when !point.isEmpty() -> circle(point, html);
            case LineString line -> html.open("path", "d", path(line)).close("path");
            case Polygon polygon -> {
                var rings = new StringBuilder(path(polygon.getExteriorRing()));
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) rings.append(path(polygon.getInteriorRingN(i)));
                html.open("path", "class", "area", "fill-rule", "evenodd", "d", rings.toString());
                html.close("path");
            }
            case GeometryCollection parts -> {
                for (int i = 0; i < parts.getNumGeometries(); i++) draw(parts.getGeometryN(i), html);
            }
            default -> {
                // An empty point has no place to draw.
            }
        }
    }

    private void circle(Point point, Html html) {
        html.open("circle", "r", "4", "cx", Long.toString(x(point.getX())), "cy", Long.toString(y(point.getY())));
        html.close("circle");
    }

    private String path(LineString line) {
        var path = new StringBuilder();
        long lastX = Long.MIN_VALUE;
        long lastY = Long.MIN_VALUE;
        for (Coordinate c : line.getCoordinates()) {
            long x = x(c.x);
            long y = y(c.y);
            if (x == lastX && y == lastY) continue;
            path.append(path.isEmpty() ? 'M' : 'L').append(x).append(' ').append(y);
            lastX = x;
            lastY = y;
        }
        return path.toString();
    }

    private long x(double longitude) {
        return Math.round((longitude - west) * narrowing * scale);
    }

    private long y(double latitude) {
        return Math.round((north - latitude) * scale);
    }
}
