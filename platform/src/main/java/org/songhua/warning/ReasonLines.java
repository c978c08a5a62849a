package org.songhua.warning;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Why there is a warning, in lines for people who get a letter or an alert. */
public final class ReasonLines {
    private static final int DIGITS = 5;

    private ReasonLines() {}

    /**
     * {@return a line for each reason: what, observed / limit unit; a dash for what is not known}
     *
     * @param reasonsJson of {@link Warning#reasonsJson}
     */
    public static List<String> of(String reasonsJson) {
        JsonNode reasons = JsonMapper.shared().readTree(reasonsJson);
        return StreamSupport.stream(reasons.spliterator(), false)
                .map(ReasonLines::line)
                .toList();
    }

    private static String line(JsonNode reason) {
        return "%s: %s / %s %s"
                .formatted(
                        reason.path("text").asString(""),
                        figure(reason.path("observed")),
                        figure(reason.path("limit")),
                        reason.path("unit").asString(""))
                .stripTrailing();
    }

    /** Nobody measures more than five digits; whole ones all stay. */
    private static String figure(JsonNode value) {
        if (!value.isNumber()) return value.asString("-");
        BigDecimal exact = value.decimalValue();
        BigDecimal told = exact.precision() - exact.scale() >= DIGITS
                ? exact.setScale(0, RoundingMode.HALF_UP)
                : exact.round(new MathContext(DIGITS, RoundingMode.HALF_UP));
        return told.signum() == 0 ? "0" : told.stripTrailingZeros().toPlainString();
    }
}
