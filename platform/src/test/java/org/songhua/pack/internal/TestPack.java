package org.songhua.pack.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.songhua.engine.fault.Fault;

/** Packs written in a test, in memory. */
final class TestPack {
    /** The parts of a class that a test does not care about. */
    static final String HEAD =
            "title: {zh: 树, en: Tree}, group: nature, cim_level: 1, style: {palette: tree, min_zoom: 14, order: 1}";

    static final String GROUPS = "groups: {nature: {title: {zh: 自然, en: Nature}, order: 1}}\n";

    private TestPack() {}

    /** A pack that requires no other. */
    static PackFolder pack(String code, String classes) {
        return pack(code, "", classes);
    }

    /** A pack with a list of required packs in brackets. */
    static PackFolder pack(String code, String requires, String classes) {
        var head = "code: " + code + "\nversion: 1.0.0\ntitle: {zh: 包, en: Pack}\n"
                + "description: {zh: 包, en: Pack}\nrequires: [" + requires + "]\n";
        return folder(code, "pack.yml", head, "classes.yml", classes);
    }

    /** A folder with the given files and texts, and those that every pack must have. */
    static PackFolder folder(String path, String... filesAndTexts) {
        var files = new TreeMap<String, byte[]>();
        var name = path.substring(path.lastIndexOf('/') + 1);
        for (var file : List.of("README.md", "CHANGELOG.md", name + ".spec.yml")) files.put(file, bytes("check: []"));
        for (var i = 0; i < filesAndTexts.length; i += 2) files.put(filesAndTexts[i], bytes(filesAndTexts[i + 1]));
        return new PackFolder(path, files);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What the loader says of packs, one line per fault. */
    static List<String> faults(PackFolder... folders) {
        var faults = new ArrayList<Fault>();
        LoadedPacks.read(List.of(folders), faults);
        return LoadedPacks.sorted(faults).stream().map(Fault::line).toList();
    }

    /** Faults of a pack that has one group "nature" and the classes given in flow style. */
    static List<String> faultsOfClasses(String classes) {
        return faults(pack("p", GROUPS + "classes:\n" + classes.indent(2)));
    }
}
