package org.songhua.engine.protocol.hj212;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/**
 * The data of an upload (commands 2011, 2031, 2051, 2061 and their like).
 *
 * @param time_us microseconds since 1970: the moment of 2011, the begin of the interval of the others. The standard's times are
 *     Chinese time, UTC+8
 * @param factors what was measured, in the order of the message
 */
public record Hj212Data(long time_us, List<Factor> factors) {
    private static final ZoneOffset CHINESE_TIME = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final String DATA_TIME = "DataTime";

    /**
     * One factor.
     *
     * @param code of HJ 212's tables, such as a34004 for PM2.5 or w01018 for COD
     * @param fields such as Rtd, Avg, Min, Max, Cou, Flag, with their text
     */
    public record Factor(String code, Map<String, String> fields) {
        /** Keeps the order of the fields. */
        public Factor {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /** {@return the field's number; null when it is absent or none} */
        public @Nullable Double number(String field) {
            String text = fields.get(field);
            if (text == null || text.isEmpty() || text.length() > 40) return null;
            try {
                double value = Double.parseDouble(text);
                return Double.isFinite(value) ? value : null;
            } catch (NumberFormatException e) {
                return null;
            }
        }

        /** True when the device itself says that the value is not to be trusted: any data flag but N (normal). */
        public boolean isDoubted() {
            String flag = fields.getOrDefault("Flag", "N");
            return !flag.isEmpty() && !flag.equals("N");
        }
    }

    /** Copies the list. */
    public Hj212Data {
        factors = List.copyOf(factors);
    }

    /** {@return the data of a message} @throws FaultException when it has no time, {@code HJ212-006} */
    public static Hj212Data of(Hj212Message message) {
        String time = message.find(DATA_TIME).orElse("");
        var fieldsByCode = new LinkedHashMap<String, Map<String, String>>();
        for (Map<String, String> group : message.groups())
            group.forEach((name, value) -> add(fieldsByCode, name, value));
        var factors = new ArrayList<Factor>();
        fieldsByCode.forEach((code, fields) -> factors.add(new Factor(code, fields)));
        return new Hj212Data(micros(time), factors);
    }

    /** Names are code, hyphen, field; others are about the message as a whole. */
    private static void add(Map<String, Map<String, String>> fieldsByCode, String name, String value) {
        int hyphen = name.indexOf('-');
        if (hyphen <= 0 || hyphen == name.length() - 1) return;
        fieldsByCode
                .computeIfAbsent(name.substring(0, hyphen), code -> new LinkedHashMap<>())
                .put(name.substring(hyphen + 1), value);
    }

    private static long micros(String time) {
        try {
            long second = LocalDateTime.parse(time, TIME).toEpochSecond(CHINESE_TIME);
            return second * 1_000_000;
        } catch (DateTimeException e) {
            throw new FaultException(Fault.refused(
                    "HJ212-006",
                    Place.atField(DATA_TIME),
                    "DataTime is \"" + time + "\".",
                    "Give a time as YYYYMMDDhhmmss, in Chinese time."));
        }
    }
}
