package org.songhua.engine.finance;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/**
 * Where the money of a project comes from. Amounts are exact.
 *
 * @param estimate of the whole project
 * @param sources kind of source, such as central budget, bond, private capital, to its amount
 */
public record Funding(BigDecimal estimate, Map<String, BigDecimal> sources) {
    public Funding {
        sources = Map.copyOf(sources);
    }

    /** {@return the sum of all sources} */
    public BigDecimal total() {
        return sources.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** {@return a fault {@code FIN-001} that names the difference when the sources do not add up to the estimate} */
    public Optional<Fault> fault() {
        BigDecimal difference = total().subtract(estimate);
        if (difference.signum() == 0) return Optional.empty();
        String word = difference.signum() > 0 ? "more" : "less";
        return Optional.of(Fault.refused(
                "FIN-001",
                Place.atField("/sources"),
                "The sources add up to " + total().toPlainString() + ", which is "
                        + difference.abs().toPlainString() + " " + word + " than the estimate of "
                        + estimate.toPlainString() + ".",
                "Correct a source or the estimate; they must be equal."));
    }

    /** {@return the share of a source in the estimate, 0.25 for a quarter; 0 for a source that is not there} */
    public double share(String source) {
        if (estimate.signum() == 0) return Double.NaN;
        BigDecimal amount = new TreeMap<>(sources).getOrDefault(source, BigDecimal.ZERO);
        return amount.doubleValue() / estimate.doubleValue();
    }
}
