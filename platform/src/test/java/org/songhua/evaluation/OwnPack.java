package org.songhua.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A pack of the tests' own, written as a folder: indicators of system {@code own}, edition 2025. */
final class OwnPack {
    private static final String HEAD = """
            system: own
            edition: '2025'
            layer: local
            valid_from: '2025-01-01'
            title: {zh: 测, en: Test}
            source: test
            indicators:
            """;

    private final Path folder;

    private OwnPack(Path folder) {
        this.folder = folder;
    }

    /** A pack without files of any part. */
    static OwnPack in(Path parent) {
        var pack = new OwnPack(parent.resolve("own"));
        pack.write("pack.yml", """
                code: own
                version: 0.1.0
                title: {zh: 测, en: Test}
                description: {zh: 测, en: Test}
                """);
        pack.write("README.md", "x");
        pack.write("CHANGELOG.md", "x");
        pack.write("own.spec.yml", "check: []\n");
        return pack;
    }

    /** Puts a file into the pack. */
    OwnPack write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts indicators into the pack, made by {@link #indicator}. */
    OwnPack indicators(String... declared) {
        return write("indicators/own.yml", HEAD + String.join("", declared));
    }

    /** {@return the folder of packs that the pack lies in} */
    Path parent() {
        return folder.getParent();
    }

    /**
     * {@return an indicator}
     *
     * @param type such as {@code ratio}
     * @param rest further lines, each beginning at its key
     */
    static String indicator(String code, String unit, String type, String... rest) {
        var lines = new ArrayList<>(List.of(
                "name: {zh: 测试指标" + code + ", en: Test indicator " + code + "}",
                "unit: '" + unit + "'",
                "level: city",
                "dimension: smart",
                "group: 测",
                "definition: 测",
                "direction: up",
                "benchmark: info",
                "inputs: [台账]",
                "evidence: register",
                "confidence: high",
                "decimals: 2",
                "type: " + type));
        lines.addAll(List.of(rest));
        return lines.stream()
                .map(line -> "    " + line + "\n")
                .collect(Collectors.joining("", "  " + code + ":\n", ""));
    }

    /** {@return a formula that simply adds up} */
    static String value(String formula) {
        return "formula: {value: \"" + formula + "\"}";
    }

    /** {@return a formula of a share} */
    static String share(String above, String below) {
        return "formula: {numerator: \"" + above + "\", denominator: \"" + below + "\"}";
    }
}
