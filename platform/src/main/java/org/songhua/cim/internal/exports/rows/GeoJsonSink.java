package org.songhua.cim.internal.exports.rows;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.songhua.engine.geo.Crs;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** GeoJSON; in another system than longitude and latitude with the {@code crs} member that GeoJSON had in 2008. */
public final class GeoJsonSink implements RowSink {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonGenerator json;
    private final List<Column> columns;

    public GeoJsonSink(OutputStream out, List<Column> columns, Crs crs) throws IOException {
        this.columns = columns;
        var unclosed = new Unclosed(out);
        this.json = JSON.createGenerator(unclosed);
        json.writeStartObject();
        json.writeStringProperty("type", "FeatureCollection");
        if (!crs.isLonLat()) {
            json.writeObjectPropertyStart("crs");
            json.writeStringProperty("type", "name");
            json.writeObjectPropertyStart("properties");
            json.writeStringProperty("name", crs.name());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeArrayPropertyStart("features");
    }

    @Override
    public void take(ExportRow row) {
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeStringProperty("id", row.sourceId());
        json.writeName("geometry");
        geometry(row.geometry());
        json.writeObjectPropertyStart("properties");
        for (Column column : columns) {
            Object value = row.value(column);
            if (value == null) continue;
            json.writeName(column.name());
            if (column.name().equals("tags")) json.writeRawValue(value.toString());
            else json.writePOJO(value);
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void geometry(Geometry geometry) {
        json.writeStartObject();
        json.writeStringProperty("type", geometry.getGeometryType());
        if (geometry.getClass() == GeometryCollection.class) {
            json.writeArrayPropertyStart("geometries");
            for (int i = 0; i < geometry.getNumGeometries(); i++) geometry(geometry.getGeometryN(i));
            json.writeEndArray();
        } else {
            json.writeName("coordinates");
            coordinates(geometry);
        }
        json.writeEndObject();
    }

    private void coordinates(Geometry geometry) {
        switch (geometry) {
            case Point point -> position(point.getCoordinate());
            case LineString line -> line(line);
            case Polygon polygon -> polygon(polygon);
            case MultiPoint parts -> parts(parts);
            case MultiLineString parts -> parts(parts);
            case MultiPolygon parts -> parts(parts);
            default -> throw new IllegalArgumentException(geometry.getGeometryType());
        }
    }

    private void parts(Geometry geometry) {
        json.writeStartArray();
        for (int i = 0; i < geometry.getNumGeometries(); i++) coordinates(geometry.getGeometryN(i));
        json.writeEndArray();
    }

    private void polygon(Polygon polygon) {
        json.writeStartArray();
        line(polygon.getExteriorRing());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) line(polygon.getInteriorRingN(i));
        json.writeEndArray();
    }

    private void line(LineString line) {
        json.writeStartArray();
        for (Coordinate position : line.getCoordinates()) position(position);
        json.writeEndArray();
    }

    private void position(Coordinate position) {
        json.writeStartArray();
        json.writeNumber(position.x);
        json.writeNumber(position.y);
        if (!Double.isNaN(position.getZ())) json.writeNumber(position.getZ());
        json.writeEndArray();
    }

    @Override
    public void finish() {
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw("\n");
        json.flush();
    }

    @Override
    public void close() {
        if (!json.isClosed()) json.flush();
    }
}
