package org.songhua.engine.risk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.engine.csv.CsvReader;
import org.songhua.engine.csv.CsvRow;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;

/**
 * The tables of the methods, read from the CSV files beside this class: GB 18218-2018 tables 1 to 6, LS and LEC.
 *
 * @param substances table 1, named substances, 85
 * @param classes tables 2 and 4, classes of hazard, 24
 * @param toxicGases table 3: correction factor beta by name
 * @param exposures table 5, rising by number of persons
 * @param grades table 6, rising by R
 * @param methods LS and LEC by code
 */
public record RiskTables(
        List<Substance> substances,
        List<HazardClass> classes,
        Map<String, Double> toxicGases,
        List<Exposure> exposures,
        List<GradeFrom> grades,
        Map<String, RiskMethod> methods) {

    /**
     * A substance with a critical quantity of its own.
     *
     * @param number in table 1
     * @param aliases other names
     * @param cas registry numbers, possibly none
     * @param threshold_t critical quantity in tonnes
     */
    public record Substance(int number, String name, List<String> aliases, List<String> cas, double threshold_t) {}

    /**
     * A class of hazard.
     *
     * @param symbol such as {@code W5.1}
     * @param threshold_t critical quantity in tonnes of a substance that table 1 does not name
     * @param beta correction factor of substances that table 3 does not name
     */
    public record HazardClass(String symbol, String hazard, String category, double threshold_t, double beta) {}

    /** With at least so many persons around, the correction factor alpha. */
    public record Exposure(int persons, double alpha) {}

    /** From an R on, the grade; 1 is the gravest. */
    public record GradeFrom(double r, int grade) {}

    private static final String ALIAS_SIGNS = "[；、]";
    private static final RiskTables BUILT_IN = read();

    /** {@return the tables that come with the program} */
    public static RiskTables builtIn() {
        return BUILT_IN;
    }

    /** {@return the substance of a name, alias or CAS number} */
    public Optional<Substance> findSubstance(String name) {
        return substances.stream()
                .filter(s -> s.name().equals(name) || s.cas().contains(name))
                .findFirst()
                .or(() -> substances.stream()
                        .filter(s -> s.aliases().contains(name))
                        .findFirst());
    }

    /** {@return the class of a symbol} */
    public Optional<HazardClass> findClass(String symbol) {
        return classes.stream().filter(c -> c.symbol().equals(symbol)).findFirst();
    }

    /** {@return alpha for a number of persons} */
    public double alpha(int persons) {
        double alpha = exposures.getFirst().alpha();
        for (Exposure exposure : exposures) if (persons >= exposure.persons()) alpha = exposure.alpha();
        return alpha;
    }

    /** {@return the grade of an R, 1 to 4} */
    public int grade(double r) {
        int grade = grades.getFirst().grade();
        for (GradeFrom from : grades) if (r >= from.r()) grade = from.grade();
        return grade;
    }

    private static RiskTables read() {
        var gases = new LinkedHashMap<String, Double>();
        for (CsvRow row : rows("gb18218_toxic_gases.csv")) gases.put(row.get("name"), number(row, "beta"));
        return new RiskTables(
                rows("gb18218_substances.csv").stream()
                        .map(RiskTables::substance)
                        .toList(),
                rows("gb18218_classes.csv").stream()
                        .map(RiskTables::hazardClass)
                        .toList(),
                gases,
                rows("gb18218_exposure.csv").stream()
                        .map(row -> new Exposure((int) number(row, "persons_from"), number(row, "alpha")))
                        .toList(),
                rows("gb18218_grades.csv").stream()
                        .map(row -> new GradeFrom(number(row, "r_from"), (int) number(row, "grade")))
                        .toList(),
                methods(rows("risk_methods.csv")));
    }

    private static Substance substance(CsvRow row) {
        return new Substance(
                (int) number(row, "number"),
                row.get("name"),
                parts(row.get("aliases"), ALIAS_SIGNS),
                parts(row.get("cas"), "\\|"),
                number(row, "threshold_t"));
    }

    private static List<String> parts(String text, String sign) {
        return java.util.Arrays.stream(text.split(sign))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static HazardClass hazardClass(CsvRow row) {
        return new HazardClass(
                row.get("symbol"),
                row.get("hazard"),
                row.get("category"),
                number(row, "threshold_t"),
                number(row, "beta"));
    }

    private static Map<String, RiskMethod> methods(List<CsvRow> rows) {
        var methods = new LinkedHashMap<String, RiskMethod>();
        for (String code :
                rows.stream().map(row -> row.get("method")).distinct().toList()) {
            methods.put(
                    code,
                    method(
                            code,
                            rows.stream()
                                    .filter(row -> row.get("method").equals(code))
                                    .toList()));
        }
        return methods;
    }

    private static RiskMethod method(String code, List<CsvRow> rows) {
        var factors = new LinkedHashMap<String, List<RiskMethod.Rank>>();
        var bands = new ArrayList<RiskMethod.Band>();
        for (CsvRow row : rows) {
            if (row.get("factor").equals("score")) bands.add(band(row));
            else
                factors.computeIfAbsent(row.get("factor"), name -> new ArrayList<>())
                        .add(rank(row));
        }
        bands.sort(java.util.Comparator.comparingDouble(RiskMethod.Band::from));
        return new RiskMethod(
                code,
                factors.entrySet().stream()
                        .map(e -> new RiskMethod.Factor(e.getKey(), e.getValue()))
                        .toList(),
                bands);
    }

    private static RiskMethod.Rank rank(CsvRow row) {
        return new RiskMethod.Rank(number(row, "value"), row.get("label"));
    }

    private static RiskMethod.Band band(CsvRow row) {
        return new RiskMethod.Band(number(row, "value"), row.get("label"), RiskColour.of(row.get("colour")));
    }

    private static double number(CsvRow row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static List<CsvRow> rows(String file) {
        var rows = new ArrayList<CsvRow>();
        var faults = new ArrayList<Fault>();
        CsvReader.read(text(file), file, List.of(), faults::add, rows::add);
        if (!faults.isEmpty()) throw new FaultException(faults);
        return rows;
    }

    private static String text(String file) {
        try (InputStream in = RiskTables.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("The program is incomplete: " + file + " is missing.");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
