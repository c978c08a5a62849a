package org.songhua.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/**
 * Checks attribute values of city objects against what their class declares. Immutable and safe for use by many
 * threads; make one per class and keep it.
 *
 * <p>Fault codes: {@code CIM-011} unknown attribute, {@code CIM-012} missing, {@code CIM-013} wrong type,
 * {@code CIM-014} out of range, {@code CIM-015} pattern, {@code CIM-016} too long, {@code CIM-017} not among the
 * choices, {@code CIM-018} format. The field of the place is the name of the attribute.
 */
public final class AttributeSchema {
    private final String classCode;
    private final Map<String, AttributeCheck> checks = new LinkedHashMap<>();

    private AttributeSchema(String classCode, List<AttributeDefinition> attributes) {
        this.classCode = classCode;
        attributes.forEach(a -> checks.put(a.name(), new AttributeCheck(a)));
    }

    /** The schema of a class. */
    public static AttributeSchema of(ClassDefinition definition) {
        return new AttributeSchema(definition.code(), definition.attributes());
    }

    /** The schema of attributes that do not belong to a class yet. */
    public static AttributeSchema of(String classCode, Collection<AttributeDefinition> attributes) {
        return new AttributeSchema(classCode, List.copyOf(attributes));
    }

    /**
     * {@return all faults of an object's attributes, required ones included; empty when there is none}
     *
     * @param values attribute name to a String, Boolean or Number; null counts as absent
     */
    public List<Fault> check(Map<String, ? extends @Nullable Object> values) {
        var faults = new ArrayList<Fault>();
        for (var check : checks.values()) {
            if (values.get(check.name()) == null) check.missing().ifPresent(faults::add);
        }
        values.forEach((name, value) -> {
            if (value != null) checkValue(name, value).ifPresent(faults::add);
        });
        return faults;
    }

    /** {@return the fault of one value, if it has one} */
    public Optional<Fault> checkValue(String name, Object value) {
        var check = checks.get(name);
        return check == null ? Optional.of(unknown(name)) : check.fault(value);
    }

    /**
     * {@return the value that a text stands for: String, Long, Double or Boolean by the type of the attribute; empty
     * when the text cannot be read so, breaks a limit of the attribute, or the class has no such attribute}
     *
     * @param text as found in a tag or a CSV cell; a number may carry the unit of the attribute
     */
    public Optional<Object> coerce(String name, String text) {
        var check = checks.get(name);
        return check == null ? Optional.empty() : Optional.ofNullable(check.coerce(text));
    }

    private Fault unknown(String name) {
        var near = NearWords.nearest(name, checks.keySet());
        return Fault.refused(
                "CIM-011",
                Place.atField(name),
                "Class " + classCode + " has no attribute \"" + name + "\".",
                near.map(word -> "Did you mean \"" + word + "\"?")
                        .orElse("Use one of " + String.join(", ", checks.keySet()) + ", or leave it out."));
    }

    /** {@return whether the day lies in the years 1 to 9999, which all calendars and tables know} */
    public static boolean isDay(LocalDate day) {
        return day.getYear() >= 1 && day.getYear() <= 9999;
    }
}
