package org.songhua.wiring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.songhua.engine.hydraulics.Link;
import org.songhua.engine.hydraulics.Node;
import org.songhua.engine.hydraulics.Tank;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.leak.Scada;
import org.songhua.store.StoreException;

/**
 * Reads tables of measurements: the first column holds local times such as 2019-01-01 00:05, the head of each other one names a junction (its pressure), a tank (its level) or a
 * link (its flow); where a node and a link have the same name, {@code node:1} or {@code link:1}. Columns are parted by semicolons, and then a comma is a decimal point, or by commas.
 * Files may be gzipped. All mistakes are told at once; columns that name nothing of the network are left out and told.
 */
final class ScadaFiles {
    private static final int TOLD = 20;
    private static final int GZIP_MAGIC = 0x1f;
    /** Longer gaps are a mistake in a time rather than missing values. */
    private static final long LARGEST_LENGTH = 20_000_000;

    private final Set<String> junctions = new HashSet<>();
    private final Set<String> tanks = new HashSet<>();
    private final Set<String> links = new HashSet<>();
    private final List<String> mistakes = new ArrayList<>();
    private final List<String> strangers = new ArrayList<>();
    private final Map<String, TreeMap<LocalDateTime, Double>> series = new LinkedHashMap<>();

    private ScadaFiles(WaterNetwork network) {
        for (Node node : network.nodes()) (node instanceof Tank ? tanks : junctions).add(node.id());
        network.reservoirs().forEach(reservoir -> junctions.remove(reservoir.id()));
        for (Link link : network.links()) links.add(link.id());
    }

    /**
     * What was read.
     *
     * @param start time of the first value
     * @param scada the values
     * @param strangers heads of columns that name nothing of the network
     */
    record Read(LocalDateTime start, Scada scada, List<String> strangers) {}

    /**
     * Reads files whose times may overlap or follow each other.
     *
     * @throws StoreException with the mistakes, when anything cannot be understood
     */
    static Read read(WaterNetwork network, List<Path> files) {
        var reader = new ScadaFiles(network);
        for (Path file : files) reader.file(file);
        reader.refuse();
        return reader.aligned();
    }

    private void refuse() {
        if (mistakes.isEmpty()) return;
        String more = mistakes.size() > TOLD ? "\nand " + (mistakes.size() - TOLD) + " more" : "";
        throw new StoreException(String.join("\n", mistakes.subList(0, Math.min(TOLD, mistakes.size()))) + more);
    }

