package org.songhua.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PartFile;

/**
 * A field of policy is data: no name of a pack, of a register, a ledger, a red line or a service, no city and no clause of the plan stands in
 * the program or the console, so that another province needs other packs and no other program.
 */
class PolicyFreeCodeTest {
    private static final List<String> ROOTS = List.of("src/main/java", "../engines/src/main/java", "../console/src");

    /** Packs that are called like a class of city objects, a network or an analysis, which the program knows by that word. */
    private static final Set<String> ALSO_WORDS = Set.of(
            "air",
            "base",
            "bridge",
            "drainage",
            "energy",
            "facilities",
            "gas",
            "heating",
            "heritage",
            "life-circle",
            "networks",
            "noise",
            "renewal",
            "shelter",
            "tunnel",
            "water");

    /** A list of passwords that are guessed first is no policy. */
    private static final String PASSWORDS = "PasswordPolicy.java";

    private static final Pattern CITIES =
            Pattern.compile("长春|吉林|延边|四平|辽源|通化|白山|松原|白城|珲春|梅河口|Changchun|Jilin|jilin|Yanbian|Siping|Songyuan");
    private static final Pattern CLAUSES = Pattern.compile("方案第|第 ?[0-9]{1,2} ?条|\\bclause_?\\d{1,2}\\b");

    private final PackContent packs = PackContent.ofClasspath();

    private static boolean isProgram(Path file) {
        String name = file.toString();
        return name.matches(".*\\.(java|ts|vue)") && !name.endsWith(".test.ts");
    }

    private static List<Path> program() {
        var files = new ArrayList<Path>();
        for (String root : ROOTS) {
            try (Stream<Path> all = Files.walk(Path.of(root))) {
                all.filter(PolicyFreeCodeTest::isProgram).forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(files).hasSizeGreaterThan(1_000);
        return files;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every code by which a pack calls what it declares, and its own. */
    private Set<String> codes() {
        var codes = new TreeSet<String>();
        packs.list().forEach(pack -> codes.add(pack.code()));
        for (PartFile file : packs.files("registers/*.yml")) {
            codes.add(file.stem());
            codes.add(file.stem().replace('-', '_'));
        }
        for (PartFile file : packs.files("ledgers.yml"))
            codes.addAll(file.content().part("ledgers").entries().keySet());
        for (PartFile file : packs.files("red-lines.yml"))
            codes.addAll(file.content().part("red_lines").entries().keySet());
        for (PartFile file : packs.files("public-services/*.yml"))
            codes.add(file.stem().replace('-', '_'));
        for (PartFile file : packs.files("offers.yml"))
            codes.addAll(file.content().part("offers").entries().keySet());
        for (PartFile file : packs.files("judgements.yml"))
            codes.addAll(file.content().part("judgements").entries().keySet());
        codes.removeAll(ALSO_WORDS);
        return codes;
    }

    /** {@return those of the codes that stand in quotes in a text} */
    private static List<String> quoted(String text, Set<String> codes) {
        String plain = text.replace('\'', '"').replace('`', '"');
        return codes.stream().filter(code -> plain.contains('"' + code + '"')).toList();
    }

    @Test
    void noCodeOfAPackStandsInTheProgram() {
        Set<String> codes = codes();
        assertThat(codes)
                .contains(
                        "house-safety",
                        "house_safety",
                        "carbon_points",
                        "tree_felling",
                        "jilin-2025",
                        "rental_housing",
                        "venue_visits");
        var found = new ArrayList<String>();
        for (Path file : program()) quoted(text(file), codes).forEach(code -> found.add(file + " " + code));
        assertThat(found).isEmpty();
    }

    @Test
    void noCityStandsInTheProgram() {
        var found = new ArrayList<String>();
        for (Path file : program()) {
            String name = file.getFileName().toString();
            if (name.equals(PASSWORDS)) continue;
            CITIES.matcher(text(file)).results().forEach(one -> found.add(file + " " + one.group()));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void noClauseOfThePlanStandsInTheProgram() {
        var found = new ArrayList<String>();
        for (Path file : program())
            CLAUSES.matcher(text(file)).results().forEach(one -> found.add(file + " " + one.group()));
        assertThat(found).isEmpty();
    }

    /** What looks for something and finds nothing must be known to find it. */
    @Test
    void theseTestsFindWhatTheyLookFor() {
        assertThat(quoted("if (code.equals(\"house_safety\")) {", codes())).containsExactly("house_safety");
        assertThat(quoted("const one = 'carbon_points';", codes())).containsExactly("carbon_points");
        assertThat(quoted("see `old-estates`", codes())).containsExactly("old-estates");
        assertThat(quoted("\"house_safety_more\"", codes())).isEmpty();
        assertThat(CITIES.matcher("\"长春市\"").find()).isTrue();
        assertThat(CLAUSES.matcher("第 13 条").find()).isTrue();
        assertThat(CLAUSES.matcher("clause_13").find()).isTrue();
        // Standards have clauses too.
        assertThat(CLAUSES.matcher("(18-088, clause 12.2)").find()).isFalse();
        assertThat(CLAUSES.matcher("文物保护法第二十八条").find()).isFalse();
    }
}
