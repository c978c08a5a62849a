package org.songhua.edge.ogc.features;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.edge.ogc.http.Validator;

/**
 * Entity tags of single features: the revision, which says what a change was made on, and whatever else makes the bytes. They
 * are strong, since {@code If-Match} compares strongly (RFC 9110, 13.1.1).
 */
final class ItemTag {
    private static final Pattern FORM = Pattern.compile("\"(\\d{1,9})(?:\\.[A-Za-z0-9_-]{1,32})?\"");

    private ItemTag() {}

    /**
     * {@return the tag of an object}
     *
     * @param others what else the bytes follow from
     */
    static String of(CityObject object, Object... others) {
        String rest = Validator.of(others).replace("W/", "").replace("\"", "");
        return "\"" + object.revision() + "." + rest + "\"";
    }

    /** {@return the revision that an {@code If-Match} header names; empty when it names none} */
    static Optional<Integer> revision(@Nullable String ifMatch) {
        if (ifMatch == null) return Optional.empty();
        Matcher matcher = FORM.matcher(ifMatch.strip());
        return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }
}
