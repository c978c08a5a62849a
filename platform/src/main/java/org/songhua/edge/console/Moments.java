package org.songhua.edge.console;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Days;
import org.songhua.cim.Moment;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.text.Parsing;

/** Reads times of requests, as {@link Days} takes them; of a day that something is shown as of, its end. */
final class Moments {
    private Moments() {}

    /** {@return the moment} @throws FaultException when a text is no time */
    static Moment parse(@Nullable String asOf, @Nullable String validAt) {
        return Moment.of(asOf == null ? null : end("asOf", asOf), validAt == null ? null : end("validAt", validAt));
    }

    /** {@return the time, of a date its last microsecond} */
    static Instant end(String field, String text) {
        return read(field, text, Days::end);
    }

    private static Instant read(String field, String text, Function<String, Instant> reader) {
        return Parsing.find(text, reader).orElseThrow(() -> noTime(field, text));
    }

    private static FaultException noTime(String field, String text) {
        String remedy = "Give a time such as 2026-01-31T00:00:00Z, or a date such as 2026-01-31.";
        return new FaultException(Fault.refused("CIM-009", Place.atField(field), "'" + text + "' is no time.", remedy));
    }
}
