package org.songhua.edge.ogc;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.AttributeDefinition.Choice;
import org.songhua.pack.AttributeDefinition.Type;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.ClassDefinition.GeometryKind;
import org.songhua.pack.ClassGroup;
import org.songhua.pack.ClassStyle;
import org.songhua.pack.Pack;
import org.songhua.pack.Packs;
import org.songhua.pack.Text;

/** A few classes that between them have every kind of attribute and geometry, and names that could get in the way. */
public final class SmallCatalogue implements Packs {
    private static final List<ClassDefinition> CLASSES = List.of(
            definition("park", "公园", "Park", GeometryKind.POLYGON, List.of()),
            definition(
                    "building",
                    "建筑",
                    "Building",
                    GeometryKind.POLYGON,
                    List.of(
                            attribute("height", "高度", "Height", Type.NUMBER, "m", List.of()),
                            attribute("floors", "层数", "Floors", Type.INTEGER, null, List.of()),
                            attribute(
                                    "use",
                                    "用途",
                                    "Use",
                                    Type.STRING,
                                    null,
                                    List.of(
                                            new Choice("residential", new Text("住宅", "Residential")),
                                            new Choice("office", new Text("办公", "Office")))),
                            attribute("heated", "集中供热", "District heating", Type.BOOLEAN, null, List.of()))),
            definition(
                    "street",
                    "道路",
                    "Street",
                    GeometryKind.LINE,
                    List.of(attribute("name", "路名", "Street name", Type.STRING, null, List.of()))),
            definition(
                    "tree",
                    "树木",
                    "Tree",
                    GeometryKind.POINT,
                    List.of(attribute("limit", "限高", "Limit", Type.NUMBER, "m", List.of()))));

    private static ClassDefinition definition(
            String code, String zh, String en, GeometryKind geometry, List<AttributeDefinition> attributes) {
        var style = new ClassStyle("building", null, 0, 1, 14, true, false, tileAttributes(attributes), null);
        return new ClassDefinition(
                code, "small", new Text(zh, en), "city", null, 2, geometry, attributes, style, List.of());
    }

    private static List<String> tileAttributes(List<AttributeDefinition> attributes) {
        return attributes.stream().map(AttributeDefinition::name).limit(1).toList();
    }

    private static AttributeDefinition attribute(
            String name, String zh, String en, Type type, @Nullable String unit, List<Choice> choices) {
        BigDecimal least = type == Type.INTEGER ? BigDecimal.ZERO : null;
        return new AttributeDefinition(name, new Text(zh, en), type, null, unit, least, null, null, 0, choices, false);
    }

    @Override
    public List<Pack> list() {
        return List.of(new Pack("small", "1.0.0", new Text("小", "Small"), List.of()));
    }

    @Override
    public List<ClassGroup> groups() {
        return List.of(new ClassGroup("city", new Text("城市", "City"), 1));
    }

    @Override
    public List<ClassDefinition> classes() {
        return CLASSES;
    }

    @Override
    public Optional<ClassDefinition> findClass(String code) {
        return CLASSES.stream().filter(c -> c.code().equals(code)).findFirst();
    }
}
