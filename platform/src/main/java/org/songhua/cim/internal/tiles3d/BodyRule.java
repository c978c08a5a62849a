package org.songhua.cim.internal.tiles3d;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.mesh.Block;
import org.songhua.engine.mesh.Pipe;
import org.songhua.engine.mesh.Profile;
import org.songhua.engine.mesh.Profile.Ring;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.ClassBody;
import org.songhua.pack.ClassDefinition;

/** Says how an object of one class stands in space, from its attributes. Pure: the plan and the content ask the same rule. */
final class BodyRule {
    private static final double HIGHEST_m = 1000;
    private static final double DEEPEST_m = 100;
    private static final double WIDEST_m = 50;
    /** A cover stands so high above the ground that it can be seen on it. */
    private static final double COVER_m = 0.05;

    private static final int PIPE_SIDES = 8;
    /** Thin pipes are never seen large enough for more. */
    private static final int THIN_PIPE_SIDES = 6;

    private static final double THIN_m = 0.26;
    private static final int POST_SIDES = 6;

    private final ClassBody body;
    private final boolean widthInMillimetres;

    private BodyRule(ClassDefinition definition, ClassBody body) {
        this.body = body;
        String width = body.width();
        widthInMillimetres = width != null
                && definition
                        .attribute(width)
                        .map(AttributeDefinition::unit)
                        .filter("mm"::equals)
                        .isPresent();
    }

    /** {@return the rule of a class; null when it does not stand in space} */
    static @Nullable BodyRule of(ClassDefinition definition) {
        ClassBody body = definition.body();
        return body == null ? null : new BodyRule(definition, body);
    }

    ClassBody.Form form() {
        return body.form();
    }

    /** {@return names of the attributes that the rule reads} */
    List<String> attributes() {
        var names = new ArrayList<String>();
        for (String name : Arrays.asList(
                body.height(), body.floors(), body.base(), body.roof(), body.width(), body.depth(), body.depthEnd())) {
            if (name != null) names.add(name);
        }
        return names;
    }

    /** {@return the form of an object, by its attributes} */
    BodyShape shape(Function<String, @Nullable String> attribute) {
        var read = new Reader(attribute);
        return switch (body.form()) {
            case BLOCK -> block(read);
            case PIPE -> pipe(read);
            case POST -> new BodyShape.Upright(post(read));
            case SHAFT -> new BodyShape.Upright(shaft(read));
            case TREE -> new BodyShape.Upright(tree(read));
        };
    }

    private BodyShape block(Reader read) {
        double floors = read.number(body.floors(), 1, 300, 0);
        double usual = floors > 0 ? floors * ClassBody.FLOOR_m : body.usualHeight();
        double top = read.number(body.height(), 0.1, HIGHEST_m, usual);
        double bottom = read.number(body.base(), 0, HIGHEST_m, 0);
        if (bottom >= top) bottom = 0;
        return new BodyShape.Raised(new Block(bottom, top, roof(read.text(body.roof()))));
    }

    private static Block.Roof roof(@Nullable String word) {
        if (word == null) return Block.Roof.FLAT;
        return switch (word) {
            case "gabled" -> Block.Roof.GABLED;
            case "hipped" -> Block.Roof.HIPPED;
            default -> Block.Roof.FLAT;
        };
    }

    private BodyShape pipe(Reader read) {
        double radius = width(read) / 2;
        double start = read.number(body.depth(), -DEEPEST_m, DEEPEST_m, body.usualDepth());
        double end = read.number(body.depthEnd(), -DEEPEST_m, DEEPEST_m, start);
        return new BodyShape.Laid(
                new Pipe(radius, -start - radius, -end - radius, radius < THIN_m ? THIN_PIPE_SIDES : PIPE_SIDES));
    }

    private Profile post(Reader read) {
        double height = read.number(body.height(), 0.1, HIGHEST_m, body.usualHeight());
        return Profile.cylinder(width(read) / 2, 0, height, POST_SIDES);
    }

    private Profile shaft(Reader read) {
        double depth = read.number(body.depth(), 0.1, DEEPEST_m, body.usualDepth());
        return Profile.cylinder(width(read) / 2, -depth, COVER_m, PIPE_SIDES);
    }

    /** The trunk takes a third of the height; the crown is widest at a third of its own. */
    private Profile tree(Reader read) {
        double height = read.number(body.height(), 0.5, 100, body.usualHeight());
        double crown = Math.max(width(read), 0.4) / 2;
        double trunk = Math.min(0.15, crown / 3);
        return new Profile(
                List.of(
                        new Ring(trunk, 0),
                        new Ring(trunk, height * 0.3),
                        new Ring(crown, height * 0.45),
                        new Ring(crown * 0.7, height * 0.8),
                        new Ring(0, height)),
                POST_SIDES);
    }

    private double width(Reader read) {
        double value = read.number(body.width(), 0, Double.MAX_VALUE, Double.NaN);
        double metres = widthInMillimetres ? value / 1000 : value;
        return metres >= 0.01 && metres <= WIDEST_m ? metres : body.usualWidth();
    }

    /** Attributes by the names that the class gives them. */
    private record Reader(Function<String, @Nullable String> attribute) {
        @Nullable
        String text(@Nullable String name) {
            return name == null ? null : attribute.apply(name);
        }

        double number(@Nullable String name, double least, double most, double otherwise) {
            return Numbers.of(text(name), least, most, otherwise);
        }
    }
}
