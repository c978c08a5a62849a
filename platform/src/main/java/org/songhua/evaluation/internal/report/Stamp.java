package org.songhua.evaluation.internal.report;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songhua.evaluation.Reports.Order;

/**
 * Says in a file which report it is, so that the same can be written again and held against it.
 *
 * @param digest of all its numbers when it was written; 16 hexadecimal digits
 */
record Stamp(Order order, String digest) {
    /** Name of the property, in HTML and Word alike. */
    static final String NAME = "songhua-report";

    private static final Pattern FORM = Pattern.compile(
            "(\\w{1,40})\\|([\\w:*]{1,60})\\|(\\d{4})\\|(\\d{0,3})\\|([^|\"<>]{0,60})\\|([0-9a-f]{16})");
    private static final Pattern META = Pattern.compile("<meta name=\"" + NAME + "\" content=\"([^\"]{1,300})\">");

    String text() {
        Integer clause = order.clause();
        return String.join(
                "|",
                order.template(),
                order.geography(),
                order.period(),
                clause == null ? "" : clause.toString(),
                order.lead() == null ? "" : order.lead(),
                digest);
    }

    /** {@return the stamp of an HTML page; empty when it has none} */
    static Optional<Stamp> ofHtml(String html) {
        var found = META.matcher(html);
        return found.find() ? Optional.ofNullable(parsed(Html.plain(found.group(1)))) : Optional.empty();
    }

    private static @Nullable Stamp parsed(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) return null;
        Integer clause = parts.group(4).isEmpty() ? null : Integer.valueOf(parts.group(4));
        String lead = parts.group(5).isEmpty() ? null : parts.group(5);
        return new Stamp(new Order(parts.group(1), parts.group(2), parts.group(3), clause, lead), parts.group(6));
    }
}
