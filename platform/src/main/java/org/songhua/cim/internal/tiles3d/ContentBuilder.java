package org.songhua.cim.internal.tiles3d;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Extent;
import org.songhua.cim.internal.Deflated;
import org.songhua.cim.internal.cityjson.CityJson;
import org.songhua.cim.internal.cityjson.Surfaces;
import org.songhua.cim.internal.objects.ObjectConditions;
import org.songhua.cim.internal.tiles3d.JdbcBodies.Body;
import org.songhua.engine.geo.Crs;
import org.songhua.engine.geo.WkbCursor;
import org.songhua.engine.mesh.BodyParts;
import org.songhua.engine.mesh.Profile;
import org.songhua.engine.tile3d.Cell;
import org.songhua.engine.tile3d.GlbWriter;
import org.songhua.engine.tile3d.Material;
import org.songhua.engine.tile3d.Properties;
import org.songhua.engine.tile3d.TileMesh;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.ClassDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the content of one cell from the rows in it. */
final class ContentBuilder {
    private static final List<String> TEXTS = List.of("id", "class", "name");
    private static final List<String> NUMBERS = List.of("bottom", "top", "volume");

    private final JdbcBodies bodies;
    private final BodyRules rules;
    private final Map<String, Material> looks = new HashMap<>();

    ContentBuilder(JdbcBodies bodies, BodyRules rules) {
        this.bodies = bodies;
        this.rules = rules;
        for (String code : rules.classCodes()) looks.put(code, Looks.of(code, rules.definition(code)));
    }

    /** @param wide ids of the objects of a wide cell; null for others */
    byte[] build(SourceKey key, Cell cell, @Nullable List<UUID> wide) {
        var columns = new Columns(key.source().classCodes());
        var mesh = new TileMesh(cell, new Properties(columns.texts(), columns.numbers()));
        bodies.bodies(columns.shown(), key, conditions(key, cell, wide), body -> {
            if (body.placed().cell().equals(cell)) add(mesh, body, columns);
        });
        return GlbWriter.write(mesh);
    }

    private static ObjectConditions conditions(SourceKey key, Cell cell, @Nullable List<UUID> wide) {
        if (wide != null) return key.conditions().and("id = any(?)", (Object) wide.toArray(UUID[]::new));
        double[] b = cell.bounds();
        return key.conditions(new Extent(b[0], b[1], b[2], b[3]));
    }

    private void add(TileMesh mesh, Body body, Columns columns) {
        int row = mesh.properties().add(columns.texts(body), columns.numbers(body));
        Material look = looks.get(body.classCode());
        if (look == null) return;
        switch (body.placed().shape()) {
            case BodyShape.Modelled modelled -> model(mesh, body, row);
            case BodyShape.Raised raised -> {
                var parts = new BodyParts(mesh.part(Looks.WALL), mesh.part(Looks.ROOF), mesh.part(Looks.GROUND));
                mesh.bodies().raise(body.wkb(), raised.block(), parts, row);
            }
            case BodyShape.Laid laid -> mesh.bodies().lay(body.wkb(), laid.pipe(), mesh.part(look), row);
            case BodyShape.Upright upright -> stand(mesh, body.wkb(), upright.profile(), look, row);
        }
    }

    private static void model(TileMesh mesh, Body body, int row) {
        JdbcBodies.Model model = body.model();
        if (model == null) return;
        var parts = new BodyParts(mesh.part(Looks.WALL), mesh.part(Looks.ROOF), mesh.part(Looks.GROUND));
        surfaces(model).ifPresent(surfaces -> {
            for (Surfaces.Face face : surfaces.faces()) face(mesh, face, parts, row);
        });
    }

    private static Optional<Surfaces> surfaces(JdbcBodies.Model model) {
        JsonNode document = CityJson.MAPPER.readTree(Deflated.inflate(model.document()));
        return document instanceof ObjectNode node
                ? Crs.find(model.crs()).flatMap(crs -> Surfaces.of(node, crs))
                : Optional.empty();
    }