    private void file(Path file) {
        if (!Files.isRegularFile(file)) {
            mistakes.add("There is no file " + file + ".");
            return;
        }
        try (var in = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            rows(String.valueOf(file.getFileName()), in);
        } catch (IOException e) {
            mistakes.add("The file " + file + " cannot be read: " + e.getMessage());
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            var in = new java.io.BufferedInputStream(raw);
            in.mark(1);
            int first = in.read();
            in.reset();
            return first == GZIP_MAGIC ? new GZIPInputStream(in) : in;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private void rows(String file, BufferedReader in) throws IOException {
        String head = in.readLine();
        if (head == null) {
            mistakes.add(file + " is empty.");
            return;
        }
        String separator = head.indexOf(';') >= 0 ? ";" : ",";
        List<String> columns = columns(file, head.replace("\uFEFF", "").split(separator, -1));
        int row = 1;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            row++;
            if (!line.isBlank()) row(file, row, columns, line.split(separator, -1));
        }
    }

    private List<String> columns(String file, String[] heads) {
        var columns = new ArrayList<String>();
        for (int c = 1; c < heads.length; c++) columns.add(column(file, unquoted(heads[c])));
        if (columns.stream().allMatch(String::isEmpty))
            mistakes.add(file + ":1 no column names a junction, a tank or a link of the network.");
        return columns;
    }

    private static String unquoted(String cell) {
        String text = cell.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** {@return node:ID or link:ID, empty for what is not of the network} */
    private String column(String file, String head) {
        boolean node = junctions.contains(head) || tanks.contains(head);
        boolean link = links.contains(head);
        if (node && link)
            mistakes.add(file + ":1 " + head + " is a node and a link; write node:" + head + " or link:" + head + ".");
        if (node) return "node:" + head;
        if (link) return "link:" + head;
        if (isKnown(head)) return head;
        strangers.add(head);
        return "";
    }

    private boolean isKnown(String head) {
        if (head.startsWith("link:")) return links.contains(head.substring(5));
        String id = head.startsWith("node:") ? head.substring(5) : "";
        return junctions.contains(id) || tanks.contains(id);
    }

    private void row(String file, int row, List<String> columns, String[] cells) {
        LocalDateTime time;
        try {
            time = LocalDateTime.parse(unquoted(cells[0]).replace(' ', 'T'));
        } catch (DateTimeParseException e) {
            mistakes.add(file + ":" + row + " " + cells[0] + " is no time such as 2019-01-01 00:05.");
            return;
        }
        if (cells.length != columns.size() + 1)
            mistakes.add(file + ":" + row + " has " + cells.length + " cells, its head " + (columns.size() + 1) + ".");
        for (int c = 0; c < Math.min(columns.size(), cells.length - 1); c++)
            if (!columns.get(c).isEmpty()) cell(file, row, columns.get(c), time, unquoted(cells[c + 1]));
    }

    private void cell(String file, int row, String column, LocalDateTime time, String cell) {
        if (cell.isEmpty()) return;
        try {
            double value = Double.parseDouble(cell.replace(',', '.'));
            if (Double.isFinite(value))
                series.computeIfAbsent(column, any -> new TreeMap<>()).put(time, value);
        } catch (NumberFormatException e) {
            mistakes.add(file + ":" + row + " " + cell + " is no number.");
        }
    }

    private Read aligned() {
        var times = new java.util.TreeSet<LocalDateTime>();
        series.values().forEach(values -> times.addAll(values.keySet()));
        if (times.size() < 2) throw new StoreException("The files hold fewer than two moments.");
        LocalDateTime start = times.getFirst();
        int step = step(times);
        long length = Duration.between(start, times.getLast()).toSeconds() / step + 1;
        if (length > LARGEST_LENGTH)
            throw new StoreException("From " + start + " to " + times.getLast() + " are too many steps of " + step
                    + " s; one of the times is wrong.");
        var pressures = new TreeMap<String, double[]>();
        var flows = new TreeMap<String, double[]>();
        var levels = new TreeMap<String, double[]>();
        series.forEach((column, values) -> {
            String id = column.substring(5);
            Map<String, double[]> kind = column.startsWith("link:") ? flows : tanks.contains(id) ? levels : pressures;
            kind.put(id, even(values, start, step, (int) length));
        });
        if (pressures.isEmpty())
            throw new StoreException("No column names a junction; without pressures no leak can be placed.");
        LocalDateTime monday = start.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .toLocalDate()
                .atStartOfDay();
        long weekSecond = Duration.between(monday, start).toSeconds();
        return new Read(start, new Scada(weekSecond, step, pressures, flows, levels), List.copyOf(strangers));
    }

    /** {@return the shortest time between two moments, which must be a divisor of a day} */
    private static int step(java.util.NavigableSet<LocalDateTime> times) {
        long least = Long.MAX_VALUE;
        LocalDateTime last = null;
        for (LocalDateTime time : times) {
            if (last != null)
                least = Math.min(least, Duration.between(last, time).toSeconds());
            last = time;
        }
        if (least <= 0 || 86_400 % least != 0)
            throw new StoreException(
                    "The moments lie " + least + " s apart, which does not divide a day into equal parts.");
        return (int) least;
    }

    private static double[] even(Map<LocalDateTime, Double> values, LocalDateTime start, int step, int length) {
        var even = new double[length];
        Arrays.fill(even, Double.NaN);
        values.forEach((time, value) ->
                even[(int) (Duration.between(start, time).toSeconds() / step)] = value);
        return even;
    }
}
