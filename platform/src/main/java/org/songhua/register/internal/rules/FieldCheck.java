package org.songhua.register.internal.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.flow.Guard;
import org.songhua.pack.AttributeSchema;
import org.songhua.register.Register;
import org.songhua.register.RegisterField;

/**
 * Checks the values of a record against what its register declares. Immutable; make one for each register.
 *
 * <p>Faults are those of {@link AttributeSchema} ({@code CIM-011} to {@code CIM-018}), {@code REG-011} for a value that is
 * missing under the condition that holds, and {@code REG-012} for one that is not asked for.
 */
public final class FieldCheck {
    private static final String ALWAYS = "true";

    private final Register register;
    private final AttributeSchema schema;
    private final Map<String, Guard> shown = new HashMap<>();
    private final Map<String, Guard> required = new HashMap<>();

    public FieldCheck(Register register) {
        this.register = register;
        schema = AttributeSchema.of(
                register.code(),
                register.fields().stream().map(RegisterField::attribute).toList());
        for (RegisterField field : register.fields()) {
            if (!field.shownWhen().isEmpty()) shown.put(field.name(), Guard.parse(field.shownWhen()));
            if (!field.requiredWhen().isEmpty()) required.put(field.name(), Guard.parse(field.requiredWhen()));
        }
    }

    /** {@return all faults of these typed values} */
    public List<Fault> faults(Map<String, Object> values) {
        var faults = new ArrayList<Fault>();
        schema.check(values)
                .forEach(fault -> faults.add(
                        fault.at(Place.atField("/fields/" + fault.place().field()))));
        for (RegisterField field : register.fields()) {
            boolean given = values.containsKey(field.name());
            boolean asked = isAsked(field.name(), values);
            if (given && !asked) faults.add(notAsked(field));
            if (!given && asked && isRequired(field.name(), values)) faults.add(missing(field));
        }
        return faults;
    }

    /** {@return whether the form asks for a field} */
    public boolean isAsked(String field, Map<String, Object> values) {
        Guard guard = shown.get(field);
        return guard == null || guard.holds(values);
    }

    /** {@return whether a record without a field that is asked for would be refused} */
    public boolean isRequired(String field, Map<String, Object> values) {
        Guard guard = required.get(field);
        return guard != null && guard.holds(values);
    }

    private static Fault notAsked(RegisterField field) {
        return Fault.refused(
                "REG-012",
                Place.atField("/fields/" + field.name()),
                field.name() + " is given, which is asked for only when " + field.shownWhen() + ".",
                "Leave it empty, or correct what it depends on.");
    }

    private static Fault missing(RegisterField field) {
        String when = field.requiredWhen().equals(ALWAYS) ? "" : " when " + field.requiredWhen();
        return Fault.refused(
                "REG-011",
                Place.atField("/fields/" + field.name()),
                field.name() + " is missing, which is required" + when + ".",
                "Fill it in.");
    }
}
