package org.songhua.engine.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Geometry literals of the text encoding: well-known text with or without Z, and BBOX. */
final class WktParser {
    static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Set<String> TYPES = Set.of(
            "POINT",
            "LINESTRING",
            "POLYGON",
            "MULTIPOINT",
            "MULTILINESTRING",
            "MULTIPOLYGON",
            "GEOMETRYCOLLECTION",
            "BBOX");

    private final TokenStream in;
    private final Parts parts;
    private int depth;

    WktParser(TokenStream in, Parts parts) {
        this.in = in;
        this.parts = parts;
    }

    /** {@return whether a name and the word after it begin a geometry} */
    static boolean isGeometry(Token name, Token after) {
        return TYPES.contains(name.text().toUpperCase(Locale.ROOT)) && (after.isSign("(") || after.isWord("Z"));
    }

    /** {@return the geometry whose type was read already} */
    Expression geometry(Token name) {
        if (name.isWord("BBOX")) return box(name);
        try {
            return parts.put(new Expression.Shape(shape(name)), name.place());
        } catch (IllegalArgumentException e) {
            // JTS tells open rings and lines of one position so.
            throw Parts.syntax(
                    name.place(),
                    "The geometry is not well formed: " + e.getMessage() + ".",
                    "Close rings with their first position, and give lines at least two positions.");
        }
    }

    private Geometry shape(Token name) {
        parts.depth(++depth, name.place());
        in.takeWord("Z");
        Geometry shape = switch (name.text().toUpperCase(Locale.ROOT)) {
            case "POINT" -> FACTORY.createPoint(inParentheses(this::position));
            case "LINESTRING" -> line();
            case "POLYGON" -> polygon();
            case "MULTIPOINT" -> FACTORY.createMultiPoint(list(this::point).toArray(Point[]::new));
            case "MULTILINESTRING" ->
                FACTORY.createMultiLineString(list(this::line).toArray(LineString[]::new));
            case "MULTIPOLYGON" ->
                FACTORY.createMultiPolygon(list(this::polygon).toArray(Polygon[]::new));
            case "GEOMETRYCOLLECTION" ->
                FACTORY.createGeometryCollection(list(this::member).toArray(Geometry[]::new));
            default -> throw in.unexpected(name, "a geometry");
        };
        depth--;
        return shape;
    }

    private Geometry member() {
        Token name = in.next();
        if (name.kind() != Token.Kind.NAME || name.isWord("BBOX")) throw in.unexpected(name, "a geometry");
        return shape(name);
    }

    private Point point() {
        return FACTORY.createPoint(in.peek().isSign("(") ? inParentheses(this::position) : position());
    }

    private LineString line() {
        return FACTORY.createLineString(list(this::position).toArray(Coordinate[]::new));
    }

    private Polygon polygon() {
        List<Coordinate[]> rings = list(() -> list(this::position).toArray(Coordinate[]::new));
        var holes = rings.stream()
                .skip(1)
                .map(FACTORY::createLinearRing)
                .toArray(org.locationtech.jts.geom.LinearRing[]::new);
        return FACTORY.createPolygon(FACTORY.createLinearRing(rings.getFirst()), holes);
    }

    private Coordinate position() {
        double x = number();
        double y = number();
        Token next = in.peek();
        return next.isSign("-") || next.kind() == Token.Kind.NUMBER
                ? new Coordinate(x, y, number())
                : new Coordinate(x, y);
    }

    private Expression box(Token name) {
        List<Double> numbers = list(this::number);
        int size = numbers.size();
        if (size != 4 && size != 6) {
            throw Parts.syntax(
                    name.place(),
                    "The box has " + size + " numbers.",
                    "Give four, or six with least and greatest height.");
        }
        return parts.put(boxOf(numbers), name.place());
    }

    static Expression.Box boxOf(List<Double> numbers) {
        int half = numbers.size() / 2;
        return new Expression.Box(numbers.get(0), numbers.get(1), numbers.get(half), numbers.get(half + 1));
    }

    private double number() {
        String place = in.place();
        String sign = in.takeSign("-") ? "-" : "";
        Token token = in.next();
        if (token.kind() != Token.Kind.NUMBER) throw in.unexpected(token, "a number");
        return parts.coordinate(sign + token.text(), place);
    }

    private <T> List<T> list(Supplier<T> item) {
        return inParentheses(() -> {
            var items = new ArrayList<T>();
            do items.add(item.get());
            while (in.takeSign(","));
            return items;
        });
    }

    private <T> T inParentheses(Supplier<T> content) {
        in.expectSign("(");
        T value = content.get();
        in.expectSign(")");
        return value;
    }
}
