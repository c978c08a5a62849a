package org.songhua.register.internal.records;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.register.Register;
import org.songhua.register.RegisterRecord;
import org.songhua.register.RegisterState;
import org.songhua.register.internal.rules.Values;

/** What only one open record of a register may have, as one text. */
final class Sole {
    /** No value holds it: control characters are refused. */
    private static final String BETWEEN = "\u001f";

    private Sole() {}

    /** {@return the values that no other open record may have; null when the record is not held to that} */
    static @Nullable String of(Register register, RegisterRecord record) {
        List<String> names = register.onlyOne().of();
        if (names.isEmpty() || !isOpen(register, record)) return null;
        var values = new ArrayList<String>();
        for (String name : names) {
            Object value = record.fields().get(name);
            if (value == null) return null;
            values.add(Values.text(value));
        }
        return String.join(BETWEEN, values);
    }

    private static boolean isOpen(Register register, RegisterRecord record) {
        return register.findState(record.state())
                .map(state -> state.kind() == RegisterState.Kind.OPEN)
                .orElse(false);
    }
}
