package org.songhua.register.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.register.Register;
import org.songhua.register.RegisterField;
import org.songhua.register.RegisterRecord;
import org.songhua.register.TimelineEntry;

/** Who sees and who changes which field. What cannot be seen cannot be asked for either: an answer would tell it. */
public final class FieldSight {
    private static final String MASK = "***";

    private FieldSight() {}

    /** {@return whether the caller sees the values of a field} */
    public static boolean sees(RegisterField field, Caller caller) {
        return may(field.seenBy(), caller);
    }

    private static boolean may(String permission, Caller caller) {
        return permission.isEmpty()
                || Permission.find(permission).map(caller::may).orElse(false);
    }

    /** {@return the record as the caller sees it} */
    public static RegisterRecord show(Register register, RegisterRecord record, Caller caller) {
        return new RegisterRecord(
                record.register(),
                record.id(),
                record.key(),
                record.title(),
                record.state(),
                record.object(),
                record.department(),
                record.region(),
                record.longitude(),
                record.latitude(),
                shown(register, record.fields(), caller),
                record.nextDue(),
                record.synthetic(),
                record.revision(),
                record.createdAt(),
                record.changedAt());
    }

    /** {@return an event as the caller sees it; the hash stays that of the whole} */
    public static TimelineEntry show(Register register, TimelineEntry entry, Caller caller) {
        return new TimelineEntry(
                entry.sequence(),
                entry.at(),
                entry.actor(),
                entry.action(),
                entry.from(),
                entry.to(),
                entry.note(),
                shown(register, entry.fields(), caller),
                entry.hash());
    }

    /** A field that its pack declares no more is seen by nobody: its permission went with it. */
    private static <T> Map<String, T> shown(Register register, Map<String, T> values, Caller caller) {
        var shown = new TreeMap<String, T>();
        values.forEach((name, value) -> register.findField(name).ifPresent(field -> {
            if (sees(field, caller) || value.equals("")) shown.put(name, value);
            else if (field.masked()) shown.put(name, masked(value));
        }));
        return shown;
    }

    /** A masked number becomes a text; its reader must know that it is not the number. */
    @SuppressWarnings("unchecked") // T is String or Object, and a String is both
    private static <T> T masked(T value) {
        return (T) (value instanceof String text ? mask(text) : MASK);
    }

    static String mask(String text) {
        int[] points = text.codePoints().toArray();
        if (points.length < 3) return MASK;
        return Character.toString(points[0]) + MASK + Character.toString(points[points.length - 1]);
    }

    /** {@return the names among these of fields whose values the caller does not see} */
    public static Set<String> unseen(Register register, Set<String> names, Caller caller) {
        return names.stream()
                .filter(name -> register.findField(name)
                        .map(field -> !sees(field, caller))
                        .orElse(false))
                .collect(Collectors.toSet());
    }

    /** {@return the fields among these that the caller may not change, as faults} */
    public static List<Fault> notEditable(Register register, Set<String> names, Caller caller) {
        var faults = new ArrayList<Fault>();
        for (String name : names) {
            register.findField(name)
                    .filter(field -> !may(field.editedBy(), caller) || !sees(field, caller))
                    .ifPresent(field -> faults.add(Fault.refused(
                            "REG-013",
                            Place.atField("/fields/" + name),
                            "You may not change " + name + ".",
                            "Leave it out, or let somebody do it who may.")));
        }
        return faults;
    }
}
