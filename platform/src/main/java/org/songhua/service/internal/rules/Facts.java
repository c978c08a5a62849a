package org.songhua.service.internal.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.text.Parsing;
import org.songhua.pack.AttributeDefinition;
import org.songhua.register.Register;
import org.songhua.register.RegisterField;

/** Values as they are sent, typed as their register declares them; whatever is no such value is not known. */
public final class Facts {
    private static final int LONGEST_NUMBER = 40;

    private Facts() {}

    /** {@return the values that are of the type of their field; an empty text is no value} */
    public static Map<String, Object> typed(Register register, Map<String, Object> sent) {
        var typed = new TreeMap<String, Object>();
        sent.forEach((name, value) -> {
            Object one = register.findField(name)
                    .map(field -> typed(field, value.toString().strip()))
                    .orElse(null);
            if (one != null) typed.put(name, one);
        });
        return typed;
    }

    private static @Nullable Object typed(RegisterField field, String text) {
        if (text.isEmpty()) return null;
        AttributeDefinition.Type type = field.attribute().type();
        if (type == AttributeDefinition.Type.STRING) return text;
        if (type == AttributeDefinition.Type.BOOLEAN) return truth(text);
        return number(text);
    }

    private static @Nullable Boolean truth(String text) {
        return List.of("true", "false").contains(text) ? Boolean.valueOf(text) : null;
    }

    private static @Nullable BigDecimal number(String text) {
        if (text.length() > LONGEST_NUMBER || text.matches(".*[eE].*")) return null;
        return Parsing.find(text, BigDecimal::new).orElse(null);
    }
}
