package org.songhua.engine.odata;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/** Mistakes of type that show before any value is known. */
final class TypeCheck {
    /** Properties that are moments, never spans. */
    private static final Set<String> MOMENTS = Set.of("resultTime", "time");

    private TypeCheck() {}

    static void call(Function function, List<Expr> arguments) {
        if (function == Function.DURING && isMoment(arguments.get(1)))
            throw OdataFaults.type(
                    "during needs a span of time as its second argument; %s is a moment.".formatted(arguments.get(1)));
        if (function.isSpatial()) arguments.stream().limit(2).forEach(argument -> spatial(function, argument));
    }

    private static boolean isMoment(Expr expression) {
        return switch (expression) {
            case Expr.Literal literal -> literal.value() instanceof Instant;
            case Expr.Path path -> path.steps().size() == 1 && MOMENTS.contains(path.first());
            default -> false;
        };
    }

    private static void spatial(Function function, Expr argument) {
        if (argument instanceof Expr.Literal literal && !(literal.value() instanceof Geometry))
            throw OdataFaults.type("%s needs geometries such as geography'POINT(1 2)'; %s is none."
                    .formatted(function.text(), argument));
    }
}
