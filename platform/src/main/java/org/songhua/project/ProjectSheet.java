package org.songhua.project;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.register.RegisterRecord;

/**
 * A project with all that its rows come to. Every number stands beside the rows it is the sum of; amounts are exact.
 *
 * @param project its record
 * @param estimate yuan; null when it is not known
 * @param sources by kind, those with the most money first
 * @param funded sum of all sources
 * @param paid sum of all payments
 * @param milestones in their order
 * @param years of the cash flow in their order
 * @param result what the cash flow comes to; null without one
 * @param problems problems that it solves
 * @param against what stands against its going on: faults of the sums, of the order and of limits
 */
public record ProjectSheet(
        RegisterRecord project,
        @Nullable BigDecimal estimate,
        List<Source> sources,
        BigDecimal funded,
        BigDecimal paid,
        List<Milestone> milestones,
        List<Year> years,
        @Nullable Result result,
        List<RegisterRecord> problems,
        List<Fault> against) {

    /**
     * Money of one kind.
     *
     * @param source value of the code list
     * @param amount sum of the rows
     * @param paid sum of the payments
     * @param rows what it is the sum of
     * @param payments what was paid of it
     */
    public record Source(
            String source,
            BigDecimal amount,
            BigDecimal paid,
            List<RegisterRecord> rows,
            List<RegisterRecord> payments) {
        public Source {
            rows = List.copyOf(rows);
            payments = List.copyOf(payments);
        }
    }

    /** How a milestone stands on a day. */
    public enum Standing {
        REACHED,
        REACHED_LATE,
        OVERDUE,
        AHEAD
    }

    /**
     * A milestone.
     *
     * @param row its record
     * @param order number by which they follow each other
     * @param name what is to be reached
     * @param planned day planned
     * @param actual day on which it was reached; null when it was not
     * @param standing how it stands
     * @param daysLate days after the planned day, less than 0 before it; of what was reached, until it was
     * @param colour level of warning; empty for none
     */
    public record Milestone(
            RegisterRecord row,
            long order,
            String name,
            LocalDate planned,
            @Nullable LocalDate actual,
            Standing standing,
            long daysLate,
            String colour) {}

    /**
     * A year of the cash flow, in yuan.
     *
     * @param net income less investment and operation
     */
    public record Year(
            RegisterRecord row,
            int year,
            BigDecimal investment,
            BigDecimal operating,
            BigDecimal income,
            BigDecimal debt,
            BigDecimal net) {}

    /**
     * What a cash flow comes to over the life of the project.
     *
     * @param rate rate of discount with its day and basis; null when none holds on the day
     * @param npv net present value in yuan to the fen, the first year not discounted; null without a rate
     * @param irr internal rate of return, 0.08 for 8 %; null when there is none or more than one
     * @param dscr least cover of debt service of all years; null when nothing is due
     * @param payback years until what came in exceeds what went out; null if never
     */
    public record Result(
            Library.@Nullable Rate rate,
            @Nullable BigDecimal npv,
            @Nullable Double irr,
            @Nullable Double dscr,
            @Nullable Double payback) {}

    public ProjectSheet {
        sources = List.copyOf(sources);
        milestones = List.copyOf(milestones);
        years = List.copyOf(years);
        problems = List.copyOf(problems);
        against = List.copyOf(against);
    }

    /** {@return number of milestones that are overdue} */
    public long overdue() {
        return milestones.stream()
                .filter(one -> one.standing() == Standing.OVERDUE)
                .count();
    }
}
