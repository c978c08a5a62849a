package org.songhua.engine.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.songhua.engine.renewal.Capture.Outcome;

/** Water mains of the City of Kitchener, Ontario (open data of 2023), where they are at hand. Columns without line breaks; the condition score is not read. */
@Tag("slow")
class KitchenerTest {
    private static final int FIRST_RECORD = 1997;
    private static final int WINDOW = 10;
    private static final Path DATA = find();

    private static Path find() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path data = at.resolve("../shared/data/pipe_failures").normalize();
            if (Files.isDirectory(data)) return data;
        }
        return Path.of("absent");
    }

    /** Cells of a row; quotes as in RFC 4180. */
    private static List<String> cells(String row) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int k = 0; k < row.length(); k++) {
            char c = row.charAt(k);
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else cell.append(c);
        }
        cells.add(cell.toString());
        return cells;
    }

    private static List<Map<String, String>> table(String name, String... columns) throws IOException {
        List<String> lines = Files.readAllLines(DATA.resolve(name));
        List<String> head = cells(lines.getFirst().replace("\uFEFF", ""));
        var table = new ArrayList<Map<String, String>>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            if (cells.size() != head.size()) continue;
            var row = new HashMap<String, String>();
            for (String column : columns) row.put(column, cells.get(head.indexOf(column)));
            table.add(row);
        }
        return table;
    }

    private static int year(String date) {
        return date.length() >= 4 ? Integer.parseInt(date.substring(0, 4)) : 0;
    }

    private static double number(String text) {
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    private static List<PipeHistory> pipes() throws IOException {
        var breaks = new HashMap<String, List<Integer>>();
        for (Map<String, String> row : table("kw_Water_Main_Breaks.csv", "ASSETID", "INCIDENT_DATE"))
            if (year(row.get("INCIDENT_DATE")) > 0)
                breaks.computeIfAbsent(row.get("ASSETID"), any -> new ArrayList<>())
                        .add(year(row.get("INCIDENT_DATE")));
        var pipes = new ArrayList<PipeHistory>();
        for (Map<String, String> row :
                table("kw_Water_Mains.csv", "WATMAINID", "Shape__Length", "PIPE_SIZE", "MATERIAL", "INSTALLATION_DATE"))
            pipes.add(new PipeHistory(
                    row.get("WATMAINID"),
                    Math.max(0.1, number(row.get("Shape__Length"))),
                    number(row.get("PIPE_SIZE")),
                    row.get("MATERIAL"),
                    year(row.get("INSTALLATION_DATE")),
                    breaks.getOrDefault(row.get("WATMAINID"), List.of())));
        return pipes;
    }

    /** Each year from the ten before it: chance catches 0.05, age 0.11, the number of earlier breaks 0.29. */
    @Test
    void aTwentiethOfTheLengthHoldsNearlyAThirdOfTheBreaks() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "data of Kitchener are not at hand");
        List<PipeHistory> pipes = pipes();
        var all = new Capture(0, 0);
        double expected = 0;
        for (int now = 2013; now <= 2022; now++) {
            int year = now;
            FailureModel model = FailureModel.fit(pipes, FIRST_RECORD, year - WINDOW, year);
            List<Outcome> outcomes = pipes.stream()
                    .map(pipe -> new Outcome(
                            pipe.id(), pipe.lengthMetres(), model.expected(pipe, year), pipe.breaks(year, year + 1)))
                    .toList();
            Capture capture = Capture.of(outcomes, 0.05);
            System.out.printf("%d: %.3f of %.0f%n", year, capture.share(), capture.all());
            all = all.plus(capture);
            expected += outcomes.stream().mapToDouble(Outcome::expected).sum();
        }
        System.out.printf(
                "2013-2022: %.4f of %.0f breaks, expected over counted %.3f%n",
                all.share(), all.all(), expected / all.all());
        assertThat(all.share()).isGreaterThan(0.31);
        assertThat(expected / all.all()).isBetween(0.9, 1.1);
    }
}
