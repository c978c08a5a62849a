package org.songhua.engine.cql;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Words of the grammar: which characters make a name, which words mean something else, and names of enums. */
final class Names {
    private static final Set<String> KEYWORDS =
            Set.of("AND", "OR", "NOT", "LIKE", "BETWEEN", "IN", "IS", "NULL", "TRUE", "FALSE", "DIV");
    /** First and last code point of each range of annex B, rule identifierStart. */
    private static final int[] STARTS = {
        ':', ':', '_', '_', 'A', 'Z', 'a', 'z', 0xC0, 0xD6, 0xD8, 0xF6, 0xF8, 0x2FF, 0x370, 0x37D, 0x37F, 0x1FFE,
        0x200C, 0x200D, 0x2070, 0x218F, 0x2C00, 0x2FEF, 0x3001, 0xD7FF, 0xF900, 0xFDCF, 0xFDF0, 0xFFFD, 0x10000, 0xEFFFF
    };

    private Names() {}

    static boolean isStart(int point) {
        for (int i = 0; i < STARTS.length; i += 2) {
            if (point >= STARTS[i] && point <= STARTS[i + 1]) return true;
        }
        return false;
    }

    static boolean isPart(int point) {
        return isStart(point)
                || point == '.'
                || (point >= '0' && point <= '9')
                || (point >= 0x300 && point <= 0x36F)
                || point == 0x203F
                || point == 0x2040;
    }

    static boolean isKeyword(String word) {
        return KEYWORDS.contains(word.toUpperCase(Locale.ROOT));
    }

    /** {@return whether a name can stand without quotation marks} */
    static boolean isPlain(String name) {
        if (name.isEmpty() || isKeyword(name) || !isStart(name.codePointAt(0))) return false;
        return name.codePoints().allMatch(Names::isPart);
    }

    /** {@return the constant whose name is the word in any case} */
    static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(upper)) return Optional.of(constant);
        }
        return Optional.empty();
    }
}
