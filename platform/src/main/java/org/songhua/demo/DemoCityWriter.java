package org.songhua.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.songhua.demo.internal.plan.Feature;
import org.songhua.demo.internal.shape.Plane;
import org.songhua.engine.geo.ByteSink;

/** Writes the demo city as one GeoJSON feature collection (RFC 7946), one feature a line. */
public final class DemoCityWriter {
    /** Decimals of a degree: about a centimetre. */
    private static final int DECIMALS = 7;

    private static final int FLUSH_BYTES = 1 << 16;

    private final ByteSink sink = new ByteSink(2 * FLUSH_BYTES);
    private final OutputStream out;

    private DemoCityWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes a city. Each feature has its identifier, and among its properties {@code class} (class code), {@code name}
     * and the attributes that its class declares. The stream is flushed, not closed.
     *
     * @throws IOException when the stream fails
     */
    public static void writeGeoJson(DemoCity city, OutputStream out) throws IOException {
        new DemoCityWriter(out).write(city);
    }

    private void write(DemoCity city) throws IOException {
        sink.ascii("{\"type\":\"FeatureCollection\",\"name\":")
                .json(city.name())
                .ascii(",\"features\":[\n");
        boolean first = true;
        for (Feature feature : city.features()) {
            if (!first) sink.ascii(",\n");
            first = false;
            write(feature);
            if (sink.size() > FLUSH_BYTES) drain();
        }
        sink.ascii("\n]}\n");
        drain();
        out.flush();
    }

    private void drain() throws IOException {
        sink.writeTo(out);
        sink.reset();
    }

    private void write(Feature feature) {
        sink.ascii("{\"type\":\"Feature\",\"id\":").json(feature.id());
        sink.ascii(",\"properties\":{\"class\":").json(feature.classCode());
        if (feature.name() != null) sink.ascii(",\"name\":").json(feature.name());
        for (Map.Entry<String, Object> attribute : feature.attributes().entrySet()) {
            sink.ascii(",").json(attribute.getKey()).ascii(":");
            value(attribute.getValue());
        }
        sink.ascii("},\"geometry\":");
        geometry(feature.geometry());
        sink.ascii("}");
    }

    private void value(Object value) {
        switch (value) {
            case String text -> sink.json(text);
            case Integer whole -> sink.number(whole.longValue());
            case Double number -> sink.number(number, 4);
            case Boolean flag -> sink.ascii(flag.toString());
            default -> throw new IllegalStateException("No attribute holds a " + value.getClass());
        }
    }

    private void geometry(Geometry geometry) {
        sink.ascii("{\"type\":\"").ascii(geometry.getGeometryType()).ascii("\",\"coordinates\":");
        if (geometry.getNumGeometries() == 1 && !geometry.getGeometryType().startsWith("Multi")) {
            coordinates(geometry);
        } else {
            sink.ascii("[");
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                if (i > 0) sink.ascii(",");
                coordinates(geometry.getGeometryN(i));
            }
            sink.ascii("]");
        }
        sink.ascii("}");
    }

    private void coordinates(Geometry geometry) {
        switch (geometry) {
            case Point point -> position(point.getCoordinate());
            case Polygon polygon -> polygon(polygon);
            case LineString line -> positions(line);
            default -> throw new IllegalStateException("The demo city has no " + geometry.getGeometryType());
        }
    }

    private void polygon(Polygon polygon) {
        sink.ascii("[");
        ring(polygon.getExteriorRing(), true);
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            sink.ascii(",");
            ring(polygon.getInteriorRingN(i), false);
        }
        sink.ascii("]");
    }

    /** RFC 7946 wants outer rings anticlockwise and inner ones clockwise. */
    private void ring(LineString ring, boolean anticlockwise) {
        boolean is = org.locationtech.jts.algorithm.Orientation.isCCW(ring.getCoordinateSequence());
        positions(is == anticlockwise ? ring : ring.reverse());
    }

    private void positions(LineString line) {
        sink.ascii("[");
        for (int i = 0; i < line.getNumPoints(); i++) {
            if (i > 0) sink.ascii(",");
            position(line.getCoordinateN(i));
        }
        sink.ascii("]");
    }

    private void position(Coordinate p) {
        sink.ascii("[").number(Plane.longitude(p), DECIMALS).ascii(",");
        sink.number(Plane.latitude(p), DECIMALS).ascii("]");
    }
}
