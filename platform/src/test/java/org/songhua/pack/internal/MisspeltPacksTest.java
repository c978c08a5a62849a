package org.songhua.pack.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.Fault;

/** Slips made on purpose in the packs of this repository: each is found, at its line, with its remedy. */
class MisspeltPacksTest {
    private static final List<PackFolder> SOUND = PackFolders.ofClasspath(MisspeltPacksTest.class.getClassLoader());

    /** Keys that stand in no other role, so that every occurrence is the key of the format. */
    private static final Pattern KEYS = Pattern.compile(
            "\\b(standard_code|cim_level|geometry|attribute_sets|palette|min_zoom|label_zoom|tile_attributes|zoom_by"
                    + "|zooms|maxLength|minimum|maximum|pattern|constants|values)(?=: )");

    private static PackFolder base() {
        return SOUND.stream()
                .filter(folder -> folder.name().equals("base"))
                .findFirst()
                .orElseThrow();
    }

    private static String classes() {
        return new String(Objects.requireNonNull(base().find("classes.yml")), StandardCharsets.UTF_8);
    }

    private static List<Fault> faultsWith(String changedClasses) {
        var faults = new ArrayList<Fault>();
        var folders = new ArrayList<PackFolder>();
        for (var folder : SOUND)
            folders.add(folder.name().equals("base") ? base(changedClasses) : withoutParts(folder));
        LoadedPacks.read(folders, faults);
        return faults;
    }

    private static PackFolder base(String changedClasses) {
        var files = new TreeMap<>(base().files());
        files.put("classes.yml", TestPack.bytes(changedClasses));
        return new PackFolder("base", files);
    }

    /** The files of other modules know nothing of classes while packs are read, and are twice as long as the rest. */
    private static PackFolder withoutParts(PackFolder folder) {
        var files = new TreeMap<>(folder.files());
        files.keySet().removeIf(path -> PackPartFiles.of(path).isPresent());
        return new PackFolder(folder.name(), files);
    }

    private static List<Fault> faultsOfBaseWith(String changedClasses) {
        var faults = new ArrayList<Fault>();
        LoadedPacks.read(List.of(base(changedClasses)), faults);
        return faults;
    }

    private static int lineOf(String text, int index) {
        return (int) text.substring(0, index).chars().filter(c -> c == '\n').count() + 1;
    }

    @Test
    void aSlipInAnyKeyIsFoundAtItsLineWithTheKeyThatWasMeant() {
        var text = classes();
        var occurrences = KEYS.matcher(text).results().toList();
        var seed = 3L;
        var random = new Random(seed);
        for (var round = 0; round < 60; round++) {
            var found = occurrences.get(random.nextInt(occurrences.size()));
            var drop = found.start() + random.nextInt(found.group().length());
            var line = lineOf(text, found.start());

            assertThat(faultsOfBaseWith(text.substring(0, drop) + text.substring(drop + 1)))
                    .as("seed %d round %d: %s in line %d", seed, round, found.group(), line)
                    .anySatisfy(fault -> {
                        assertThat(fault.code()).isEqualTo("PACK-005");
                        assertThat(fault.place().file()).isEqualTo("base/classes.yml");
                        assertThat(fault.place().row()).isEqualTo(line);
                        assertThat(fault.remedy()).contains(found.group());
                    });
        }
    }

    @Test
    void theSamePackWithoutSlipHasNoFault() {
        assertThat(faultsWith(classes())).isEmpty();
    }

    @Test
    void manySlipsAreFoundInOneGo() {
        var text = classes();
        var slips = new ArrayList<MatchResult>();
        KEYS.matcher(text)
                .results()
                .filter(found -> found.group().equals("palette"))
                .forEach(slips::add);
        var faults = faultsWith(text.replaceAll("\\bpalette: ", "pallette: "));

        assertThat(faults.stream().filter(fault -> fault.code().equals("PACK-005")))
                .hasSameSizeAs(slips);
        assertThat(faults.stream().filter(fault -> fault.code().equals("PACK-006")))
                .hasSameSizeAs(slips);
        assertThat(faults).hasSize(2 * slips.size());
    }

    @Test
    void aLineThatIsLostIsAFaultOrLeavesASoundPackButNeverAnException() {
        var lines = classes().lines().toList();
        var seed = 5L;
        var random = new Random(seed);
        for (var round = 0; round < 60; round++) {
            var lost = random.nextInt(lines.size());
            var rest = new ArrayList<>(lines);
            rest.remove(lost);

            assertThat(faultsWith(String.join("\n", rest)))
                    .as("seed %d: line %d lost", seed, lost + 1)
                    .allMatch(
                            fault -> fault.place().row() > 0 && !fault.remedy().isBlank());
        }
    }

    @Test
    void twoLinesSwappedAreAFaultOrLeaveASoundPackButNeverAnException() {
        var lines = classes().lines().toList();
        var seed = 6L;
        var random = new Random(seed);
        for (var round = 0; round < 60; round++) {
            var swapped = new ArrayList<>(lines);
            var at = random.nextInt(lines.size() - 1);
            swapped.set(at, lines.get(at + 1));
            swapped.set(at + 1, lines.get(at));

            assertThat(faultsWith(String.join("\n", swapped)))
                    .as("seed %d: lines %d and %d swapped", seed, at + 1, at + 2)
                    .allMatch(
                            fault -> fault.place().row() > 0 && !fault.problem().isBlank());
        }
    }
}
