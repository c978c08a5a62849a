package org.songhua.engine.hydraulics.inp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.hydraulics.HydraulicOptions.PressureDemand;
import org.songhua.engine.hydraulics.Pump;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.random.Seeded;

/**
 * Catalogue Z: files as they come. Sections that are missing, torn apart or in another order; names with blanks; comments on every line;
 * marks of encoding; and for every file that is taken, however damaged: what is written is read as the same.
 */
class SectionsTest {
    private static final List<String> LINES = Samples.EVERYTHING.lines().toList();

    private static WaterNetwork read(String text) {
        return InpReader.read(text, "town.inp").network();
    }

    /** The written form leaves out line numbers, so equal networks are equal texts. */
    private static String written(String text) {
        return InpWriter.write(read(text));
    }

    /** Sections of the sample, heading and rows. */
    private static List<List<String>> sections() {
        var sections = new ArrayList<List<String>>();
        for (String line : LINES) {
            if (line.startsWith("[")) sections.add(new ArrayList<>());
            if (!line.equals("[END]")) sections.getLast().add(line);
        }
        sections.removeLast();
        return sections;
    }

    private static String joined(List<List<String>> sections) {
        return sections.stream().flatMap(List::stream).collect(Collectors.joining("\n"));
    }

    private static String without(String heading) {
        return joined(
                sections().stream().filter(s -> !s.getFirst().equals(heading)).toList());
    }

    /** What others name must be there; what only adds may be missing. */
    @ParameterizedTest
    @CsvSource({
        "[JUNCTIONS], INP-005", "[RESERVOIRS], INP-005", "[TANKS], INP-005", "[PIPES], INP-006",
        "[PUMPS], INP-006", "[VALVES], INP-006", "[PATTERNS], INP-007", "[CURVES], INP-008"
    })
    void z01_aSectionThatOthersNameMustBeThere(String heading, String code) {
        assertThatThrownBy(() -> read(without(heading))).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(e.faults()).extracting(Fault::code).contains(code);
            for (Fault fault : e.faults()) {
                assertThat(fault.place().row()).isPositive();
                assertThat(fault.remedy()).isNotEmpty();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TITLE",
                "DEMANDS",
                "STATUS",
                "CONTROLS",
                "RULES",
                "ENERGY",
                "EMITTERS",
                "LEAKAGE",
                "QUALITY",
                "SOURCES",
                "REACTIONS",
                "MIXING",
                "TIMES",
                "REPORT",
                "OPTIONS",
                "TAGS",
                "COORDINATES",
                "VERTICES",
                "LABELS",
                "BACKDROP"
            })
    void z02_aSectionThatOnlyAddsMayBeMissing(String name) {
        String text = without("[" + name + "]");
        assertThat(text.length()).isLessThan(joined(sections()).length());
        assertThat(InpReader.read(text, "town.inp").remarks()).isEmpty();
        assertThat(written(text)).isNotEqualTo(written(Samples.EVERYTHING));
        assertThat(written(written(text))).isEqualTo(written(text));
    }

    /** The rows of a section keep their order; the sections themselves may come in any, and in pieces. */
    @Test
    void z03_sectionsMayBeTornApartAndMixed() {
        String expected = written(Samples.EVERYTHING);
        Seeded.check(60, random -> {
            var pieces = new ArrayList<List<List<String>>>();
            for (List<String> section : sections()) pieces.add(torn(random, section));
            var text = new ArrayList<List<String>>();
            while (!pieces.isEmpty()) {
                int at = random.nextInt(pieces.size());
                text.add(pieces.get(at).removeFirst());
                if (pieces.get(at).isEmpty()) pieces.remove(at);
            }
            assertThat(written(joined(text))).isEqualTo(expected);
        });
    }

