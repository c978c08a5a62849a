package org.songhua.project;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.pack.Text;

/**
 * A project library as its pack declares it: a register whose records are projects, and the registers that hold their parts. A row
 * of a part belongs to the project whose key stands in its field; parts that a library does not have are null. All amounts
 * are yuan to the fen.
 *
 * @param register code of the register of the projects, which is the code of the library
 * @param pack pack that declares it
 * @param title its name
 * @param planYear field with the year in whose plan a project stands
 * @param estimate field with the estimate; empty for a library without money
 * @param open states in which estimate, funds and cash flow may change; in any other all must add up
 * @param funds where the money comes from
 * @param payments what was paid out
 * @param milestones what is to be reached by when
 * @param flow money over the life of the project
 * @param problems register of the problems that projects solve
 * @param discount rates of discount, the earliest first
 */
public record Library(
        String register,
        String pack,
        Text title,
        String planYear,
        String estimate,
        List<String> open,
        @Nullable Funds funds,
        @Nullable Payments payments,
        @Nullable Milestones milestones,
        @Nullable Flow flow,
        @Nullable Problems problems,
        List<Rate> discount) {

    /** A register whose records belong to projects by a field that holds the key. */
    public sealed interface Part {
        /** {@return code of the register} */
        String register();

        /** {@return field with the key of the project} */
        String project();
    }

    /**
     * Sources of funds; one row for each source and piece.
     *
     * @param source field with the kind of source
     * @param amount field with the amount
     */
    public record Funds(String register, String project, String source, String amount) implements Part {}

    /**
     * Payments.
     *
     * @param source field with the kind of source that paid
     * @param amount field with the amount
     * @param on field with the day
     */
    public record Payments(String register, String project, String source, String amount, String on) implements Part {}

    /**
     * Milestones.
     *
     * @param order field with the number by which they follow each other
     * @param name field with what is to be reached
     * @param planned field with the day planned
     * @param actual field with the day on which it was reached
     * @param colours level of warning to the days after the planned day from which on it holds; less than 0 for days before
     */
    public record Milestones(
            String register,
            String project,
            String order,
            String name,
            String planned,
            String actual,
            Map<String, Integer> colours)
            implements Part {
        public Milestones {
            colours = Map.copyOf(colours);
        }

        /** {@return the level of warning so many days after the planned day; empty for none} */
        public String colour(long daysLate) {
            return new TreeMap<>(colours)
                    .entrySet().stream()
                            .filter(one -> one.getValue() <= daysLate)
                            .max(Map.Entry.comparingByValue())
                            .map(Map.Entry::getKey)
                            .orElse("");
        }
    }

    /**
     * Cash flow; one row for each year.
     *
     * @param year field with the year
     * @param investment field with what is invested
     * @param operating field with the cost of operation
     * @param income field with the income
     * @param debt field with interest and principal due; empty for none
     */
    public record Flow(
            String register,
            String project,
            String year,
            String investment,
            String operating,
            String income,
            String debt)
            implements Part {}

    /**
     * Problems.
     *
     * @param found field with the day on which a problem was found
     * @param closed field with the day on which its end was verified
     * @param group field by which they are counted, such as an indicator; empty for none
     * @param unit field with what has the problem, such as a building; empty for none
     * @param kind field with the kind of rectification by which the share is told apart; empty for none
     * @param indicator id of the indicator that the share closed is; empty for none
     */
    public record Problems(
            String register,
            String project,
            String found,
            String closed,
            String group,
            String unit,
            String kind,
            String indicator)
            implements Part {}

    /**
     * A rate of discount from a day on.
     *
     * @param from first day
     * @param value yearly, 0.06 for 6 %
     * @param basis what it rests on
     */
    public record Rate(LocalDate from, BigDecimal value, String basis) {}

    public Library {
        open = List.copyOf(open);
        discount = List.copyOf(discount);
    }

    /** {@return all parts it has} */
    public List<Part> parts() {
        return Stream.of(funds, payments, milestones, flow, problems)
                .<Part>flatMap(Stream::ofNullable)
                .toList();
    }

    /** {@return the rate that holds on a day, if there is one} */
    public Optional<Rate> findRate(LocalDate day) {
        return discount.stream().filter(one -> !one.from().isAfter(day)).max(Comparator.comparing(Rate::from));
    }
}