    private static void face(TileMesh mesh, Surfaces.Face face, BodyParts parts, int row) {
        switch (face.side()) {
            case ROOF -> mesh.bodies().face(face.rings(), face.ends(), parts.roof(), row);
            case WALL -> mesh.bodies().face(face.rings(), face.ends(), parts.walls(), row);
            case GROUND -> mesh.bodies().face(face.rings(), face.ends(), parts.ground(), row);
            case UNTOLD -> mesh.bodies().face(face.rings(), face.ends(), parts, row);
        }
    }

    /** Only points have a place to stand on. */
    private static void stand(TileMesh mesh, byte[] wkb, Profile profile, Material look, int row) {
        var cursor = new WkbCursor(wkb);
        switch (cursor.root()) {
            case WkbCursor.POINT -> stand(mesh, cursor, profile, look, row);
            case WkbCursor.MULTI_POINT -> {
                int count = cursor.members();
                for (int i = 0; i < count; i++) {
                    cursor.member(WkbCursor.MULTI_POINT, 1);
                    stand(mesh, cursor, profile, look, row);
                }
            }
            default -> {}
        }
    }

    private static void stand(TileMesh mesh, WkbCursor cursor, Profile profile, Material look, int row) {
        if (cursor.point()) mesh.bodies().stand(cursor.x(0), cursor.y(0), profile, mesh.part(look), row);
    }

    /** The columns of the property table: who it is, how high, and the attributes that the map draws by. */
    private final class Columns {
        private final List<String> shown;
        private final List<String> shownTexts = new ArrayList<>();
        private final List<String> shownNumbers = new ArrayList<>();

        Columns(Set<String> classCodes) {
            var numeric = new LinkedHashSet<String>();
            var textual = new LinkedHashSet<String>();
            classCodes.stream().sorted().forEach(code -> {
                ClassDefinition definition = rules.definition(code);
                if (definition == null) return;
                for (String name : definition.style().tileAttributes()) {
                    (isNumber(definition, name) ? numeric : textual).add(name);
                }
            });
            numeric.removeAll(textual);
            TEXTS.forEach(textual::remove);
            NUMBERS.forEach(numeric::remove);
            shownTexts.addAll(textual);
            shownNumbers.addAll(numeric);
            shown = new ArrayList<>(shownTexts);
            shown.addAll(shownNumbers);
        }

        private static boolean isNumber(ClassDefinition definition, String name) {
            return definition
                    .attribute(name)
                    .map(AttributeDefinition::type)
                    .filter(Columns::isNumber)
                    .isPresent();
        }

        private static boolean isNumber(AttributeDefinition.Type type) {
            return type == AttributeDefinition.Type.INTEGER || type == AttributeDefinition.Type.NUMBER;
        }

        List<String> shown() {
            return shown;
        }

        List<String> texts() {
            return joined(TEXTS, shownTexts);
        }

        List<String> numbers() {
            return joined(NUMBERS, shownNumbers);
        }

        private static List<String> joined(List<String> a, List<String> b) {
            var all = new ArrayList<>(a);
            all.addAll(b);
            return all;
        }

        List<@Nullable String> texts(Body body) {
            var values = new ArrayList<@Nullable String>();
            values.add(body.id().toString());
            values.add(body.classCode());
            values.add(body.name());
            values.addAll(body.values().subList(0, shownTexts.size()));
            return values;
        }

        double[] numbers(Body body) {
            BodyShape shape = body.placed().shape();
            int fixed = NUMBERS.size();
            var values = new double[fixed + shownNumbers.size()];
            values[0] = shape.bottom_m();
            values[1] = shape.top_m();
            values[2] = shape instanceof BodyShape.Modelled modelled ? modelled.volume_m3() : Double.NaN;
            for (int i = 0; i < shownNumbers.size(); i++) {
                values[fixed + i] = Numbers.of(body.values().get(shownTexts.size() + i));
            }
            return values;
        }
    }
}
