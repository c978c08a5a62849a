package org.songhua.register.internal.declared;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.flow.Guard;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Mistakes;
import org.songhua.people.Permission;
import org.songhua.register.Register;
import org.songhua.register.RegisterAction;
import org.songhua.register.RegisterField;
import org.songhua.register.RegisterState;
import org.songhua.register.internal.rules.LifeCycle;

/**
 * What the shape of a register cannot say: names that lead nowhere, conditions that cannot be read, states that nothing
 * reaches. Codes {@code REGP-001} to {@code REGP-012} {@code REGP-014} and {@code REGP-015}.
 */
final class RegisterCheck {
    /** Stands for an index column that is not there. */
    static final String NO_SLOT = "-";

    private static final int MOST_OF = 3;
    private static final int LONGEST_OF = 120;
    private static final Set<String> OWN_ACTIONS = Set.of(LifeCycle.CREATE, LifeCycle.ATTACH, "amend");
    private static final Set<String> OWN_COLUMNS =
            Set.of("key", "object", "department", "region", "longitude", "latitude", "state", "title");

    private final Register register;
    private final Item item;
    private final Mistakes mistakes;
    private final Set<String> fields;
    private final Set<String> states;

    RegisterCheck(Register register, Item item, Consumer<Fault> faults) {
        this.register = register;
        this.item = item;
        mistakes = new Mistakes(faults);
        fields = register.fields().stream().map(RegisterField::name).collect(Collectors.toSet());
        states = register.states().stream().map(one -> one.code()).collect(Collectors.toSet());
    }

    void run(Set<String> classes) {
        for (Item one : item.list("objects")) mistakes.name(one, classes, "REGP-001", "class");
        Item title = item.find("title_field");
        if (title != null) mistakes.name(title, fields, "REGP-002", "field");
        register.fields().forEach(this::field);
        register.actions().forEach(this::action);
        item.part("duties").entries().values().forEach(this::duty);
        item.part("demo").part("words").entries().forEach((name, at) -> {
            if (!fields.contains(name)) mistakes.unknown(at, name, fields, "REGP-002", "field");
            sample(name, at);
        });
        onlyOne(item.part("only_one"));
        reach();
        if (register.states().isEmpty())
            mistakes.tell(item.part("states"), "REGP-006", "There is no state.", "Declare one.");
    }

    private void sample(String field, Item at) {
        try {
            register.samples().words().getOrDefault(field, List.of()).forEach(word -> Register.Samples.text(word, 1));
        } catch (IllegalArgumentException e) {
            mistakes.tell(
                    at,
                    "REGP-015",
                    "{check} stands behind no 17 characters of a code.",
                    "Write 17 of 0-9, A-Z before it.");
        }
    }

    private void onlyOne(Item at) {
        List<Item> of = at.list("of");
        for (Item one : of) {
            if (mistakes.name(one, fields, "REGP-002", "field") && isLong(one.text()))
                mistakes.tell(one, "REGP-014", one.text() + " is too long to be compared.", "Give it maxLength: 120.");
        }
        if (of.size() > MOST_OF)
            mistakes.tell(at, "REGP-014", "More than three fields are compared.", "Name those that matter.");
        Item repeat = at.find("repeat");
        if (repeat == null) return;
        Set<String> actions =
                register.actions().stream().map(RegisterAction::code).collect(Collectors.toSet());
        if (mistakes.name(repeat, actions, "REGP-005", "action") && !isRepeatable(repeat.text()))
            mistakes.tell(
                    repeat,
                    "REGP-014",
                    repeat.text() + " leads elsewhere, or is not possible in every open state.",
                    "Leave `to` out and name all open states under `from`.");
    }

    private boolean isLong(String field) {
        return register.findField(field)
                .map(RegisterField::attribute)
                .map(one -> one.choices().isEmpty() && one.maxLength() > LONGEST_OF)
                .orElse(false);
    }

    private boolean isRepeatable(String action) {
        List<String> open = register.states().stream()
                .filter(state -> state.kind() == RegisterState.Kind.OPEN)
                .map(RegisterState::code)
                .toList();
        return register.findAction(action)
                .map(one -> one.to().isEmpty() && one.from().containsAll(open))
                .orElse(false);
    }

