package org.songhua.pack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.pack.PackVerifier;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Key;
import org.songhua.pack.yaml.Shape;
import org.songhua.pack.yaml.Where;

/** Kinds of pack files that other modules bring along: found, read by their shape, checked over all packs, handed out. */
class PackPartTest {
    private static final Shape.Text WORD = Shape.Text.like("a word", "[a-z]+");
    private static final String CLASSES = "classes: {}\n";
    /** What the parts were asked, in order. */
    private static final List<String> CHECKED = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path folder;

    private ClassLoader before;

    /** Rules in one file; a rule whose word is "wrong" is a mistake that its shape cannot know. */
    public static final class Rules implements PackPart {
        @Override
        public String files() {
            return "rules.yml";
        }

        @Override
        public Shape.Table shape() {
            return new Shape.Table(
                    "rules", "Rules of a test.", List.of(Key.required("rules", new Shape.Many(WORD, false), "Words.")));
        }

        @Override
        public Examples check(PackContent content, Consumer<Fault> faults) {
            List<PartFile> files = content.files(files());
            CHECKED.add("rules " + files.size() + " of " + content.list().size());
            for (PartFile file : files) {
                for (Item rule : file.content().list("rules")) {
                    if (rule.text().equals("wrong"))
                        faults.accept(rule.where().fault("TEST-001", "The rule is wrong.", "Mend it."));
                }
            }
            return new Examples(3, 1);
        }
    }

    /** Indicators, one to a file in a folder of their own. */
    public static final class Indicators implements PackPart {
        @Override
        public String files() {
            return "indicators/*.yml";
        }

        @Override
        public Shape.Table shape() {
            return new Shape.Table(
                    "indicator", "An indicator of a test.", List.of(Key.required("unit", WORD, "Its unit.")));
        }

        @Override
        public Examples check(PackContent content, Consumer<Fault> faults) {
            CHECKED.add("indicators " + content.files(files()).size());
            return new Examples(2, 0);
        }
    }

    /** Finds the parts of this test and no others. */
    private final class OnlyThese extends ClassLoader {
        OnlyThese(ClassLoader parent) {
            super(parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            if (!name.equals("META-INF/services/" + PackPart.class.getName())) return super.getResources(name);
            Path services = folder.resolve("services.txt");
            Files.writeString(services, Rules.class.getName() + "\n" + Indicators.class.getName() + "\n");
            return Collections.enumeration(List.of(services.toUri().toURL()));
        }
    }

    @BeforeEach
    void bringParts() {
        CHECKED.clear();
        before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(new OnlyThese(before));
    }

    @AfterEach
    void takeThemAway() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private static PackFolder pack(String code, String requires, String... filesAndTexts) {
        var all = new ArrayList<>(List.of(
                "pack.yml",
                "code: " + code
                        + "\nversion: 1.0.0\ntitle: {zh: 包, en: Pack}\ndescription: {zh: 包, en: Pack}\nrequires: ["
                        + requires + "]\n",
                "classes.yml",
                CLASSES));
        all.addAll(List.of(filesAndTexts));
        return TestPack.folder(code, all.toArray(String[]::new));
    }

    @Test
    void aFileIsReadByItsShapeAndHandedOut() {
        LoadedPacks packs = LoadedPacks.of(List.of(pack("p", "", "rules.yml", "rules: [one, two]\n")));
        assertThat(packs.files("rules.yml")).hasSize(1).first().satisfies(file -> {
            assertThat(file.part()).isEqualTo("rules.yml");
            assertThat(file.pack()).isEqualTo("p");
            assertThat(file.path()).isEqualTo("rules.yml");
            assertThat(file.stem()).isEqualTo("rules");
            assertThat(file.content().list("rules")).extracting(Item::text).containsExactly("one", "two");
            assertThat(file.content().list("rules").get(1).where().line()).isEqualTo(1);
        });
        assertThat(packs.files("indicators/*.yml")).isEmpty();
        assertThat(packs.files("nothing.yml")).isEmpty();
    }

    @Test
    void aStarStandsForManyFilesInTheOrderOfPacksAndPaths() {
        LoadedPacks packs = LoadedPacks.of(List.of(
                pack("z", "a", "indicators/housing.yml", "unit: m\n"),
                pack("a", "", "indicators/water.yml", "unit: l\n", "indicators/air.yml", "unit: g\n")));
        assertThat(packs.files("indicators/*.yml"))
                .extracting(f -> f.pack() + " " + f.path())
                .containsExactly("a indicators/air.yml", "a indicators/water.yml", "z indicators/housing.yml");
        assertThat(packs.files("indicators/*.yml"))
                .extracting(PartFile::stem)
                .containsExactly("air", "water", "housing");
    }

    @Test
    void everyPartChecksAllPacksTogetherOnce() {
        LoadedPacks.of(List.of(
                pack("a", "", "rules.yml", "rules: [x]\n"), pack("b", "", "rules.yml", "rules: [y]\n"), pack("c", "")));
        assertThat(CHECKED).containsExactly("rules 2 of 3", "indicators 0");
    }

