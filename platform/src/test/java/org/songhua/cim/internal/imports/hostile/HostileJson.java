package org.songhua.cim.internal.imports.hostile;

import static org.songhua.cim.internal.imports.hostile.Case.Outcome.ANY;
import static org.songhua.cim.internal.imports.hostile.Case.Outcome.FAILS;
import static org.songhua.cim.internal.imports.hostile.Case.Outcome.REFUSES;
import static org.songhua.cim.internal.imports.hostile.Case.Outcome.REMARKS;
import static org.songhua.cim.internal.imports.hostile.Case.Outcome.STORES;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** GeoJSON that is broken, absurd or malicious. */
final class HostileJson {
    private static final String GOOD =
            "{\"type\":\"Feature\",\"id\":\"good\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[126,43]},\"properties\":{}}";
    private static final String WHOLE = collection(
            GOOD
                    + ",{\"type\":\"Feature\",\"id\":2,\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                    + "[[[126,43],[126.1,43],[126.1,43.1],[126,43]]]},\"properties\":{\"name\":\"长春\",\"n\":[1,2.5,true,null]}}");

    private HostileJson() {}

    static List<Case> cases() {
        var cases = new ArrayList<Case>();
        truncated(cases);
        flipped(cases);
        structures(cases);
        geometries(cases);
        numbers(cases);
        systems(cases);
        encodings(cases);
        return cases;
    }

    static String collection(String features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
    }

    private static void truncated(List<Case> cases) {
        byte[] whole = WHOLE.getBytes(StandardCharsets.UTF_8);
        for (int i = 1; i <= 25; i++) {
            int length = i * (whole.length - 1) / 25;
            cases.add(Case.of("cut off after " + length, java.util.Arrays.copyOf(whole, length), FAILS, ""));
        }
    }

    private static void flipped(List<Case> cases) {
        var random = new Random(11);
        for (int i = 0; i < 40; i++) {
            byte[] bytes = WHOLE.getBytes(StandardCharsets.UTF_8);
            for (int n = 0; n <= i % 4; n++) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            cases.add(Case.of("bytes changed, " + i, bytes, ANY, ""));
        }
    }

    private static void structures(List<Case> cases) {
        String deep = "[".repeat(100_000);
        cases.add(Case.of("100,000 arrays in each other", collection(deep), FAILS, "JSON-001"));
        cases.add(Case.of("100,000 objects in each other", "{\"a\":".repeat(100_000), FAILS, "JSON-001"));
        cases.add(Case.of(
                "properties 500 deep",
                feature("{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}"),
                FAILS,
                "JSON-001"));
        cases.add(
                Case.of("properties 50 deep", feature("{\"a\":" + "[".repeat(50) + "]".repeat(50) + "}"), STORES, ""));
        cases.add(Case.of("features no array", "{\"type\":\"FeatureCollection\",\"features\":{}}", FAILS, "JSON-003"));
        cases.add(Case.of("features null", "{\"type\":\"FeatureCollection\",\"features\":null}", FAILS, "JSON-003"));
        cases.add(Case.of("no features", "{\"type\":\"FeatureCollection\"}", FAILS, "JSON-003"));
        cases.add(Case.of("empty object", "{}", FAILS, "JSON-003"));
        cases.add(Case.of("topology", "{\"type\":\"Topology\",\"objects\":{}}", REFUSES, "JSON-014"));
        cases.add(Case.of("a word behind the end", collection("") + " x", FAILS, "JSON-001"));
        cases.add(Case.of("comma behind the last", collection(GOOD + ","), FAILS, "JSON-001"));
        cases.add(Case.of("comments", "/* c */" + collection(""), FAILS, "IMP-003"));
        cases.add(Case.of("comment inside", "{/* c */\"type\":\"FeatureCollection\"}", FAILS, "JSON-001"));
        cases.add(Case.of("single quotes", "{'type':'FeatureCollection'}", FAILS, "JSON-001"));
        cases.add(Case.of("names without quotes", "{type:\"FeatureCollection\"}", FAILS, "JSON-001"));
        for (String element : List.of("null", "5", "\"x\"", "[]", "{}", "true")) {
            cases.add(Case.of("feature is " + element, collection(GOOD + "," + element), REFUSES, "JSON-014"));
        }
        cases.add(
                Case.of("collection in a collection", collection(GOOD + "," + collection(GOOD)), REFUSES, "JSON-014"));
        for (String id : List.of("{}", "[]", "null", "true", "1e5", "-7", "\"\"")) {
            cases.add(Case.of("id is " + id, GOOD.replace("\"good\"", id), ANY, ""));
        }
        cases.add(Case.of("id twice", collection(GOOD + "," + GOOD), REFUSES, "IMP-013"));
        cases.add(Case.of("id of 1,000 characters", GOOD.replace("good", "g".repeat(1000)), REFUSES, "IMP-010"));
        for (String properties : List.of("null", "[]", "5", "\"x\"")) {
            cases.add(Case.of(
                    "properties are " + properties,
                    GOOD.replace("\"properties\":{}", "\"properties\":" + properties),
                    STORES,
                    ""));
        }
        cases.add(Case.of(
                "type twice",
                GOOD.replace("{\"type\":\"Feature\"", "{\"type\":\"Point\",\"type\":\"Feature\""),
                STORES,
                ""));
        cases.add(Case.of("property twice", feature("{\"a\":1,\"a\":2}"), REMARKS, "JSON-015"));
        cases.add(Case.of("10,000 properties", feature(manyProperties(10_000)), STORES, ""));
        cases.add(Case.of("bbox of words", GOOD.replace("\"id\"", "\"bbox\":[\"a\",{}],\"id\""), STORES, ""));
        cases.add(Case.of("class is a list", feature("{\"class\":[\"building\"]}"), STORES, ""));
        cases.add(Case.of("class unknown", feature("{\"class\":\"constructor\"}"), REMARKS, "IMP-014"));
        cases.add(Case.of("class does not fit", feature("{\"class\":\"building\"}"), REFUSES, "IMP-011"));
        cases.add(Case.of(
                "bad value of an attribute", polygon("{\"class\":\"building\",\"floors\":\"-1e9\"}"), REMARKS, ""));
        cases.add(Case.of(
                "attribute of another type", polygon("{\"class\":\"building\",\"floors\":{\"a\":1}}"), REMARKS, ""));
    }

    private static String manyProperties(int count) {
        var text = new StringBuilder("{\"p\":0");
        for (int i = 0; i < count; i++)
            text.append(",\"p").append(i).append("\":").append(i);
        return text.append('}').toString();
    }

    private static void geometries(List<Case> cases) {
        String[][] refused = {
            {"null", "null"},
            {"a word", "\"POINT(1 1)\""},
            {"a number", "7"},
            {"an array", "[126,43]"},
            {"no type", "{\"coordinates\":[126,43]}"},
            {"no coordinates", "{\"type\":\"Point\"}"},
            {"coordinates null", "{\"type\":\"Point\",\"coordinates\":null}"},
            {"coordinates empty", "{\"type\":\"Point\",\"coordinates\":[]}"},
            {"coordinates a word", "{\"type\":\"Point\",\"coordinates\":\"126,43\"}"},
            {"coordinates an object", "{\"type\":\"Point\",\"coordinates\":{\"x\":126,\"y\":43}}"},
            {"one number", "{\"type\":\"Point\",\"coordinates\":[126]}"},
            {"words for numbers", "{\"type\":\"Point\",\"coordinates\":[\"126\",\"43\"]}"},
            {"null for a number", "{\"type\":\"Point\",\"coordinates\":[126,null]}"},
            {"too deep", "{\"type\":\"Point\",\"coordinates\":[[[[[[126,43]]]]]]}"},
            {"a point too deep", "{\"type\":\"Point\",\"coordinates\":[[126,43]]}"},
            {"a line too flat", "{\"type\":\"LineString\",\"coordinates\":[126,43]}"},
            {"depths mixed", "{\"type\":\"LineString\",\"coordinates\":[[126,43],[[126,44]]]}"},
            {"a line of one position", "{\"type\":\"LineString\",\"coordinates\":[[126,43]]}"},
            {"a line of no length", "{\"type\":\"LineString\",\"coordinates\":[[126,43],[126,43]]}"},
            {"an open ring", "{\"type\":\"Polygon\",\"coordinates\":[[[126,43],[127,43],[127,44],[126,44]]]}"},
            {"a ring of three", "{\"type\":\"Polygon\",\"coordinates\":[[[126,43],[127,43],[126,43]]]}"},
            {"a ring of no area", "{\"type\":\"Polygon\",\"coordinates\":[[[126,43],[127,43],[126,43],[126,43]]]}"},
            {"an empty ring", "{\"type\":\"Polygon\",\"coordinates\":[[]]}"},
            {"no ring", "{\"type\":\"Polygon\",\"coordinates\":[]}"},
            {"a bow tie", "{\"type\":\"Polygon\",\"coordinates\":[[[126,43],[127,44],[127,43],[126,44],[126,43]]]}"},
            {
                "a hole outside",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]],[[5,5],[6,5],[6,6],[5,5]]]}"
            },
            {
                "a hole twice",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[2,1],[2,2],[1,1]],[[1,1],[2,1],[2,2],[1,1]]]}"
            },
            {
                "overlapping parts",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[2,0],[2,2],[0,2],[0,0]]],[[[1,1],[3,1],[3,3],[1,3],[1,1]]]]}"
            },
            {"a circle", "{\"type\":\"Circle\",\"coordinates\":[126,43],\"radius\":5}"},
            {"a curve", "{\"type\":\"CircularString\",\"coordinates\":[[126,43],[127,43],[127,44]]}"},
            {"type in capitals", "{\"type\":\"POINT\",\"coordinates\":[126,43]}"},
            {"an empty collection", "{\"type\":\"GeometryCollection\",\"geometries\":[]}"},
            {"a collection of null", "{\"type\":\"GeometryCollection\",\"geometries\":[null]}"},
            {"a collection without members", "{\"type\":\"GeometryCollection\"}"},
            {"a collection of itself", nestedCollections(20)},
            {"beyond the east", "{\"type\":\"Point\",\"coordinates\":[181,43]}"},
            {"beyond the north", "{\"type\":\"Point\",\"coordinates\":[126,91]}"},
            {"beyond everything", "{\"type\":\"Point\",\"coordinates\":[1e300,1e300]}"},
            {"beyond doubles", "{\"type\":\"Point\",\"coordinates\":[1e999,43]}"}
        };
        for (String[] geometry : refused) {
            cases.add(Case.of(
                    "geometry: " + geometry[0],
                    collection(GOOD + "," + GOOD + "," + GOOD + "," + with(geometry[1]))
                            .replaceFirst("good", "a")
                            .replaceFirst("good", "b"),
                    REFUSES,
                    ""));
        }
        cases.add(Case.of(
                "geometry with four numbers", with("{\"type\":\"Point\",\"coordinates\":[126,43,1,2]}"), STORES, ""));
    }

    private static String nestedCollections(int depth) {
        return "{\"type\":\"GeometryCollection\",\"geometries\":[".repeat(depth)
                + "{\"type\":\"Point\",\"coordinates\":[126,43]}"
                + "]}".repeat(depth);
    }

    private static void numbers(List<Case> cases) {
        for (String number :
                List.of("NaN", "Infinity", "-Infinity", "0x10", "01", "1.", ".5", "+1", "1e", "--1", "1_000")) {
            cases.add(Case.of("number " + number, feature("{\"n\":" + number + "}"), FAILS, "JSON-001"));
        }
        for (String number : List.of(
                "1e400",
                "-1e400",
                "1e-400",
                "-0",
                "9".repeat(30),
                "9".repeat(300),
                "0." + "1".repeat(300),
                "1e2147483647")) {
            String shown = number.length() > 20 ? number.length() + " digits" : number;
            cases.add(Case.of(
                    "number " + shown, feature("{\"n\":" + number + ",\"deep\":[" + number + "]}"), STORES, ""));
        }
        cases.add(
                Case.of("number of 100,000 digits", feature("{\"n\":" + "9".repeat(100_000) + "}"), FAILS, "JSON-001"));
    }

    private static void systems(List<Case> cases) {
        String named =
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"%s\"}},\"features\":["
                        + GOOD + "]}";
        for (String crs : List.of(
                "EPSG:1", "EPSG:999999", "nonsense", "urn:ogc:def:crs:EPSG::0", "'; drop table cim.object; --", "")) {
            cases.add(Case.of("file says crs " + crs, named.formatted(crs), FAILS, "CRS-001"));
        }
        cases.add(Case.of("crs contradicts", named.formatted("EPSG:4549"), FAILS, "CRS-002")
                .in("EPSG:4550"));
        cases.add(Case.of(
                "crs is a list", collection(GOOD).replace("\"features\"", "\"crs\":[1,[2]],\"features\""), STORES, ""));
        cases.add(Case.of(
                "crs nested",
                collection(GOOD).replace("\"features\"", "\"crs\":{\"a\":{\"b\":{}}},\"features\""),
                STORES,
                ""));
        cases.add(Case.of("degrees said to be metres", collection(GOOD), FAILS, "CRS-004")
                .in("EPSG:4549"));
        cases.add(Case.of("metres said to be degrees", GOOD.replace("[126,43]", "[500000,4900000]"), FAILS, "CRS-004"));
        cases.add(Case.of("latitude first", GOOD.replace("[126,43]", "[43,126]"), FAILS, "CRS-003"));
    }

    private static void encodings(List<Case> cases) {
        String chinese = GOOD.replace("{}", "{\"name\":\"长春市\"}");
        for (String charset : List.of("GBK", "GB18030", "Big5", "Shift_JIS", "ISO-8859-1")) {
            byte[] bytes = chinese.replace("长春市", charset.equals("ISO-8859-1") ? "é" : "長春")
                    .getBytes(Charset.forName(charset));
            cases.add(Case.of("written in " + charset, bytes, FAILS, "JSON-002"));
        }
        cases.add(Case.of("byte order mark", "\uFEFF" + chinese, STORES, ""));
        cases.add(Case.of("escapes", feature("{\"name\":\"\\u957f\\u6625\"}"), STORES, ""));
        cases.add(Case.of("bad escape", feature("{\"name\":\"\\x41\"}"), FAILS, "JSON-001"));
        cases.add(Case.of("control character", feature("{\"name\":\"a\u0001b\"}"), FAILS, "JSON-001"));
        cases.add(Case.of("NUL byte", feature("{\"name\":\"a\0b\"}"), FAILS, "JSON-001"));
    }

    static String feature(String properties) {
        return GOOD.replace("\"properties\":{}", "\"properties\":" + properties);
    }

    private static String polygon(String properties) {
        return "{\"type\":\"Feature\",\"id\":\"p\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[126,43],[126.1,43],[126.1,43.1],[126,43]]]},\"properties\":"
                + properties + "}";
    }

    private static String with(String geometry) {
        return "{\"type\":\"Feature\",\"id\":\"bad\",\"geometry\":" + geometry + ",\"properties\":{}}";
    }
}
