package org.songhua.judgement.internal.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.formula.Expression;
import org.songhua.engine.formula.FormulaCheck;
import org.songhua.engine.formula.FormulaParser;
import org.songhua.engine.formula.Kind;
import org.songhua.engine.formula.Unit;
import org.songhua.engine.formula.Vocabulary;
import org.songhua.judgement.Judgement;
import org.songhua.judgement.Judgement.Mode;
import org.songhua.judgement.Judgement.Rule;
import org.songhua.pack.Text;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Mistakes;

/**
 * Makes judgements of a file that has its shape, and tells what is wrong with their conditions. Codes {@code JUDGEP-001} for a register
 * that there is none of, {@code JUDGEP-002} for no rule, {@code JUDGEP-003} for what is no condition, {@code JUDGEP-005} for a group that is
 * not declared, {@code JUDGEP-006} for a rule without a basis; and those of formulas.
 */
final class JudgementReader {
    private final Map<String, Item> registers;
    private final Consumer<Fault> faults;
    private final Mistakes mistakes;

    /** @param registers code of each register to what its pack declares */
    JudgementReader(Map<String, Item> registers, Consumer<Fault> faults) {
        this.registers = registers;
        this.faults = faults;
        mistakes = new Mistakes(faults);
    }

    List<Judgement> read(PartFile file) {
        return file.content().part("judgements").entries().entrySet().stream()
                .map(entry -> judgement(file.pack(), entry.getKey(), entry.getValue()))
                .toList();
    }

    private Judgement judgement(String pack, String code, Item item) {
        String register = item.text("register", "");
        mistakes.name(item.find("register"), registers.keySet(), "JUDGEP-001", "register");
        var rules = new ArrayList<Rule>();
        if (registers.containsKey(register)) {
            var words = new FieldWords(registers.get(register).part("fields"));
            item.part("rules")
                    .entries()
                    .forEach((name, rule) -> rule(name, rule, item, words).ifPresent(rules::add));
        }
        if (item.part("rules").entries().isEmpty())
            mistakes.tell(item, "JUDGEP-002", "It has no rule.", "Declare one, or take it away.");
        Mode mode = item.text("mode", "any").equals("all") ? Mode.ALL : Mode.ANY;
        return new Judgement(code, pack, item.part("title").inBothLanguages(), register, mode, rules);
    }

    private Optional<Rule> rule(String code, Item item, Item judgement, FieldWords words) {
        Item applies = item.find("applies");
        Expression when = applies == null ? null : condition(applies, words);
        Expression holds = condition(item.part("holds"), words);
        String basis = item.text("basis", judgement.text("basis", ""));
        if (basis.isEmpty())
            mistakes.tell(
                    item, "JUDGEP-006", "Nobody says where it is published.", "Give it, or the judgement, a basis.");
        Text group = group(item.find("group"), judgement.part("groups"));
        if (holds == null || (applies != null && when == null)) return Optional.empty();
        return Optional.of(new Rule(
                code, item.part("title").inBothLanguages(), group, basis, when, holds, item.text("holds", "")));
    }

    private @Nullable Text group(@Nullable Item group, Item groups) {
        mistakes.name(group, groups.entries().keySet(), "JUDGEP-005", "group");
        return group == null ? null : groups.part(group.text()).inBothLanguages();
    }

    private @Nullable Expression condition(Item item, FieldWords words) {
        try {
            Expression formula = FormulaParser.parse(item.text());
            Optional<Kind> kind = FormulaCheck.kind(formula, words, fault -> tell(item, fault));
            if (kind.isEmpty()) return null;
            if (kind.get() instanceof Kind.Truth) return formula;
            mistakes.tell(item, "JUDGEP-003", "This is no condition.", "Write a comparison.");
        } catch (FaultException e) {
            e.faults().forEach(fault -> tell(item, fault));
        }
        return null;
    }

    private void tell(Item item, Fault fault) {
        faults.accept(item.where().fault(fault.code(), fault.problem(), fault.remedy()));
    }

    /** The fields of a register; numbers are plain, in the unit of their field. */
    private record FieldWords(Item fields) implements Vocabulary {
        @Override
        public boolean hasClass(String classCode) {
            return false;
        }

        @Override
        public Optional<Kind> attribute(String classCode, String attribute) {
            return Optional.empty();
        }

        @Override
        public Optional<Kind> name(String name) {
            return Optional.ofNullable(fields.find(name)).map(FieldWords::kind);
        }

        private static Kind kind(Item field) {
            return switch (field.text("type", "string")) {
                case "boolean" -> new Kind.Truth();
                case "string" ->
                    new Kind.Text(field.part("enum").entries().keySet().stream().collect(Collectors.toList()));
                default -> new Kind.Amount(Unit.ONE);
            };
        }

        @Override
        public Optional<Unit> parameter(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<Unit> indicator(String code) {
            return Optional.empty();
        }
    }
}
