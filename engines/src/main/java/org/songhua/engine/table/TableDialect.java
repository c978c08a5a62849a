package org.songhua.engine.table;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What can be told of a table by looking at its beginning: its separator and the columns with positions. */
public final class TableDialect {
    private static final char[] SEPARATORS = {',', '\t', ';', '|'};
    private static final List<String> LONGITUDE =
            List.of("longitude", "lon", "lng", "long", "经度", "x", "x坐标", "经", "xcoord", "coordx", "东经", "point_x");
    private static final List<String> LATITUDE =
            List.of("latitude", "lat", "纬度", "y", "y坐标", "纬", "ycoord", "coordy", "北纬", "point_y");
    private static final List<String> WKT = List.of("wkt", "geometry", "geom", "the_geom", "wkt_geom", "geometry_wkt");
    private static final Map<Boolean, List<String>> AXES = Map.of(true, LONGITUDE, false, LATITUDE);

    private TableDialect() {}

    /**
     * {@return the character that separates values, empty when the text is no table}
     *
     * @param lines the first lines
     */
    public static Optional<Character> separator(List<String> lines) {
        char best = 0;
        long most = 0;
        for (char candidate : SEPARATORS) {
            long fewest = lines.stream()
                    .filter(line -> !line.isBlank())
                    .mapToLong(line -> outsideQuotes(line, candidate))
                    .min()
                    .orElse(0);
            if (fewest > most) {
                most = fewest;
                best = candidate;
            }
        }
        return most == 0 ? Optional.empty() : Optional.of(best);
    }

    private static long outsideQuotes(String line, char wanted) {
        long count = 0;
        boolean inQuotes = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') inQuotes = !inQuotes;
            else if (c == wanted && !inQuotes) count++;
        }
        return count;
    }

    /** {@return the column with longitudes or eastings (east) or with latitudes or northings, by its name} */
    public static OptionalInt axis(List<String> header, boolean east) {
        return find(header, AXES.getOrDefault(east, List.of()));
    }

    /** {@return the column with geometries as well-known text, by its name} */
    public static OptionalInt wkt(List<String> header) {
        return find(header, WKT);
    }

    /** {@return the column of that name, in any case} */
    public static OptionalInt named(List<String> header, String name) {
        return find(header, List.of(name.strip().toLowerCase(Locale.ROOT)));
    }

    /** Earlier names are better ones. */
    private static OptionalInt find(List<String> header, List<String> names) {
        for (String name : names) {
            for (int i = 0; i < header.size(); i++) {
                if (header.get(i).strip().toLowerCase(Locale.ROOT).equals(name)) return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
