package org.songhua.engine.geo;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the reference system that well-known text describes: WKT 1 as in {@code .prj} files of Esri and GDAL, and WKT 2. The code
 * that the text itself names counts; without one, the system of the EPSG list with the same projection, parameters and ellipsoid. Of several
 * equal ones a CGCS2000 system is preferred when the text speaks of China.
 *
 * <p>Known limits: systems in feet and systems made for one town are not found; parameters are compared to 1e-6.
 */
public final class CrsText {
    private static final Pattern CODE =
            Pattern.compile("(?:AUTHORITY\\[\"EPSG\",\\s*\"?|ID\\[\"EPSG\",\\s*)(\\d{4,6})\"?[^\\]]*\\]\\s*\\]\\s*$");
    private static final Pattern PARAMETER =
            Pattern.compile("PARAMETER\\[\"([^\"]{1,80})\",\\s*([-+0-9.eE]{1,40})", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROJECTION =
            Pattern.compile("(?:PROJECTION|METHOD)\\[\"([^\"]{1,80})\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern ELLIPSOID = Pattern.compile(
            "(?:SPHEROID|ELLIPSOID)\\[\"[^\"]{0,80}\",\\s*([0-9.]{1,20}),\\s*([0-9.]{1,20})", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHINA = Pattern.compile("china|cgcs", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROJ_PARAMETER = Pattern.compile("\\+(lat_0|lon_0|lat_1|lat_2|k|x_0|y_0|zone)=(\\S+)");
    private static final Pattern SOUTH_FIRST = Pattern.compile("\\+south|\\+axis|\\+pm=");
    private static final double SAME = 1e-6;

    private CrsText() {}

    /** {@return the system, empty when none that can be trusted is described} */
    public static Optional<Crs> find(String wkt) {
        String text = wkt.strip();
        if (text.length() > 100_000) return Optional.empty();
        Matcher code = CODE.matcher(text);
        if (code.find()) {
            var told = Crs.find("EPSG:" + code.group(1));
            if (told.isPresent()) return told;
        }
        boolean projected = text.regionMatches(true, 0, "PROJ", 0, 4);
        return projected ? projected(text) : geographic(text);
    }

    private static Optional<Crs> geographic(String text) {
        if (!text.regionMatches(true, 0, "GEOG", 0, 4) || !ellipsoid(text).equals("modern")) return Optional.empty();
        return Crs.find(CHINA.matcher(text).find() ? "EPSG:4490" : "EPSG:4326");
    }

    private static Optional<Crs> projected(String text) {
        if (text.toLowerCase(Locale.ROOT).contains("web_mercator_auxiliary")
                || text.contains("Popular Visualisation")
                || text.contains("Pseudo-Mercator")) return Crs.find("EPSG:3857");
        if (!ellipsoid(text).equals("modern")) return Optional.empty();
        var wanted = parameters(text);
        boolean china = CHINA.matcher(text).find();
        return EpsgDefinitions.all().entrySet().stream()
                .filter(entry -> matches(wanted, entry.getValue()))
                .map(Map.Entry::getKey)
                .filter(candidate -> EpsgDefinitions.trusted(candidate).isPresent())
                .min((a, b) -> Integer.compare(rank(a, china), rank(b, china)))
                .flatMap(found -> Crs.find("EPSG:" + found));
    }

    /** CGCS2000's zones first, when it is China; then WGS 84's, then by number. */
    private static int rank(String code, boolean china) {
        int number = Integer.parseInt(code);
        if (china && number >= 4491 && number <= 4554) return number - 1_000_000;
        if (!china && number >= 32600 && number <= 32799) return number - 1_000_000;
        return number;
    }

    private static String ellipsoid(String text) {
        Matcher matcher = ELLIPSOID.matcher(text);
        if (!matcher.find()) return "none";
        double semiMajor = number(matcher.group(1));
        double inverse = number(matcher.group(2));
        return semiMajor == 6378137.0 && Math.abs(inverse - 298.2572) < 0.0001 ? "modern" : "other";
    }

    private record Wanted(String kind, Map<String, Double> values) {}

    private static Wanted parameters(String text) {
        var values = new HashMap<String, Double>();
        Matcher matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            String name = projName(matcher.group(1));
            if (!name.isEmpty()) values.put(name, number(matcher.group(2)));
        }
        Matcher projection = PROJECTION.matcher(text);
        return new Wanted(projection.find() ? kind(projection.group(1)) : "", values);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static String kind(String name) {
        return switch (name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")) {
            case "gausskruger", "transversemercator" -> "tmerc";
            case "lambertconformalconic", "lambertconformalconicsp", "lambertconicconformalsp" -> "lcc";
            case "albers", "albersconicequalarea", "albersequalarea" -> "aea";
            default -> "";
        };
    }

    private static String projName(String name) {
        return switch (name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "")) {
            case "falseeasting", "eastingatfalseorigin" -> "x_0";
            case "falsenorthing", "northingatfalseorigin" -> "y_0";
            case "centralmeridian", "longitudeofnaturalorigin", "longitudeoffalseorigin", "longitudeofcenter" ->
                "lon_0";
            case "scalefactor", "scalefactoratnaturalorigin" -> "k";
            case "latitudeoforigin", "latitudeofnaturalorigin", "latitudeoffalseorigin", "latitudeofcenter" -> "lat_0";
            case "standardparallel1", "latitudeof1ststandardparallel" -> "lat_1";
            case "standardparallel2", "latitudeof2ndstandardparallel" -> "lat_2";
            default -> "";
        };
    }

    private static boolean matches(Wanted wanted, String definition) {
        if (wanted.kind().isEmpty()
                || !definition.contains("+units=m ")
                || SOUTH_FIRST.matcher(definition).find()) {
            return definition.contains("+proj=utm") && matchesUtm(wanted, definition);
        }
        if (definition.contains("+proj=utm ")) return matchesUtm(wanted, definition);
        if (!definition.contains("+proj=" + wanted.kind() + " ")) return false;
        var given = new HashMap<String, Double>();
        Matcher matcher = PROJ_PARAMETER.matcher(definition);
        while (matcher.find()) given.put(matcher.group(1), number(matcher.group(2)));
        return same(wanted.values(), given);
    }

    private static boolean matchesUtm(Wanted wanted, String definition) {
        Matcher matcher = PROJ_PARAMETER.matcher(definition);
        if (!wanted.kind().equals("tmerc")
                || !matcher.find()
                || !matcher.group(1).equals("zone")) return false;
        var utm = new HashMap<String, Double>();
        utm.put("lon_0", 6 * number(matcher.group(2)) - 183);
        utm.put("k", 0.9996);
        utm.put("x_0", 500_000.0);
        utm.put("y_0", definition.contains("+south") ? 10_000_000.0 : 0);
        return same(wanted.values(), utm);
    }

    private static boolean same(Map<String, Double> one, Map<String, Double> other) {
        for (String name : new String[] {"lat_0", "lon_0", "lat_1", "lat_2", "k", "x_0", "y_0"}) {
            double missing = name.equals("k") ? 1 : 0;
            double a = one.getOrDefault(name, missing);
            double b = other.getOrDefault(name, missing);
            if (!(Math.abs(a - b) < SAME)) return false;
        }
        return true;
    }
}
