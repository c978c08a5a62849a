package org.songhua.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.songhua.demo.internal.plan.Feature;

/**
 * Draws the demo city into PNG files, to be looked at: {@code DemoCityPicture SEED SCALE FOLDER [X Y WIDTH NAME]...}
 * with the middle and the width of each picture in metres.
 */
final class DemoCityPicture {
    private static final int PIXELS = 1100;
    private static final List<String> ORDER = List.of(
            "land_use",
            "green",
            "traffic_area",
            "water",
            "football_pitch",
            "sports_facility",
            "path",
            "greenway",
            "street",
            "railway",
            "building",
            "tree",
            "region",
            "place");
    private static final Map<String, Integer> LAND = Map.of(
            "residential",
            0xF5F0E3,
            "public",
            0xF1E3EE,
            "commercial",
            0xF7E1DF,
            "industrial",
            0xE3DAD2,
            "storage",
            0xE3DCE6,
            "utility",
            0xD3E0E0,
            "transport",
            0xD9D9D9,
            "farmland",
            0xF3F4E4,
            "vacant",
            0xEDEAE2);
    private static final Map<String, Integer> BUILDING = Map.of(
            "residential",
            0xD9BE9C,
            "commercial",
            0xD99A92,
            "office",
            0xBBA0C8,
            "industrial",
            0xA99A8C,
            "storage",
            0xB6AABC,
            "education",
            0xC78BBB,
            "medical",
            0xDB6F6F,
            "transport",
            0x7F8C99);
    private static final Map<String, Integer> ROAD =
            Map.of("expressway", 0xE39A55, "arterial", 0xF3BC78, "secondary", 0xF8DB98, "track", 0xC4B79B);

    private final Graphics2D graphics;
    private final AffineTransform view;
    private final double scale;

    private DemoCityPicture(Graphics2D graphics, double x, double y, double width) {
        this.graphics = graphics;
        scale = PIXELS / width;
        view = new AffineTransform(scale, 0, 0, -scale, PIXELS / 2.0 - x * scale, PIXELS / 2.0 + y * scale);
    }

    public static void main(String[] args) throws IOException {
        DemoCity city = DemoCityGenerator.generate(Long.parseLong(args[0]), Double.parseDouble(args[1]));
        for (int i = 3; i + 3 < args.length; i += 4) {
            draw(
                    city,
                    Double.parseDouble(args[i]),
                    Double.parseDouble(args[i + 1]),
                    Double.parseDouble(args[i + 2]),
                    new File(args[2], args[i + 3] + ".png"));
        }
    }

    private static void draw(DemoCity city, double x, double y, double width, File file) throws IOException {
        var image = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(new Color(0xE9E7E0));
        graphics.fillRect(0, 0, PIXELS, PIXELS);
        var picture = new DemoCityPicture(graphics, x, y, width);
        for (String classCode : ORDER) picture.layer(city, classCode);
        picture.points(city);
        picture.labels(city);
        ImageIO.write(image, "png", file);
    }

    private void layer(DemoCity city, String classCode) {
        List<Feature> features = Cities.list(city, classCode);
        if (classCode.equals("street")) {
            features = features.stream()
                    .sorted(Comparator.comparingLong((Feature f) -> Cities.number(f, "width")))
                    .toList();
            for (Feature street : features) street(street, true);
        }
        for (Feature feature : features) draw(feature);
    }

    private void draw(Feature feature) {
        switch (feature.classCode()) {
            case "land_use" -> fill(feature, LAND.getOrDefault(Cities.text(feature, "kind"), 0xEEEEEE));
            case "green" -> fill(feature, Cities.text(feature, "kind").equals("wood") ? 0xC9DDB8 : 0xC2E2AE);
            case "traffic_area" -> fill(feature, 0xE1E1EC);
            case "water" -> fill(feature, 0xA6CDE9);
            case "football_pitch" -> fill(feature, 0x9CCF9C);
            case "sports_facility" -> {
                if (Cities.text(feature, "kind").equals("pitch")) fill(feature, 0xC9B58F);
            }
            case "path", "greenway" -> line(feature, 0xC58F6A, 1);
            case "street" -> street(feature, false);
            case "railway" -> line(feature, feature.attributes().get("kind").equals("rail") ? 0x555555 : 0x2A6FB8, 1.4);
            case "building" -> building(feature);
            case "tree" -> dot(feature, 0x6FA865, 3);
            case "region" -> region(feature);
            default -> {}
        }
    }