    private void field(RegisterField field) {
        Item at = item.part("fields").part(field.name());
        if (OWN_COLUMNS.contains(field.name()))
            mistakes.tell(at, "REGP-007", "A field cannot be called " + field.name() + ".", "Give it another name.");
        if (field.slot().equals(NO_SLOT))
            mistakes.tell(at, "REGP-008", "There are more filters than index columns.", "Take a filter away.");
        if (!Patterns.isRegex(at.text("pattern")))
            mistakes.tell(at.part("pattern"), "REGP-009", "The pattern is no regular expression.", "Mend it.");
        for (String key : List.of("shown_when", "required_when")) condition(at.find(key));
        for (String key : List.of("seen_by", "edited_by")) permission(at.find(key));
        if (field.name().equals(register.titleField()) && !field.seenBy().isEmpty())
            mistakes.tell(at, "REGP-010", "The title of records is seen by all.", "Choose another title_field.");
    }

    private void action(RegisterAction action) {
        Item at = item.part("actions").part(action.code());
        if (OWN_ACTIONS.contains(action.code()))
            mistakes.tell(at, "REGP-007", "An action cannot be called " + action.code() + ".", "Give it another name.");
        for (Item one : at.list("from")) mistakes.name(one, states, "REGP-003", "state");
        Item to = at.find("to");
        if (to != null) mistakes.name(to, states, "REGP-003", "state");
        for (Item one : at.list("fields")) mistakes.name(one, fields, "REGP-002", "field");
        for (Item one : at.list("evidence"))
            mistakes.name(one, register.evidence().keySet(), "REGP-004", "kind of evidence");
        var actors = new HashSet<String>(Set.of(LifeCycle.CREATE));
        register.actions().forEach(one -> actors.add(one.code()));
        for (Item one : at.list("differs_from")) mistakes.name(one, actors, "REGP-005", "action");
        permission(at.find("permission"));
        at.list("guards").forEach(guard -> condition(guard.find("holds")));
    }

    private void duty(Item at) {
        Item from = at.find("from");
        if (from != null && mistakes.name(from, fields, "REGP-002", "field") && !isDay(from.text()))
            mistakes.tell(from, "REGP-011", from.text() + " holds no days.", "Give the field format: date.");
        Item months = at.find("months_field");
        if (months != null && mistakes.name(months, fields, "REGP-002", "field") && !isWhole(months.text()))
            mistakes.tell(
                    months, "REGP-011", months.text() + " holds no whole numbers.", "Give the field type: integer.");
        condition(at.find("when"));
    }

    private boolean isDay(String field) {
        return register.findField(field)
                .map(one -> "date".equals(one.attribute().format()))
                .orElse(false);
    }

    private boolean isWhole(String field) {
        return register.findField(field)
                .map(one -> one.attribute().type() == AttributeDefinition.Type.INTEGER)
                .orElse(false);
    }

    /** A state that no action leads to is a mistake, save the first. */
    private void reach() {
        var reached = new HashSet<String>(Set.of(register.start()));
        register.actions().forEach(action -> reached.add(action.to()));
        item.part("states").entries().forEach((code, at) -> {
            if (!reached.contains(code))
                mistakes.tell(
                        at, "REGP-012", "Nothing leads to state " + code + ".", "Add an action, or take it away.");
        });
    }

    private void condition(@Nullable Item at) {
        if (at == null) return;
        String fault = Patterns.guardFault(at.text());
        if (fault != null) mistakes.tell(at, "REGP-009", fault, "Mend the condition.");
        else
            for (String name : Guard.parse(at.text()).names())
                if (!fields.contains(name)) mistakes.unknown(at, name, fields, "REGP-002", "field");
    }

    private void permission(@Nullable Item at) {
        if (at == null) return;
        Set<String> known =
                Arrays.stream(Permission.values()).map(Permission::code).collect(Collectors.toSet());
        mistakes.name(at, known, "REGP-005", "permission");
    }
}