    private static List<List<String>> torn(SplittableRandom random, List<String> section) {
        String heading = section.getFirst();
        // A rule goes on over its lines; text of the drawing is kept as it is. They stay whole.
        int cut = random.nextInt(1, section.size() + 1);
        var first = new ArrayList<>(section.subList(0, cut));
        var second = new ArrayList<>(List.of(heading));
        second.addAll(section.subList(cut, section.size()));
        return new ArrayList<>(second.size() > 1 ? List.of(first, second) : List.of(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void z04_lineEndsMarksAndHeadingsInAnyForm(String end) {
        String expected = written(Samples.EVERYTHING);
        assertThat(written("\uFEFF" + String.join(end, LINES))).isEqualTo(expected);
        assertThat(written("\uFEFF" + Samples.LEAST)).isEqualTo(written(Samples.LEAST));
        assertThat(InpReader.read("\uFEFF" + Samples.LEAST, "x").remarks()).isEmpty();
        String small = LINES.stream()
                .map(line -> line.startsWith("[")
                        ? "  " + line.toLowerCase(java.util.Locale.ROOT).substring(0, Math.min(5, line.length() - 1))
                        : line)
                .collect(Collectors.joining(end));
        assertThat(written(small)).isEqualTo(expected);
    }

    /** Behind a row may stand a comment, before and after it empty lines; only demands keep it, as whose water it is. */
    @Test
    void z05_commentsDoNotMatter() {
        var demands = new boolean[1];
        String commented = LINES.stream()
                .map(line -> {
                    if (line.startsWith("[")) demands[0] = line.equals("[DEMANDS]");
                    boolean text = line.equals("A town of everything")
                            || line.startsWith("1 1 ")
                            || demands[0]
                            || line.startsWith("NODE A")
                            || line.startsWith("STATUS NO")
                            || line.startsWith("DIMENSIONS");
                    return text || line.contains(";") ? line : "\n;before\n" + line + " ;[PIPES] \"behind\" 5\n   \t ";
                })
                .collect(Collectors.joining("\n"));
        assertThat(written(commented)).isEqualTo(written(Samples.EVERYTHING));
    }

    private static final List<String> NAMES = List.of(
            "A", "B", "C", "D", "E", "F", "G", "R", "T", "V", "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9",
            "U1", "U2", "V1", "V2", "V3", "V4", "V5", "day", "tide", "lift", "loss", "open", "vol", "eff", "night",
            "never");

    /** Every name of the sample with another one; the range of qualities A to D is written out, for it goes by the order of names. */
    private static String renamed(List<String> names) {
        String text = Samples.EVERYTHING
                .replace("A D 0.5", "A 0.5\nB 0.5\nC 0.5\nD 0.5")
                .replace("A town of everything", "1 2 3");
        text = text.replace("1 1 \"A label\"", "1 1 x");
        for (int k = 0; k < names.size(); k++)
            text = text.replaceAll("(?<![\\w\"-])" + NAMES.get(k) + "(?![\\w\"-])", "\u0001" + k + "\u0002");
        for (int k = 0; k < names.size(); k++) text = text.replace("\u0001" + k + "\u0002", names.get(k));
        return text;
    }

    @Test
    void z06_namesMayHoldBlanksAndSigns() {
        var random = new SplittableRandom(6);
        for (String form : List.of(
                "\"n %d\"", "\" %d\"", "\"[%d\"", "水%d", "n-%d.#", "\"OPEN %d\"", "\"%d;\"".replace(";", ","))) {
            var names = new ArrayList<String>();
            for (int k = 0; k < NAMES.size(); k++) names.add(form.formatted(k * 7 + random.nextInt(7)));
            String text = renamed(names);
            WaterNetwork town = read(text);
            assertThat(town.pipes()).as(form).hasSize(9);
            assertThat(town.junctions().getFirst().id())
                    .isEqualTo(names.getFirst().replace("\"", ""));
            String once = InpWriter.write(town);
            assertThat(InpReader.read(once, "again.inp").remarks()).isEmpty();
            assertThat(written(once)).as(form).isEqualTo(once);
            WaterNetwork again = read(once);
            assertThat(again.rules().getFirst().premises())
                    .isEqualTo(town.rules().getFirst().premises());
            assertThat(again.controls().toString().replaceAll("line=\\d+", ""))
                    .isEqualTo(town.controls().toString().replaceAll("line=\\d+", ""));
            assertThat(again.drawing()).isEqualTo(town.drawing());
            assertThat(again.energy()).isEqualTo(town.energy());
            assertThat(again.sources()).isEqualTo(town.sources());
            assertThat(again.options()).isEqualTo(town.options());
        }
    }

    @Test
    void z07_qualityMayHaveANameOfTwoWords() {
        String text = Samples.EVERYTHING.replace("QUALITY Chlorine mg/L", "QUALITY \"Free chlorine\" mg/L");
        assertThat(read(text).quality().name()).isEqualTo("Free chlorine");
        assertThat(read(written(text)).quality()).isEqualTo(read(text).quality());
    }

    /** Cut anywhere, the file is taken or refused; what is refused has a line of the file. */
    @Test
    void z08_aFileThatBreaksOffIsTakenOrRefused() {
        for (int cut = 0; cut < Samples.EVERYTHING.length(); cut += 3) tryOut(Samples.EVERYTHING.substring(0, cut));
    }

    private static boolean tryOut(String text) {
        WaterNetwork network;
        long lines = text.lines().count();
        try {
            network = read(text);
        } catch (FaultException e) {
            for (Fault fault : e.faults()) {
                assertThat(fault.code()).matches("INP-0[0-2]\\d");
                assertThat(fault.place().row()).isBetween(0L, lines);
                assertThat(fault.problem()).isNotEmpty();
                assertThat(fault.remedy()).endsWith(".");
            }
            return false;
        }
        String once = InpWriter.write(network);
        assertThat(written(once)).as(text).isEqualTo(once);
        return true;
    }

    private static final String SIGNS = "0123456789.-+eE \t\n[]\";*ABTXaéx水\u0000:<>=";

    @Test
    void z09_whateverIsTakenComesBackFromWhatIsWritten() {
        int[] taken = {0};
        Seeded.check(1200, random -> {
            var text = new StringBuilder(Samples.EVERYTHING);
            for (int k = random.nextInt(1, 4); k > 0; k--) {
                int at = random.nextInt(text.length());
                char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, sign);
                    default -> text.setCharAt(at, sign);
                }
            }
            if (tryOut(text.toString())) taken[0]++;
        });
        assertThat(taken[0]).isBetween(200, 1100);
    }

    @Test
    void z10_rowsInAnyOrderMakeTheSameNetwork() {
        var random = new Random(10);
        String expected = sorted(written(Samples.EVERYTHING));
        for (int run = 0; run < 20; run++) {
            var text = new ArrayList<List<String>>();
            for (List<String> section : sections()) {
                var rows = new ArrayList<>(section.subList(1, section.size()));
                boolean ordered = List.of(
                                "[RULES]",
                                "[PATTERNS]",
                                "[CURVES]",
                                "[DEMANDS]",
                                "[VERTICES]",
                                "[CONTROLS]",
                                "[OPTIONS]",
                                "[QUALITY]")
                        .contains(section.getFirst());
                if (!ordered) Collections.shuffle(rows, random);
                rows.addFirst(section.getFirst());
                text.add(rows);
            }
            assertThat(sorted(written(joined(text)))).isEqualTo(expected);
        }
    }

    private static String sorted(String text) {
        return text.lines().sorted().collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [VALVES] GPV without a curve              | V2 D E 100 GPV loss   | V2 D E 100 GPV *       | INP-028
            [CURVES] GPV with a curve of one point    | loss 10 5             | ;                      | INP-028
            [CURVES] PCV with a curve of one point    | open 100 100          | ;                      | INP-028
            [MIXING] a share above all                | V 2COMP 0.3           | V 2COMP 1.3            | INP-004
            [MIXING] a share below nothing            | V 2COMP 0.3           | V 2COMP -0.3           | INP-004
            [CURVES] a volume that falls              | vol 5 1500            | vol 3 2000;vol 5 1500  | INP-017
            [PATTERNS] a speed below nothing          | day 1.5               | day -1.5               | INP-004
            [RULES] a status that is a number         | PUMP U1 STATUS IS OPEN | PUMP U1 STATUS IS 1   | INP-011
            [RULES] a level that is a status          | LEVEL BELOW 2.5       | LEVEL BELOW OPEN       | INP-003
            [RULES] a fill time that is a status      | FILLTIME BELOW 1      | FILLTIME BELOW CLOSED  | INP-003
            [TITLE] twice the same junction           | A  10  5  day         | A  10  5  day;A 1 1    | INP-009
            """)
    void z11_whatNoSolverCouldUseIsRefused(String what, String from, String to, String code) {
        String text = Samples.EVERYTHING.replace(from, to.replace(';', '\n'));
        assertThat(text).isNotEqualTo(Samples.EVERYTHING);
        assertThatThrownBy(() -> read(text)).as(what).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(e.faults()).extracting(Fault::code).contains(code);
            for (Fault fault : e.faults())
                assertThat(fault.place().row()).as(fault.line()).isPositive();
        });
    }

    /** What belongs to another kind of node or link is told, and the network is taken without it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [DEMANDS]   | R 5
            [DEMANDS]   | T 5 day
            [EMITTERS]  | T 0.5
            [MIXING]    | A FIFO
            [MIXING]    | R LIFO
            [LEAKAGE]   | U1 3 0.1
            [LEAKAGE]   | V1 3 0.1
            """)
    void z12_whatBelongsToAnotherKindIsRemarked(String heading, String row) {
        var document = InpReader.read(Samples.EVERYTHING.replace("[END]", heading + "\n" + row), "town.inp");
        assertThat(document.remarks()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("INP-027");
            assertThat(fault.severity()).isEqualTo(Fault.Severity.REMARK);
            assertThat(fault.place().row()).isEqualTo(LINES.size() + 1L);
        });
        assertThat(InpWriter.write(document.network())).isEqualTo(written(Samples.EVERYTHING));
    }

