package org.songhua.evaluation.internal.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.internal.report.Drawing.Anchor;
import org.songhua.evaluation.internal.report.Drawing.Area;
import org.songhua.evaluation.internal.report.Drawing.Label;
import org.songhua.evaluation.internal.report.Drawing.Line;
import org.songhua.evaluation.internal.report.Drawing.Mark;

/**
 * Parts of a region shaded by a number, darker for more: readable without colour. Equirectangular at the middle latitude, so
 * that the scale holds in the middle of the map; over a region of two degrees it is off by less than 2 % at the edges.
 */
final class RegionMap {
    private static final double WIDTH = 460;
    private static final double HEIGHT = 300;
    private static final double MARGIN = 8;
    /** Right of the map, for legend, scale and north. */
    private static final double BESIDE = 110;

    private static final double METERS_PER_DEGREE = 111_195;
    private static final int[] SHADES = {240, 212, 180, 148, 112};
    private static final double NAME = 8;

    private final Parts parts;
    private final List<Mark> marks = new ArrayList<>();
    private final List<Envelope> names = new ArrayList<>();
    private final Envelope extent = new Envelope();
    private final double squeeze;
    private final double scale;
    private final double[] limits;

    private RegionMap(Parts parts) {
        this.parts = parts;
        parts.outlines().values().forEach(outline -> extent.expandToInclude(outline.getEnvelopeInternal()));
        squeeze = extent.isNull() ? 1 : Math.cos(Math.toRadians(extent.centre().y));
        double wide = (WIDTH - BESIDE - 2 * MARGIN) / Math.max(1e-9, extent.getWidth() * squeeze);
        scale = Math.min(wide, (HEIGHT - 2 * MARGIN) / Math.max(1e-9, extent.getHeight()));
        limits = limits(parts);
    }

    static Drawing of(Parts parts) {
        return new RegionMap(parts).drawing();
    }

    private Drawing drawing() {
        String title = parts.indicator().name().zh();
        if (parts.outlines().isEmpty()) {
            marks.add(new Label(MARGIN, 20, "没有下级地区的边界数据", 9, Anchor.START, false));
            return new Drawing(WIDTH, 34, title + "：没有边界数据", marks);
        }
        parts.outlines().forEach(this::region);
        parts.outlines().entrySet().stream()
                .sorted(Comparator.comparingDouble(
                        (Map.Entry<String, Geometry> part) -> -part.getValue().getArea()))
                .forEach(part -> name(part.getKey(), part.getValue()));
        legend();
        double height = 2 * MARGIN + Math.max(extent.getHeight() * scale, 190);
        bar(height - 34);
        marks.add(new Label(MARGIN, height + 10, "边界数据：" + parts.licence(), 7.5, Anchor.START, false));
        return new Drawing(WIDTH, height + 16, title + "分布图，越深数值越大，数值见下表", marks);
    }

    /** Limits of five classes of equal breadth; one class when all numbers are the same. */
    private static double[] limits(Parts parts) {
        double[] numbers = parts.values().values().stream()
                .mapToDouble(value -> value.measured().value())
                .sorted()
                .toArray();
        if (numbers.length == 0) return new double[0];
        double least = numbers[0];
        double most = numbers[numbers.length - 1];
        if (most - least < 1e-12) return new double[] {least, most};
        double[] limits = new double[SHADES.length + 1];
        Arrays.setAll(limits, i -> least + (most - least) * i / SHADES.length);
        return limits;
    }

    private int shade(@Nullable IndicatorValue value) {
        if (value == null) return -1;
        double number = value.measured().value();
        for (int i = 1; i < limits.length - 1; i++) if (number < limits[i]) return SHADES[i - 1];
        return SHADES[Math.max(0, limits.length - 2)];
    }

    private double x(double longitude) {
        return MARGIN + (longitude - extent.getMinX()) * squeeze * scale;
    }

    private double y(double latitude) {
        return MARGIN + (extent.getMaxY() - latitude) * scale;
    }

    private void region(String code, Geometry outline) {
        var rings = new ArrayList<double[]>();
        for (int i = 0; i < outline.getNumGeometries(); i++) {
            if (!(outline.getGeometryN(i) instanceof Polygon polygon)) continue;
            rings.add(ring(polygon.getExteriorRing()));
            for (int k = 0; k < polygon.getNumInteriorRing(); k++) rings.add(ring(polygon.getInteriorRingN(k)));
        }
        int shade = shade(parts.values().get(code));
        marks.add(new Area(rings, shade < 0 ? 255 : shade, shade < 0));
    }

    private double[] ring(LineString line) {
        Coordinate[] corners = line.getCoordinates();
        double[] ring = new double[2 * corners.length];
        for (int i = 0; i < corners.length; i++) {
            ring[2 * i] = x(corners[i].x);
            ring[2 * i + 1] = y(corners[i].y);
        }
        return ring;
    }

    /** The larger parts first; a name that would lie over another is left out. */
    private void name(String code, Geometry outline) {
        Point inside = outline.getInteriorPoint();
        double x = x(inside.getX());
        double y = y(inside.getY());
        double half = parts.name(code).length() * NAME / 2;
        var box = new Envelope(x - half, x + half, y - NAME / 2, y + NAME / 2);
        if (names.stream().anyMatch(box::intersects)) return;
        names.add(box);
        marks.add(new Label(x, y + 3, parts.name(code), NAME, Anchor.MIDDLE, true));
    }

    private void legend() {
        double left = WIDTH - BESIDE + 4;
        marks.add(new Label(left, 18, parts.indicator().unitText(), 8.5, Anchor.START, false));
        double y = 26;
        for (int i = 0; i + 1 < limits.length; i++) {
            marks.add(Area.box(left, y, 16, 11, SHADES[i]));
            marks.add(new Label(left + 21, y + 9, told(limits[i]) + "–" + told(limits[i + 1]), 8, Anchor.START, false));
            y += 16;
        }
        if (parts.values().size() < parts.outlines().size()) {
            double[] box = {left, y, left + 16, y, left + 16, y + 11, left, y + 11};
            marks.add(new Area(List.of(box), 255, true));
            marks.add(new Label(left + 21, y + 9, "无数值", 8, Anchor.START, false));
        }
    }

    private String told(double limit) {
        return BigDecimal.valueOf(limit)
                .setScale(parts.indicator().decimals(), RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** Scale and north. */
    private void bar(double y) {
        double left = WIDTH - BESIDE + 4;
        double pointsPerMeter = scale / METERS_PER_DEGREE;
        double meters = rounded(80 / pointsPerMeter);
        double length = meters * pointsPerMeter;
        marks.add(new Line(new double[] {left, y - 4, left, y, left + length, y, left + length, y - 4}, 1));
        String text = meters >= 1000
                ? BigDecimal.valueOf(meters / 1000).stripTrailingZeros().toPlainString() + " km"
                : Math.round(meters) + " m";
        marks.add(new Label(left, y + 12, text, 8, Anchor.START, false));
        double[] arrow = {left + 6, y - 36, left + 11, y - 20, left + 6, y - 24, left + 1, y - 20};
        marks.add(new Area(List.of(arrow), 40, false));
        marks.add(new Label(left + 6, y - 39, "北", 8, Anchor.MIDDLE, false));
    }

    /** {@return 1, 2 or 5 with zeros, the largest that is not more} */
    static double rounded(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        double first = most / power;
        return power * (first >= 5 ? 5 : first >= 2 ? 2 : 1);
    }
}
