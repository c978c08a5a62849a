package org.songhua.engine.linkage;

import java.util.List;
import org.songhua.engine.text.Grams;

/** In which form a value becomes part of a key. */
public enum KeyForm {
    /** The text in normal form. */
    EXACT,
    /** The code of an enterprise, blanks and letter case left aside. */
    CODE,
    /** The first three characters of a name without region and legal form. */
    HEAD,
    /** The last three. */
    TAIL,
    /** Digits of a telephone number. */
    PHONE,
    /** Road and number, or place and building, of an address. */
    DOOR,
    /** The square in which it lies. */
    PLACE;

    private static final int FEW = 3;

    /** {@return the keys under which a record stands} */
    List<String> homes(LinkRule.Part part, LinkRecord record) {
        if (this == PLACE) return record.isPlaced() ? List.of(new Squares(part.metres()).home(record)) : List.of();
        String value = record.value(part.of());
        return value.isBlank()
                ? List.of()
                : texts(value).stream().filter(text -> !text.isEmpty()).toList();
    }

    /** {@return the keys under which it looks for others} */
    List<String> probes(LinkRule.Part part, LinkRecord record) {
        if (this != PLACE) return homes(part, record);
        return record.isPlaced() ? new Squares(part.metres()).around(record) : List.of();
    }

    private List<String> texts(String value) {
        return switch (this) {
            case EXACT -> List.of(Grams.normalise(value));
            case CODE -> List.of(CreditCode.plain(value));
            case HEAD -> List.of(head(Names.core(value)));
            case TAIL -> List.of(tail(Names.core(value)));
            case PHONE -> List.of(Likeness.phone(value));
            case DOOR -> AddressKey.of(value).doors();
            case PLACE -> List.of();
        };
    }

    private static String head(String name) {
        return name.substring(0, Math.min(FEW, name.length()));
    }

    private static String tail(String name) {
        return name.substring(Math.max(0, name.length() - FEW));
    }
}
