package org.songhua.evaluation.internal.declared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.formula.Expression;
import org.songhua.engine.formula.FormulaParser;
import org.songhua.engine.formula.Unit;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Where;

/** Faults of formulas, units and days, told at the line of the file. */
record Positions(Consumer<Fault> faults) {

    void tell(Where where, String code, String problem, String remedy) {
        faults.accept(where.fault(code, problem, remedy));
    }

    /** {@return a sink that moves faults of a formula to its line, keeping the character in the sentence} */
    Consumer<Fault> at(Item item) {
        return fault -> tell(
                item.where(),
                fault.code(),
                fault.problem() + " (" + fault.place().feature() + ")",
                fault.remedy());
    }

    Optional<Expression> formula(Item item) {
        try {
            return Optional.of(FormulaParser.parse(item.text()));
        } catch (FaultException e) {
            e.faults().forEach(at(item));
            return Optional.empty();
        }
    }

    Unit unit(Item item) {
        return Unit.parse(item.text()).orElseGet(() -> {
            tell(
                    item.where(),
                    "EVAL-002",
                    "There is no unit \"" + item.text() + "\".",
                    "Write one such as km/km², % or 个.");
            return Unit.ONE;
        });
    }

    LocalDate day(Where where, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            tell(where, "EVAL-006", "\"" + text + "\" is in no calendar.", "Write a day such as 2025-03-14.");
            return LocalDate.EPOCH;
        }
    }

    LocalDate day(Item item) {
        return day(item.where(), item.text());
    }
}
