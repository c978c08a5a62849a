package org.songhua.engine.odata;

import java.util.Arrays;
import java.util.Optional;

/** The built-in functions (SensorThings 1.1 table 23 and its Annex; {@code contains} from OData 4). */
public enum Function {
    SUBSTRINGOF("substringof", 2, 2),
    CONTAINS("contains", 2, 2),
    ENDSWITH("endswith", 2, 2),
    STARTSWITH("startswith", 2, 2),
    LENGTH("length", 1, 1),
    INDEXOF("indexof", 2, 2),
    SUBSTRING("substring", 2, 3),
    TOLOWER("tolower", 1, 1),
    TOUPPER("toupper", 1, 1),
    TRIM("trim", 1, 1),
    CONCAT("concat", 2, 2),
    YEAR("year", 1, 1),
    MONTH("month", 1, 1),
    DAY("day", 1, 1),
    HOUR("hour", 1, 1),
    MINUTE("minute", 1, 1),
    SECOND("second", 1, 1),
    FRACTIONALSECONDS("fractionalseconds", 1, 1),
    DATE("date", 1, 1),
    TIME("time", 1, 1),
    TOTALOFFSETMINUTES("totaloffsetminutes", 1, 1),
    NOW("now", 0, 0),
    MINDATETIME("mindatetime", 0, 0),
    MAXDATETIME("maxdatetime", 0, 0),
    BEFORE("before", 2, 2),
    AFTER("after", 2, 2),
    MEETS("meets", 2, 2),
    DURING("during", 2, 2),
    OVERLAPS("overlaps", 2, 2),
    STARTS("starts", 2, 2),
    FINISHES("finishes", 2, 2),
    ROUND("round", 1, 1),
    FLOOR("floor", 1, 1),
    CEILING("ceiling", 1, 1),
    GEO_DISTANCE("geo.distance", 2, 2),
    GEO_LENGTH("geo.length", 1, 1),
    GEO_INTERSECTS("geo.intersects", 2, 2),
    ST_EQUALS("st_equals", 2, 2),
    ST_DISJOINT("st_disjoint", 2, 2),
    ST_TOUCHES("st_touches", 2, 2),
    ST_WITHIN("st_within", 2, 2),
    ST_OVERLAPS("st_overlaps", 2, 2),
    ST_CROSSES("st_crosses", 2, 2),
    ST_INTERSECTS("st_intersects", 2, 2),
    ST_CONTAINS("st_contains", 2, 2),
    ST_RELATE("st_relate", 3, 3);

    private final String text;
    private final int fewest;
    private final int most;

    Function(String text, int fewest, int most) {
        this.text = text;
        this.fewest = fewest;
        this.most = most;
    }

    /** {@return the name in the language} */
    public String text() {
        return text;
    }

    boolean takes(int arguments) {
        return arguments >= fewest && arguments <= most;
    }

    /** {@return how many arguments it takes, for people} */
    String arity() {
        return fewest == most ? String.valueOf(fewest) : fewest + " to " + most;
    }

    /** {@return whether it is about geometries} */
    public boolean isSpatial() {
        return text.startsWith("geo.") || text.startsWith("st_");
    }

    static Optional<Function> find(String name) {
        return Arrays.stream(values()).filter(f -> f.text.equals(name)).findFirst();
    }
}
