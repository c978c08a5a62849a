package org.songhua.pack.internal;

import java.util.List;
import java.util.stream.Collectors;

/** Writes docs/reference/packs.md from the declarations that the loader checks by. */
final class PackReference {
    private static final String HEAD = """
            # Format of packs

            <!-- Written by `./songhua docs` from PackFormat, MapWords and FaultCodes; a test fails when it is stale. -->

            A pack is a folder that teaches the platform a field: the classes of city objects, their attributes, how the map draws
            them, and which elements of OpenStreetMap belong to them. Packs are data; they hold no code. The program brings those
            under `packs/` along and reads further ones from the folder named by the setting `songhua.packs`.

            ```
            packs/<code>/pack.yml          what the pack is
                         classes.yml       groups, attribute sets, classes
                         <code>.spec.yml   examples that run as tests
                         README.md         what it is for, for people
                         CHANGELOG.md      what changed, for whoever must follow
            ```

            `songhua pack verify` reads all packs, compares them with each other and runs their examples; with `--watch` again after
            every change. It tells all mistakes at once, each with file, line and column. A pack with a mistake keeps the program from
            starting. YAML is read strictly: unknown keys and keys that stand twice are mistakes, anchors, aliases and type tags are
            not allowed, a file has at most 1 MiB. Texts are texts: `yes` and `0815` need no quotes where a text is asked for.

            Every text for people is given in both languages: `{zh: 建筑, en: Building}`.
            """;

    private PackReference() {}

    /** {@return the page} */
    static String page() {
        return HEAD
                + PackFormat.reference()
                + words("Palette words", MapWords.PALETTE)
                + words("Icon words", MapWords.ICONS)
                + codes();
    }

    private static String words(String title, List<String> words) {
        return "\n## " + title + "\n\n"
                + words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(" ")) + "\n";
    }

    private static String codes() {
        var rows = new StringBuilder("\n## Fault codes\n\n| code | meaning |\n|---|---|\n");
        FaultCodes.meanings().forEach((code, meaning) -> rows.append("| `%s` | %s |\n".formatted(code, meaning)));
        return rows.toString();
    }
}
