package org.songhua.cim.internal.imports.hostile;

import static org.songhua.cim.internal.imports.hostile.Case.Outcome.FAILS;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Files of formats that are not read, whatever they are called. */
final class OtherFormats {
    private OtherFormats() {}

    static List<Case> cases() {
        var cases = new ArrayList<Case>();
        cases.add(Case.of("nothing", "", FAILS, "IMP-001"));
        for (String[] magic : MAGIC) cases.add(binary(magic[0], magic[1]));
        for (String[] text : TEXTS) cases.add(Case.of(text[0], text[1], FAILS, "IMP-003"));
        cases.add(Case.of("UTF-16", "{\"type\":\"Point\"}".getBytes(StandardCharsets.UTF_16), FAILS, "IMP-003"));
        var random = new Random(7);
        for (int i = 0; i < 10; i++) {
            var noise = new byte[1 + random.nextInt(3000)];
            random.nextBytes(noise);
            noise[0] |= (byte) 0x80;
            cases.add(Case.of("noise " + i, noise, FAILS, "IMP-003"));
        }
        return cases;
    }

    private static Case binary(String name, String hex) {
        return Case.of(name, HexFormat.of().parseHex(hex + "00112233445566778899"), FAILS, "IMP-003");
    }

    private static final String[][] MAGIC = {
        {"gzip", "1f8b08"},
        {"bzip2", "425a6839"},
        {"xz", "fd377a585a00"},
        {"Zstandard", "28b52ffd"},
        {"7-Zip", "377abcaf271c"},
        {"RAR", "526172211a0700"},
        {"PNG", "89504e470d0a1a0a"},
        {"JPEG", "ffd8ffe0"},
        {"GIF", "474946383961"},
        {"PDF", "255044462d312e37"},
        {"Word", "d0cf11e0a1b11ae1"},
        {"ELF", "7f454c46"},
        {"EXE", "4d5a9000"},
        {"PMTiles", "504d54696c657303"},
        {"Parquet", "50415231"},
        {"zeros", "0000000000000000"},
        {"PBF without the word", "0000000e0a094f534d4865616465"}
    };

    private static final String[][] TEXTS = {
        {"blanks", "   \n\t  "},
        {"HTML", "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>"},
        {"OSM XML", "<?xml version='1.0'?><osm version='0.6'></osm>"},
        {"GML with an entity bomb", "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b '&b;&b;'>]><gml>&b;</gml>"},
        {"KML", "<kml xmlns='http://www.opengis.net/kml/2.2'/>"},
        {"CSV formula", "=cmd|' /C calc'!A0,1,2\n"},
        {"array", "[{\"type\":\"Feature\"}]"},
        {"null", "null"},
        {"number", "42"},
        {"text in quotes", "\"FeatureCollection\""},
        {"WKT", "POINT (126.5 43.8)"},
        {"SQL", "drop table cim.object;"},
        {"shell", "#!/bin/sh\nrm -rf /\n"},
        {"YAML", "type: FeatureCollection\n"}
    };
}
