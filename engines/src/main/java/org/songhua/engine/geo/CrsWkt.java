package org.songhua.engine.geo;

import java.util.HashMap;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reference systems as well-known text 1, as {@code .prj} files have it; the reverse of {@link CrsText}. */
public final class CrsWkt {
    private static final Pattern PROJ_PARAMETER = Pattern.compile("\\+(lat_0|lon_0|k|x_0|y_0|zone)=(\\S+)");

    private CrsWkt() {}

    /**
     * {@return the system as well-known text 1, for {@code .prj} files; empty for systems that have none, such as GCJ-02}
     *
     * <p>Written are longitude and latitude, UTM, transverse Mercator and Web Mercator.
     */
    public static Optional<String> of(Crs crs) {
        String name = crs.name();
        if (name.equals("CRS84")) return Optional.of(geographic("4326"));
        if (name.equals("EPSG:3857")) return Optional.of(WEB_MERCATOR);
        if (!name.startsWith("EPSG:")) return Optional.empty();
        String code = name.substring(5);
        if (crs.isLonLat()) return Optional.of(geographic(code));
        return Optional.ofNullable(EpsgDefinitions.all().get(code)).flatMap(definition -> transverse(code, definition));
    }

    private static final String WEB_MERCATOR = """
            PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",%s,PROJECTION["Mercator_Auxiliary_Sphere"],\
            PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],\
            PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0],\
            AUTHORITY["EPSG","3857"]]""".formatted(geographic("4326"));

    private static String geographic(String code) {
        boolean china = code.equals("4490");
        return """
                GEOGCS["%s",DATUM["%s",SPHEROID["%s",6378137.0,%s]],PRIMEM["Greenwich",0.0],\
                UNIT["Degree",0.0174532925199433]%s]""".formatted(
                        china ? "GCS_China_Geodetic_Coordinate_System_2000" : "GCS_WGS_1984",
                        china ? "D_China_2000" : "D_WGS_1984",
                        china ? "CGCS2000" : "WGS_1984",
                        china ? "298.257222101" : "298.257223563",
                        china || code.equals("4326") ? ",AUTHORITY[\"EPSG\",\"%s\"]".formatted(code) : "");
    }

    private static Optional<String> transverse(String code, String definition) {
        boolean isUtm = definition.contains("+proj=utm ");
        if (!isUtm && !definition.contains("+proj=tmerc ")) return Optional.empty();
        if (definition.contains("bessel") || definition.contains("potsdam")) return Optional.empty();
        var given = new HashMap<String, Double>();
        Matcher matcher = PROJ_PARAMETER.matcher(definition);
        while (matcher.find()) given.put(matcher.group(1), Double.parseDouble(matcher.group(2)));
        if (isUtm) {
            given.put("lon_0", 6 * given.getOrDefault("zone", 0.0) - 183);
            given.put("k", 0.9996);
            given.put("x_0", 500_000.0);
            given.put("y_0", definition.contains("+south") ? 10_000_000.0 : 0);
        }
        int number = Integer.parseInt(code);
        boolean china = number >= 4491 && number <= 4554;
        return Optional.of("""
                PROJCS["EPSG_%s",%s,PROJECTION["%s"],PARAMETER["False_Easting",%s],PARAMETER["False_Northing",%s],\
                PARAMETER["Central_Meridian",%s],PARAMETER["Scale_Factor",%s],PARAMETER["Latitude_Of_Origin",%s],\
                UNIT["Meter",1.0],AUTHORITY["EPSG","%s"]]""".formatted(
                        code,
                        geographic(china ? "4490" : "4326"),
                        china ? "Gauss_Kruger" : "Transverse_Mercator",
                        given.getOrDefault("x_0", 0.0),
                        given.getOrDefault("y_0", 0.0),
                        given.getOrDefault("lon_0", 0.0),
                        given.getOrDefault("k", 1.0),
                        given.getOrDefault("lat_0", 0.0),
                        code));
    }
}