    @Test
    void z13_aPumpWithACurveAndAPowerHasItsCurve() {
        var document = InpReader.read(Samples.EVERYTHING.replace("HEAD lift", "HEAD lift POWER 7"), "town.inp");
        assertThat(document.remarks()).extracting(Fault::code).containsExactly("INP-027");
        Pump pump = document.network().pumps().getFirst();
        assertThat(pump.headCurve()).isEqualTo("lift");
        assertThat(InpWriter.write(document.network())).isEqualTo(written(Samples.EVERYTHING));
    }

    /** Minimum and required pressure in any order, once or twice; what is not required is 0.1 above the minimum. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MINIMUM PRESSURE 5                                              | 5  | 5.1
            MINIMUM PRESSURE 5;MINIMUM PRESSURE 10                          | 10 | 10.1
            MINIMUM PRESSURE 10;MINIMUM PRESSURE 5                          | 5  | 5.1
            REQUIRED PRESSURE 20;MINIMUM PRESSURE 5                         | 5  | 20
            MINIMUM PRESSURE 5;REQUIRED PRESSURE 20                         | 5  | 20
            REQUIRED PRESSURE 20;REQUIRED PRESSURE 30                       | 0  | 30
            REQUIRED PRESSURE 0.1                                           | 0  | 0.1
            """)
    void z14_pressuresInAnyOrder(String options, double minimum, double required) {
        String text = Samples.LEAST + "[OPTIONS]\nDEMAND MODEL PDA\n" + options.replace(';', '\n');
        PressureDemand demand = read(text).options().pressureDemand();
        assertThat(demand).isEqualTo(new PressureDemand(minimum, required, 0.5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MINIMUM PRESSURE 20;REQUIRED PRESSURE 20",
                "REQUIRED PRESSURE 0.1;MINIMUM PRESSURE 5",
                "REQUIRED PRESSURE 0"
            })
    void z15_aRequiredPressureNotAboveTheMinimumIsRefused(String options) {
        String text = Samples.LEAST + "[OPTIONS]\nDEMAND MODEL PDA\n" + options.replace(';', '\n');
        assertThatThrownBy(() -> read(text)).hasMessageContaining("INP-004").hasMessageContaining("required pressure");
    }

    /** The obvious way to keep the last word: go through all that was said, in order. */
    @Test
    void z16_theLastWordCountsWhetherOfOneOrOfARange() {
        record Said(String from, String to, int value) {}
        Seeded.check(400, random -> {
            var overrides = new Overrides<Integer>();
            var all = new ArrayList<Said>();
            for (int k = random.nextInt(8); k > 0; k--) {
                String from = name(random);
                String to = random.nextBoolean() ? from : name(random);
                all.add(new Said(from, to, k));
                if (from.equals(to)) overrides.put(from, k);
                else overrides.putRange(from, to, k);
            }
            for (int n = 0; n < 10; n++) {
                String id = name(random);
                Integer expected = null;
                for (Said one : all) {
                    boolean same = one.from.equals(one.to);
                    if (same ? one.from.equals(id) : isWithin(one.from, one.to, id)) expected = one.value;
                }
                assertThat(overrides.find(id)).as("%s in %s", id, all).isEqualTo(expected);
            }
        });
    }