    @Test
    void whatAPartFindsKeepsThePacksOutWithFileAndLine() {
        PackFolder pack = pack("p", "", "rules.yml", "rules:\n  - one\n  - wrong\n  - wrong\n");
        assertThatThrownBy(() -> LoadedPacks.of(List.of(pack))).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(e.faults()).extracting(Fault::code).containsExactly("TEST-001", "TEST-001");
            assertThat(e.faults())
                    .extracting(f -> f.place().file() + ":" + f.place().row())
                    .containsExactly("p/rules.yml:3", "p/rules.yml:4");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rules: [One]|One",
                "rules: one|rules",
                "rulez: [one]|rulez",
                "{}|rules",
                "rules: [one]\\nrules: [two]|rules",
                "[one]|rules.yml",
                "rules: [|rules.yml"
            })
    void aFileThatHasNotItsShapeIsToldAndNoPartIsAsked(String text, String word) {
        PackFolder pack = pack("p", "", "rules.yml", text.replace("\\n", "\n"));
        assertThatThrownBy(() -> LoadedPacks.of(List.of(pack))).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(e.faults()).isNotEmpty().allMatch(f -> f.code().startsWith("PACK-"));
            assertThat(e.faults().stream().map(Fault::line).toList())
                    .anyMatch(line -> line.contains(word) && line.startsWith("p/rules.yml"));
        });
        assertThat(CHECKED).isEmpty();
    }

    @Test
    void mistakesOfAllFilesAreToldAtOnce() {
        PackFolder pack = pack(
                "p",
                "",
                "rules.yml",
                "rules: [BAD]\n",
                "indicators/a.yml",
                "unit: 7\nunti: m\n",
                "indicators/b.yml",
                "");
        assertThatThrownBy(() -> LoadedPacks.of(List.of(pack)))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults().stream()
                                        .map(f -> f.place().file())
                                        .distinct()
                                        .toList())
                                .containsExactlyInAnyOrder("p/indicators/a.yml", "p/indicators/b.yml", "p/rules.yml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule.yml",
                "indicators.yml",
                "indicators/.yml",
                "indicators/deep/a.yml",
                "indicators/a.yaml",
                "sub/rules.yml",
                "Rules.yml"
            })
    void aFileThatNoPartReadsIsNotLeftOutSilently(String path) {
        assertThat(TestPack.faults(pack("p", "", path, "rules: [one]\n")))
                .hasSize(1)
                .first()
                .asString()
                .contains("PACK-011")
                .contains("rules.yml")
                .contains("indicators/*.yml")
                .contains(path);
    }

    @Test
    void withoutPartsTheirFilesAreUnknown() {
        Thread.currentThread().setContextClassLoader(before);
        assertThat(TestPack.faults(pack("p", "", "indicators-of-this-test.yml", "unit: m\n")))
                .hasSize(1)
                .first()
                .asString()
                .contains("PACK-011");
    }

    @Test
    void aFaultInAClassKeepsThePartsFromBeingAsked() {
        PackFolder pack =
                TestPack.folder("p", "pack.yml", "code: q\n", "classes.yml", CLASSES, "rules.yml", "rules: [wrong]\n");
        assertThatThrownBy(() -> LoadedPacks.of(List.of(pack))).isInstanceOf(FaultException.class);
        assertThat(CHECKED).isEmpty();
    }

    private PackVerifier.Report verify(PackFolder... packs) throws IOException {
        for (PackFolder pack : packs) {
            for (var file : pack.files().entrySet()) {
                Path path = folder.resolve("packs").resolve(pack.shown(file.getKey()));
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
        }
        return PackVerifier.create().verify(folder.resolve("packs"));
    }

    @Test
    void examplesOfPartsCountAsThoseOfPacksDo() throws IOException {
        PackVerifier.Report report =
                verify(pack("p", "", "rules.yml", "rules: [one]\n", "indicators/a.yml", "unit: m\n"));
        // three of the rules, one of them failed, and two of the indicators
        assertThat(report.examples()).isEqualTo(5);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.faults()).isEmpty();
    }

    @Test
    void theVerifierAsksNoPartWhileAFileIsNotSound() throws IOException {
        PackVerifier.Report report = verify(pack("p", "", "rules.yml", "rules: [NO]\n"));
        assertThat(report.ok()).isFalse();
        assertThat(report.examples()).isZero();
        assertThat(CHECKED).isEmpty();
    }

    @Test
    void examplesAddUp() {
        assertThat(new PackPart.Examples(2, 1).and(new PackPart.Examples(3, 0))).isEqualTo(new PackPart.Examples(5, 1));
        assertThat(PackPart.Examples.NONE.and(PackPart.Examples.NONE)).isEqualTo(new PackPart.Examples(0, 0));
    }

    @ParameterizedTest
    @CsvSource({"rules.yml, rules", "indicators/housing.yml, housing", "a/b/c.d.yml, c.d"})
    void theStemIsTheNameWithoutFolderAndEnding(String path, String stem) {
        assertThat(new PartFile("x", "p", path, Item.nothing(Where.startOf(path))).stem())
                .isEqualTo(stem);
    }

    @Test
    void theProgramsOwnPacksHaveTheirPartsChecked() {
        Thread.currentThread().setContextClassLoader(before);
        PackContent content = PackContent.ofClasspath();
        assertThat(content.list()).isNotEmpty();
        assertThat(content.classes()).isNotEmpty();
        assertThat(content.findClass("building")).isPresent();
        assertThat(content.findClass("spaceship")).isEmpty();
    }
}
