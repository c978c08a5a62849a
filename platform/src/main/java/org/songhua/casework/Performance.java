package org.songhua.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.pack.Text;
import org.songhua.people.Caller;
import org.songhua.people.Scope;

/**
 * 综合评价: how well the loop was gone round in a period. What is counted is declared in the packs; every number opens down
 * to its cases; once a period is frozen, its numbers and its cases stay as they were.
 */
public interface Performance {

    /** {@return what is declared, in the order of the packs} */
    Declared declared();

    /**
     * {@return the board of a period: the whole, then one line for each department or area}
     *
     * @throws org.songhua.engine.fault.FaultException when the period is none
     */
    Board board(String period, By by, Scope scope);

    /** {@return the cases behind a number, by case number; at most {@link #MOST_CASES}} */
    List<Counted> cases(Question question, Scope scope);

    /**
     * Keeps a period that has ended as it is now, for ever.
     *
     * @throws org.songhua.engine.fault.FaultException when it has not ended, or is frozen already
     */
    Frozen freeze(String period, Caller caller);

    /** {@return the frozen periods, latest first} */
    List<Frozen> frozen();

    /**
     * {@return how often what the packs count happened in a period, one line for each kind and department that led the case when
     * it did, each with every event}
     */
    List<TallyLine> tallies(String period, Scope scope);

    /**
     * How often something happened while a department led.
     *
     * @param tally its code
     * @param department empty while nobody led
     */
    record TallyLine(String tally, Text title, String department, List<TallyEvent> events) {
        public TallyLine {
            events = List.copyOf(events);
        }
    }

    /**
     * An event of a tally.
     *
     * @param reason coded; empty when none was given
     */
    record TallyEvent(UUID caseId, String number, Instant at, String action, String reason) {}

    /** Most cases of one list. */
    int MOST_CASES = 1_000;

    /** By what a board is divided. */
    enum By {
        DEPARTMENT,
        AREA
    }

    /** Which cases of a number. */
    enum Part {
        NUMERATOR,
        DENOMINATOR,
        /** Those of the denominator that are not counted. */
        EXCLUDED
    }

    /**
     * A question for the cases behind a number.
     *
     * @param line code of the department or area; null for the whole
     */
    record Question(
            String period,
            String indicator,
            Part part,
            By by,
            @Nullable String line) {}

    /**
     * An indicator.
     *
     * @param numerator facts and their weights, counted among the cases of the denominator
     * @param denominator a fact; empty for one that is put together from others
     * @param of indicators and their weights; empty for one that is counted
     */
    record Indicator(
            String code, Text title, Map<String, Double> numerator, String denominator, Map<String, Double> of) {
        public Indicator {
            numerator = Map.copyOf(numerator);
            of = Map.copyOf(of);
        }
    }

    /**
     * What the packs declare.
     *
     * @param facts names of the facts by code
     * @param exclusions names of the rules of exclusion (剔除) by code
     */
    record Declared(List<Indicator> indicators, Map<String, Text> facts, Map<String, Text> exclusions) {}

    /**
     * A number.
     *
     * @param value numerator over denominator; null when there is nothing to count
     * @param numerator weighted; 0 for one that is put together
     * @param excluded cases of the denominator that a rule takes out
     */
    record Value(String indicator, @Nullable Double value, double numerator, long denominator, long excluded) {}

    /**
     * The numbers of a department, an area or the whole.
     *
     * @param code empty for those that have none
     * @param cases how many cases say anything at all
     */
    record Line(String code, long cases, List<Value> values) {}

    /**
     * A board.
     *
     * @param frozen when and by whom it was frozen; null while the period is open to change
     */
    record Board(Period period, @Nullable Frozen frozen, Line whole, List<Line> lines) {}

    /**
     * A frozen period.
     *
     * @param digest SHA-256 over its cases and what was found of them, hexadecimal
     */
    record Frozen(String period, Instant at, String by, long cases, String digest) {}

    /**
     * A case of a list.
     *
     * @param excludedBy rule that takes it out; null when it counts
     */
    record Counted(
            UUID id,
            String number,
            String classCode,
            @Nullable String department,
            @Nullable String region,
            @Nullable String excludedBy) {}
}
