package org.songhua.engine.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/**
 * Identification and grading of major hazard installations for hazardous chemicals, GB 18218-2018.
 *
 * <p>A unit is one when S = sum of q/Q is at least 1 (clause 4.2.1, equation 1). Its grade follows from R = alpha * sum of beta * q/Q (clause 4.3.2, equation 2):
 * first from 100 on, second from 50, third from 10, fourth below (table 6). q and Q are tonnes; S and R have no unit and are rounded to 1e-9.
 *
 * <p>Of a substance with several classes the least critical quantity counts, as the standard says, and the greatest beta, to be on
 * the safe side where it does not say.
 */
public final class MajorHazard {
    private MajorHazard() {}

    /**
     * The part of one chemical.
     *
     * @param threshold_t Q, in tonnes
     * @param ratio q/Q
     * @param beta correction factor of the chemical
     * @param source which table gave Q
     */
    public record Part(Stock stock, double threshold_t, double ratio, double beta, String source) {}

    /**
     * The grading of a unit.
     *
     * @param s sum of q/Q; from 1 on it is a major hazard
     * @param alpha correction factor of the persons around
     * @param r alpha times the sum of beta q/Q
     * @param grade 1 (gravest) to 4; 0 when it is no major hazard
     */
    public record Grading(List<Part> parts, double s, double alpha, double r, int grade) {
        public boolean isMajorHazard() {
            return grade > 0;
        }
    }

    /**
     * {@return the grading of a unit}
     *
     * @param personsAround permanently exposed within 500 m of its boundary
     * @throws FaultException with all that is wrong with the stocks: RISK-003 quantity, RISK-004 unknown class, RISK-005 class missing,
     *     RISK-006 number of persons
     */
    public static Grading grade(RiskTables tables, List<Stock> stocks, int personsAround) {
        var faults = new ArrayList<Fault>();
        if (personsAround < 0) faults.add(persons(personsAround));
        var parts = new ArrayList<Part>();
        for (Stock stock : stocks) part(tables, stock, faults).ifPresent(parts::add);
        if (!faults.isEmpty()) throw new FaultException(faults);
        double s = exact(parts.stream().mapToDouble(Part::ratio).sum());
        double alpha = tables.alpha(personsAround);
        double r = exact(
                alpha * parts.stream().mapToDouble(p -> p.beta() * p.ratio()).sum());
        return new Grading(List.copyOf(parts), s, alpha, r, s >= 1 ? tables.grade(r) : 0);
    }

    /** Ten stocks of a tenth each are one, though their binary fractions sum to a little less; no quantity is known to a billionth. */
    private static double exact(double sum) {
        double rounded = Math.rint(sum * 1e9) / 1e9;
        return Double.isFinite(rounded) ? rounded : sum;
    }

    private static Fault persons(int persons) {
        return Fault.refused(
                "RISK-006",
                Place.atField("personsAround"),
                persons + " is no number of persons.",
                "Give 0 or more, those within 500 m.");
    }

    private static Optional<Part> part(RiskTables tables, Stock stock, List<Fault> faults) {
        int before = faults.size();
        if (!(stock.quantity_t() >= 0 && Double.isFinite(stock.quantity_t()))) faults.add(quantity(stock));
        var classes = new ArrayList<RiskTables.HazardClass>();
        for (String symbol : stock.classes()) {
            tables.findClass(symbol).ifPresentOrElse(classes::add, () -> faults.add(unknown(tables, stock, symbol)));
        }
        var named = tables.findSubstance(stock.name());
        var beta = beta(tables, stock, named, classes);
        if (faults.size() == before && (beta.isEmpty() || (named.isEmpty() && classes.isEmpty()))) {
            faults.add(classMissing(stock));
        }
        if (faults.size() > before) return Optional.empty();
        return Optional.of(part(stock, named, classes, beta.orElseThrow()));
    }

    private static Part part(
            Stock stock, Optional<RiskTables.Substance> named, List<RiskTables.HazardClass> classes, double beta) {
        if (named.isPresent()) {
            double threshold_t = named.get().threshold_t();
            String source = "GB 18218-2018 table 1 no. " + named.get().number();
            return new Part(stock, threshold_t, stock.quantity_t() / threshold_t, beta, source);
        }
        var least = classes.stream()
                .min(Comparator.comparingDouble(RiskTables.HazardClass::threshold_t))
                .orElseThrow();
        return new Part(
                stock,
                least.threshold_t(),
                stock.quantity_t() / least.threshold_t(),
                beta,
                "GB 18218-2018 table 2 " + least.symbol());
    }

    /** Table 3 speaks first, then table 4. */
    private static Optional<Double> beta(
            RiskTables tables,
            Stock stock,
            Optional<RiskTables.Substance> named,
            List<RiskTables.HazardClass> classes) {
        Double ofGas = tables.toxicGases().get(named.map(MajorHazard::plainName).orElse(stock.name()));
        if (ofGas != null) return Optional.of(ofGas);
        return classes.stream().map(RiskTables.HazardClass::beta).max(Comparator.naturalOrder());
    }

    /** Table 1 says 氯化氢（无水）, table 3 氯化氢. */
    private static String plainName(RiskTables.Substance substance) {
        int bracket = substance.name().indexOf('（');
        return bracket < 0 ? substance.name() : substance.name().substring(0, bracket);
    }

    private static Fault quantity(Stock stock) {
        return Fault.refused(
                "RISK-003",
                Place.atField(stock.name()),
                stock.quantity_t() + " t is no quantity.",
                "Give the design maximum in tonnes, 0 or more.");
    }

    private static Fault unknown(RiskTables tables, Stock stock, String symbol) {
        return Fault.refused(
                "RISK-004",
                Place.atField(stock.name()),
                "There is no class of hazard " + symbol + ".",
                "Give symbols of GB 18218-2018 table 2: "
                        + String.join(
                                ", ",
                                tables.classes().stream()
                                        .map(RiskTables.HazardClass::symbol)
                                        .toList())
                        + ".");
    }

    private static Fault classMissing(Stock stock) {
        return Fault.refused(
                "RISK-005",
                Place.atField(stock.name()),
                "The tables do not say enough of " + stock.name() + ".",
                "Give the symbols of its classes of hazard, such as W5.1 or J3.");
    }
}