    private static String name(SplittableRandom random) {
        return random.nextBoolean()
                ? String.valueOf(random.nextInt(1, 15))
                : "abc".substring(random.nextInt(3)) + random.nextInt(3);
    }

    private static boolean isWithin(String from, String to, String id) {
        boolean numbers = Character.isDigit(from.charAt(0)) && Character.isDigit(to.charAt(0));
        if (!numbers) return from.compareTo(id) <= 0 && id.compareTo(to) <= 0;
        if (!Character.isDigit(id.charAt(0))) return false;
        int number = Integer.parseInt(id);
        return Integer.parseInt(from) <= number && number <= Integer.parseInt(to);
    }

    /** Clocks of every minute of the day, in every form, are that minute. */
    @Test
    void z17_everyMinuteOfTheDayInEveryForm() {
        for (int minute = 0; minute < 1440; minute += 7) {
            int hour = minute / 60;
            String clock = "%d:%02d".formatted(hour, minute % 60);
            String half = "%d:%02d".formatted(hour % 12 == 0 ? 12 : hour % 12, minute % 60);
            String noon = hour < 12 ? "AM" : "PM";
            for (String form : Arrays.asList(
                    clock,
                    clock + ":00",
                    half + " " + noon,
                    half + ":00 " + noon,
                    minute / 60.0 + "",
                    minute + " MIN",
                    minute * 60 + " SEC")) {
                String[] words = form.split(" ");
                double hours = Numbers.hours(words[0], words.length > 1 ? words[1] : "");
                assertThat(Math.round(hours * 60)).as(form).isEqualTo(minute);
            }
        }
    }
}