    private void fill(Feature feature, int colour) {
        graphics.setColor(new Color(colour));
        graphics.fill(shape(feature.geometry()));
    }

    private void line(Feature feature, int colour, double width) {
        graphics.setColor(new Color(colour));
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        graphics.draw(shape(feature.geometry()));
    }

    private void street(Feature feature, boolean casing) {
        double width = Math.max(0.9, Cities.number(feature, "width") * scale);
        int colour = ROAD.getOrDefault(Cities.text(feature, "kind"), 0xFFFFFF);
        graphics.setColor(new Color(casing ? 0xB9B3A6 : colour));
        float stroke = (float) (casing ? width + 1.2 : width);
        graphics.setStroke(new BasicStroke(stroke, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape(feature.geometry()));
    }

    private void building(Feature feature) {
        Color colour = new Color(BUILDING.getOrDefault(Cities.text(feature, "use"), 0xC2BFB6));
        graphics.setColor(Cities.number(feature, "floors") > 9 ? colour.darker() : colour);
        graphics.fill(shape(feature.geometry()));
        if (scale > 0.6) line(feature, 0x8A7B69, 0.6);
    }

    private void region(Feature feature) {
        int level = (int) Cities.number(feature, "level");
        if (level == 2) line(feature, 0x8E3B8E, 2);
        if (level == 3) line(feature, 0x8E3B8E, 1.2);
    }

    private void dot(Feature feature, int colour, double metres) {
        double size = metres * scale;
        if (size < 1) return;
        graphics.setColor(new Color(colour));
        var at = view.transform(point(feature), null);
        graphics.fill(new java.awt.geom.Ellipse2D.Double(at.getX() - size / 2, at.getY() - size / 2, size, size));
    }

    private void points(DemoCity city) {
        if (scale < 0.5) return;
        for (Feature feature : city.features()) {
            boolean facility = feature.geometry() instanceof Point
                    && !List.of("tree", "address", "place").contains(feature.classCode());
            if (facility) dot(feature, feature.classCode().hashCode() & 0x9FBF9F, 5 / scale);
        }
    }

    private void labels(DemoCity city) {
        graphics.setFont(new Font("Noto Sans CJK SC", Font.PLAIN, 11));
        graphics.setColor(new Color(0x333333));
        for (Feature feature : city.features()) {
            if (feature.name() == null || !isLabelled(feature)) continue;
            Coordinate middle = feature.geometry() instanceof LineString line
                    ? line.getCoordinateN(line.getNumPoints() / 2)
                    : feature.geometry().getInteriorPoint().getCoordinate();
            var at = view.transform(new java.awt.geom.Point2D.Double(middle.x, middle.y), null);
            graphics.drawString(feature.name(), (float) at.getX() + 3, (float) at.getY() - 2);
        }
    }

    private boolean isLabelled(Feature feature) {
        return switch (feature.classCode()) {
            case "place", "rail_station" -> true;
            case "park", "hospital", "higher_education", "middle_school" -> scale > 0.15;
            case "street" -> scale > 0.5 && feature.geometry().getLength() > 150;
            case "primary_school", "kindergarten", "market", "police", "fire_station", "bus_stop" -> scale > 0.6;
            case "building" -> scale > 1.6;
            default -> false;
        };
    }

    private static java.awt.geom.Point2D point(Feature feature) {
        Coordinate p = feature.geometry().getCoordinate();
        return new java.awt.geom.Point2D.Double(p.x, p.y);
    }

    private Shape shape(Geometry geometry) {
        var path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry part = geometry.getGeometryN(i);
            if (part instanceof LineString line) trace(path, line);
            if (!(part instanceof Polygon polygon)) continue;
            trace(path, polygon.getExteriorRing());
            for (int h = 0; h < polygon.getNumInteriorRing(); h++) trace(path, polygon.getInteriorRingN(h));
        }
        return view.createTransformedShape(path);
    }

    private static void trace(Path2D path, LineString line) {
        for (int i = 0; i < line.getNumPoints(); i++) {
            Coordinate p = line.getCoordinateN(i);
            if (i == 0) path.moveTo(p.x, p.y);
            else path.lineTo(p.x, p.y);
        }
    }
}
