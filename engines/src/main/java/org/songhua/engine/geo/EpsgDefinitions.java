package org.songhua.engine.geo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.locationtech.proj4j.CRSFactory;

/**
 * The systems of the EPSG list that comes with proj4j, and which of them can be trusted. Trusted are those whose results were
 * compared with PROJ 9.5 inside their area of use (see {@code package.md}): a datum within about 2 m of WGS 84, which needs no
 * shift, under a projection that proj4j computes right and without shared state.
 */
final class EpsgDefinitions {
    private static final String RESOURCE = "/proj4/nad/epsg";
    private static final Pattern LINE = Pattern.compile("<(\\d+)>\\s*(\\S.*?)\\s*<>");
    private static final Pattern SHIFT = Pattern.compile("\\+towgs84=(\\S+)");
    /** Heights of compound systems, which proj4j does not read and positions do not need. */
    private static final Pattern VERTICAL = Pattern.compile("\\+(?:vunits|vto_meter|geoidgrids)=\\S+ ?");

    private static final Set<String> PROJECTIONS =
            Set.of("longlat", "tmerc", "utm", "lcc", "aea", "laea", "stere", "sterea", "omerc", "merc", "eqc");

    /** Wrong by more than 5 m against PROJ although their kind is right: spheres, missing shifts, latitudes of true scale. */
    private static final Set<String> WRONG =
            Set.of("3752", "3973", "3974", "3994", "5641", "6871", "6990", "6991", "6996", "6997");

    /**
     * Systems on Bessel's ellipsoid whose national parameters hold within metres for their whole country: the Dutch RD (0.25 m) and the
     * German DHDN (3 m). By code, the list's own name of the datum replaced by its parameters.
     */
    private static final Set<String> SHIFTED = Set.of("28992", "7415", "31466", "31467", "31468", "31469");

    private static final String POTSDAM = "+ellps=bessel +towgs84=598.1,73.7,418.2,0.202,0.045,-2.455,6.7";
    private static final DatumShift.Ellipsoid BESSEL = new DatumShift.Ellipsoid(6377397.155, 299.1528128);

    private static final Map<String, String> BY_CODE = load();

    private EpsgDefinitions() {}

    /** What can be said of a code. */
    enum Standing {
        TRUSTED,
        UNKNOWN,
        /** Its datum lies tens or hundreds of metres from WGS 84, and the parameters between differ from place to place. */
        OTHER_DATUM,
        /** Its projection is not computed right, or not safely. */
        OTHER_PROJECTION
    }

    static Standing standing(String code) {
        String definition = BY_CODE.get(code);
        if (definition == null) return Standing.UNKNOWN;
        if (SHIFTED.contains(code)) return Standing.TRUSTED;
        if (!isModernDatum(definition)) return Standing.OTHER_DATUM;
        boolean computed = PROJECTIONS.contains(projection(definition)) && !WRONG.contains(code);
        return computed && !definition.contains("+pm=") && !definition.contains("+axis=")
                ? Standing.TRUSTED
                : Standing.OTHER_PROJECTION;
    }

    /** {@return the definition of a trusted code, in the language of PROJ; transverse Mercator by its exact form} */
    static Optional<String> trusted(String code) {
        if (standing(code) != Standing.TRUSTED) return Optional.empty();
        return Optional.ofNullable(BY_CODE.get(code)).map(EpsgDefinitions::adapted);
    }

    private static String adapted(String definition) {
        return VERTICAL.matcher(definition).replaceAll("").replace("+proj=tmerc", "+proj=etmerc");
    }

    /** {@return the conversion of a definition that {@link #trusted} gave; never one of longitude and latitude} */
    static Conversion conversion(String name, String definition) {
        String full = definition.replace("+datum=potsdam", POTSDAM);
        Matcher shift = SHIFT.matcher(full);
        var projection = EpsgProjection.of(name, shift.replaceAll(""));
        return full.contains("+ellps=bessel") && shift.reset().find()
                ? new DatumShift(projection, BESSEL, numbers(shift.group(1)))
                : projection;
    }

    private static double[] numbers(String list) {
        return Arrays.stream(list.split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** {@return codes of the trusted systems with their definitions as the list has them} */
    static Map<String, String> all() {
        return BY_CODE;
    }

    static boolean isLonLat(String definition) {
        return projection(definition).equals("longlat");
    }

    private static boolean isModernDatum(String definition) {
        boolean modernEllipsoid = definition.contains("+datum=WGS84")
                || definition.contains("+ellps=GRS80")
                || definition.contains("+ellps=WGS84");
        Matcher shift = SHIFT.matcher(definition);
        return modernEllipsoid && !(shift.find() && shift.group(1).matches(".*[1-9].*"));
    }

    private static String projection(String definition) {
        int from = definition.indexOf("+proj=") + "+proj=".length();
        return definition.substring(from).split(" ", 2)[0];
    }

    private static Map<String, String> load() {
        try (InputStream in = CRSFactory.class.getResourceAsStream(RESOURCE)) {
            if (in == null) throw new IllegalStateException("proj4j-epsg is not on the class path.");
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .map(LINE::matcher)
                    .filter(Matcher::matches)
                    .collect(Collectors.toUnmodifiableMap(m -> m.group(1), m -> m.group(2), (first, second) -> first));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
