package org.songhua.engine.cql;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;

/**
 * Reads and writes filters in both encodings of CQL2 (OGC 21-065r2). Reading checks everything that can be known before a
 * feature is seen, so that evaluating what was read never fails.
 */
public final class Cql {
    private Cql() {}

    /**
     * {@return the filter written in the text encoding}
     *
     * @param queryables names and types of the properties that may be asked for
     * @throws FaultException with the first mistake of grammar, or else with every mistake of meaning; the field of the place
     *     is {@code character n}, counted from 1
     */
    public static Expression parseText(String text, Map<String, Type> queryables) {
        limit(text);
        var parts = new Parts();
        return checked(new TextParser(text, parts).parse(), parts, queryables);
    }

    /**
     * {@return the filter written in the JSON encoding}
     *
     * @param queryables names and types of the properties that may be asked for
     * @throws FaultException as {@link #parseText} does; the field of the place is a JSON pointer
     */
    public static Expression parseJson(String json, Map<String, Type> queryables) {
        limit(json);
        var parts = new Parts();
        return checked(new JsonParser(parts).parse(JsonReader.read(json)), parts, queryables);
    }

    /** {@return the filter in the text encoding} */
    public static String toText(Expression expression) {
        return TextPrinter.print(expression);
    }

    /** {@return the filter in the JSON encoding} */
    public static String toJson(Expression expression) {
        return JsonPrinter.print(expression);
    }

    /** {@return the filter with each geometry literal changed; boxes become polygons whose edges have many positions, so that they stay true when bent} */
    public static Expression withShapes(Expression expression, UnaryOperator<Geometry> change) {
        return new ShapeChange(change).of(expression);
    }

    private static void limit(String text) {
        if (text.length() > Limits.CHARACTERS) {
            throw Parts.tooLarge("the filter", "more than " + Limits.CHARACTERS + " characters");
        }
    }

    private static Expression checked(Expression expression, Parts parts, Map<String, Type> queryables) {
        List<Fault> faults = new TypeCheck(parts, queryables).check(expression);
        if (!faults.isEmpty()) throw new FaultException(faults);
        return expression;
    }
}
