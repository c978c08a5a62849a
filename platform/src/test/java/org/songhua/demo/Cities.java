package org.songhua.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryTransformer;
import org.songhua.demo.internal.plan.Feature;
import org.songhua.demo.internal.shape.Plane;

/** Cities made once and shared by tests, and questions about them. */
final class Cities {
    private static final Map<String, DemoCity> MADE = new HashMap<>();

    private Cities() {}

    static synchronized DemoCity of(long seed, double scale) {
        return MADE.computeIfAbsent(seed + "/" + scale, key -> DemoCityGenerator.generate(seed, scale));
    }

    static DemoCity small() {
        return of(1, 0.1);
    }

    static Stream<Feature> features(DemoCity city, String classCode) {
        return city.features().stream().filter(f -> f.classCode().equals(classCode));
    }

    static List<Feature> list(DemoCity city, String classCode) {
        return features(city, classCode).toList();
    }

    static long number(Feature feature, String attribute) {
        return feature.attributes().get(attribute) instanceof Number number ? number.longValue() : 0;
    }

    static String text(Feature feature, String attribute) {
        return String.valueOf(feature.attributes().get(attribute));
    }

    static long sum(DemoCity city, String classCode, String attribute) {
        return features(city, classCode).mapToLong(f -> number(f, attribute)).sum();
    }

    static byte[] bytes(DemoCity city) {
        var out = new ByteArrayOutputStream();
        try {
            DemoCityWriter.writeGeoJson(city, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static String hash(DemoCity city) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(city)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the geometry in degrees, rounded as in the file} */
    static Geometry degrees(Geometry plane) {
        var transformer = new GeometryTransformer() {
            @Override
            protected CoordinateSequence transformCoordinates(CoordinateSequence in, Geometry parent) {
                CoordinateSequence out = in.copy();
                for (int i = 0; i < in.size(); i++) {
                    out.setOrdinate(i, 0, Math.round(Plane.longitude(in.getCoordinate(i)) * 1e7) / 1e7);
                    out.setOrdinate(i, 1, Math.round(Plane.latitude(in.getCoordinate(i)) * 1e7) / 1e7);
                }
                return out;
            }
        };
        return transformer.transform(plane);
    }
}
