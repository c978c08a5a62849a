package org.songhua.cim.internal.imports.hostile;

import static org.songhua.cim.internal.imports.hostile.Case.Outcome.ANY;
import static org.songhua.cim.internal.imports.hostile.Case.Outcome.FAILS;
import static org.songhua.cim.internal.imports.hostile.Case.Outcome.REFUSES;

import java.util.ArrayList;
import java.util.List;

/** Malformed and malicious city models. */
final class HostileCity {
    private static final String HEAD =
            "{\"type\":\"CityJSON\",\"version\":\"2.0\",\"transform\":{\"scale\":[1,1,1],\"translate\":[500000,4800000,0]},";
    private static final String VERTICES = "\"vertices\":[[0,0,0],[10,0,0],[10,10,0],[0,10,0]]}";

    private HostileCity() {}

    static List<Case> cases() {
        var cases = new ArrayList<Case>();
        json(cases);
        gml(cases);
        return cases;
    }

    private static void json(List<Case> cases) {
        cases.add(in("CityJSON without objects", HEAD + "\"CityObjects\":7," + VERTICES, ANY, ""));
        cases.add(in(
                "CityJSON of version 0.8",
                HEAD.replace("2.0", "0.8") + "\"CityObjects\":{}," + VERTICES,
                FAILS,
                "CITY-002"));
        cases.add(in(
                "CityJSON without a transform",
                "{\"type\":\"CityJSON\",\"version\":\"2.0\",\"CityObjects\":{}," + VERTICES,
                FAILS,
                "CITY-001"));
        cases.add(in("CityJSON cut off", HEAD + "\"CityObjects\":{\"a\":{\"type\":", FAILS, "CITY-001"));
        cases.add(in("vertices of two numbers", HEAD + "\"CityObjects\":{},\"vertices\":[[1,2]]}", FAILS, "CITY-001"));
        cases.add(in(
                "vertices beyond a long", HEAD + "\"CityObjects\":{},\"vertices\":[[1e400,2,3]]}", FAILS, "CITY-001"));
        cases.add(in("absurd nesting", HEAD + "\"CityObjects\":{\"a\":" + "[".repeat(10_000), FAILS, "CITY-001"));
        cases.add(in("two objects of one id", HEAD + "\"CityObjects\":{},\"CityObjects\":{}," + VERTICES, ANY, ""));
        String[] boundaries = {
            "[[0,1,2,99]]",
            "[[0,1,-1]]",
            "[[0,1,2.5]]",
            "[[0,1,\"x\"]]",
            "[[0,1]]",
            "[0,1,2]",
            "7",
            "[[[0,1,2]]]",
            "[[0,1,99999999999]]"
        };
        for (String boundary : boundaries) {
            cases.add(in(
                    "boundaries " + boundary,
                    object("\"geometry\":[{\"type\":\"MultiSurface\",\"lod\":\"1\",\"boundaries\":[%s]}]"
                            .formatted(boundary)),
                    REFUSES,
                    "CITY-00"));
        }
        cases.add(in("no geometry", object("\"attributes\":{\"a\":1}"), REFUSES, "CITY-004"));
        cases.add(in(
                "unknown geometry",
                object("\"geometry\":[{\"type\":\"Sphere\",\"boundaries\":[0]}]"),
                REFUSES,
                "CITY-003"));
        cases.add(in("a child that is not there", object("\"children\":[\"b\"]"), REFUSES, "CITY-003"));
        cases.add(in("its own child", object("\"children\":[\"a\"]"), ANY, ""));
        cases.add(in(
                "semantics that do not fit",
                object(
                        "\"geometry\":[{\"type\":\"MultiSurface\",\"lod\":\"1\",\"boundaries\":[[[0,1,2]]],\"semantics\":{\"surfaces\":[],\"values\":[3]}}]"),
                REFUSES,
                "CITY-003"));
        cases.add(in(
                "a material that is not there",
                object(
                        "\"geometry\":[{\"type\":\"MultiSurface\",\"lod\":\"1\",\"boundaries\":[[[0,1,2]]],\"material\":{\"\":{\"value\":5}}}]"),
                REFUSES,
                "CITY-003"));
        cases.add(Case.of("CityJSON without a system", object("\"attributes\":{}"), FAILS, "CRS-005"));
        String seq =
                "{\"type\":\"CityJSON\",\"version\":\"2.0\",\"transform\":{\"scale\":[1,1,1],\"translate\":[0,0,0]},\"CityObjects\":{},\"vertices\":[]}\n";
        cases.add(in(
                "CityJSONSeq with a broken line",
                seq + "{\"type\":\"CityJSONFeature\",\"id\":\n",
                REFUSES,
                "CITY-003"));
        cases.add(in(
                "CityJSONSeq without its own object",
                seq + "{\"type\":\"CityJSONFeature\",\"id\":\"a\",\"CityObjects\":{},\"vertices\":[]}\n",
                REFUSES,
                "CITY-003"));
    }

    private static String object(String members) {
        return HEAD + "\"CityObjects\":{\"a\":{\"type\":\"Building\"," + members + "}}," + VERTICES;
    }

    private static void gml(List<Case> cases) {
        String model = "<CityModel xmlns='http://www.opengis.net/citygml/2.0' xmlns:gml='http://www.opengis.net/gml'"
                + " xmlns:bldg='http://www.opengis.net/citygml/building/2.0'>%s</CityModel>";
        cases.add(in("CityGML cut off", model.formatted("<cityObjectMember>").substring(0, 170), FAILS, "CITY-001"));
        cases.add(in(
                "CityGML that opens a file",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + model.formatted("<gml:name>&x;</gml:name>"),
                ANY,
                ""));
        cases.add(in(
                "CityGML that explodes",
                "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
                        + model.formatted("<gml:name>&b;</gml:name>"),
                ANY,
                ""));
        cases.add(in(
                "CityGML without geometry",
                model.formatted("<cityObjectMember><bldg:Building gml:id='a'/></cityObjectMember>"),
                REFUSES,
                "CITY-004"));
        cases.add(in(
                "CityGML with wrong numbers",
                model.formatted(
                        "<cityObjectMember><bldg:Building gml:id='a'><bldg:lod0FootPrint><gml:MultiSurface><gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>1 2 x y</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod0FootPrint></bldg:Building></cityObjectMember>"),
                REFUSES,
                ""));
    }

    private static Case in(String name, String text, Case.Outcome outcome, String code) {
        return Case.of(name, text, outcome, code).in("EPSG:4551");
    }
}
