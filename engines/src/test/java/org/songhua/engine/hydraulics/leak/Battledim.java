package org.songhua.engine.hydraulics.leak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.inp.InpReader;

/** The files of the battle of the leakage detection methods, where they are at hand. Steps are five minutes from 2019-01-01 00:00 on, a Tuesday. */
final class Battledim {
    static final int STEP = 300;
    private static final LocalDateTime START = LocalDateTime.of(2019, 1, 1, 0, 0);
    private static final Path DATA = find();

    private Battledim() {}

    private static Path find() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path data = at.resolve("../shared/data").normalize();
            if (Files.isDirectory(data.resolve("battledim"))) return data;
        }
        return Path.of("absent");
    }

    static boolean isAtHand() {
        return Files.exists(DATA.resolve("battledim/hybrid/2019_hybrid_Pressures.csv.gz"));
    }

    static WaterNetwork network() throws IOException {
        String text = Files.readString(DATA.resolve("water/L-TOWN.inp"), StandardCharsets.ISO_8859_1);
        return InpReader.read(text, "L-TOWN.inp").network();
    }

    /** {@return seconds since the start of 2019 of a time written as 2019-01-15 23:00} */
    static long seconds(String time) {
        return LocalDateTime.parse(time.strip().replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC)
                - START.toEpochSecond(ZoneOffset.UTC);
    }

    static String time(long seconds) {
        return START.plusSeconds(seconds).toString().replace('T', ' ');
    }

    /** {@return the named columns} */
    static Map<String, double[]> columns(String file, String separator) throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            String[] head = in.readLine().split(separator, -1);
            List<String> lines = in.lines().toList();
            var columns = new HashMap<String, double[]>();
            for (int c = 1; c < head.length; c++) columns.put(head[c], new double[lines.size()]);
            for (int i = 0; i < lines.size(); i++) {
                String[] cells = lines.get(i).split(separator, -1);
                for (int c = 1; c < head.length; c++)
                    columns.get(head[c])[i] = Double.parseDouble(cells[c].replace(',', '.'));
            }
            return columns;
        }
    }

    private static InputStream open(String file) throws IOException {
        return new GZIPInputStream(
                Files.newInputStream(DATA.resolve("battledim").resolve(file)));
    }

    /** The pressures computed with perturbed parameters, the flows that go with them, the measured levels of the tank; never the column of demand scales. */
    static Scada hybrid() throws IOException {
        var flows = columns("hybrid/2019_hybrid_Flows.csv.gz", ";");
        flows.keySet().retainAll(Set.of("p227", "p235", "PUMP_1"));
        return new Scada(
                Scada.DAY,
                STEP,
                columns("hybrid/2019_hybrid_Pressures.csv.gz", ";"),
                flows,
                columns("scada2019/2019_SCADA_Levels.csv.gz", ";"));
    }

    /** {@return the 23 leaks of 2019; those of 2018 run from before the first moment} */
    static List<LeakScore.Leak> leaks() throws IOException {
        Map<String, double[]> flows = columns("2019_leak_flows_m3h.csv.gz", ",");
        var leaks = new ArrayList<LeakScore.Leak>();
        for (String line : Files.readAllLines(DATA.resolve("battledim/leakages_info_2019.txt"))) {
            if (line.startsWith("#") || line.isBlank()) continue;
            String[] cells = line.split(",");
            double[] flow = flows.get(cells[0].strip());
            leaks.add(new LeakScore.Leak(
                    cells[0].strip(), seconds(cells[1]), seconds(cells[2]), (from, to) -> water(flow, from, to)));
        }
        return leaks;
    }

    /** The organisers' program counts from the step before on to the step behind, as their report of the perfect team shows. */
    private static double water(double[] cubicMetresPerHour, long from, long to) {
        int first = (int) Math.max(0, from / STEP - 1);
        int last = (int) Math.min(cubicMetresPerHour.length - 1, to / STEP + 1);
        return Arrays.stream(cubicMetresPerHour, first, last + 1).sum() * STEP / 3600;
    }

    static List<LeakScore.Detection> perfect() throws IOException {
        return detections(Files.readAllLines(DATA.resolve("battledim/PERFECT_TEAM.txt")));
    }

    static List<LeakScore.Detection> detections(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split(","))
                .map(cells -> new LeakScore.Detection(cells[0].strip(), seconds(cells[1])))
                .toList();
    }

    /** {@return what each detection was worth by the report of the organisers, in the order of time} */
    static List<Double> officialScores() throws IOException {
        return Files.readAllLines(DATA.resolve("battledim/PERFECT_TEAM_report.txt"), StandardCharsets.ISO_8859_1)
                .stream()
                .filter(line -> line.startsWith("Score: "))
                .map(line -> Double.parseDouble(line.substring("Score: ".length())))
                .toList();
    }
}
