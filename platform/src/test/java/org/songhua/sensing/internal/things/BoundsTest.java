package org.songhua.sensing.internal.things;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.odata.ExpressionParser;
import org.songhua.sensing.ObservationQuery;

/** What of a condition the store of readings is asked, and whether that says it all. */
class BoundsTest {

    /** Readings have whole microseconds: behind 08:00 the first is a microsecond later, behind half a microsecond the next whole one. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            phenomenonTime ge 2026-05-01T08:00:00Z           | 2026-05-01T08:00:00Z           | -                              | true
            phenomenonTime gt 2026-05-01T08:00:00Z           | 2026-05-01T08:00:00.000001Z    | -                              | true
            phenomenonTime gt 2026-05-01T08:00:00.0000005Z   | 2026-05-01T08:00:00.0000005Z   | -                              | true
            phenomenonTime lt 2026-05-01T08:00:00Z           | -                              | 2026-05-01T08:00:00.000001Z    | false
            2026-05-01T08:00:00Z lt phenomenonTime           | 2026-05-01T08:00:00.000001Z    | -                              | true
            phenomenonTime eq 2026-05-01T08:00:00Z           | 2026-05-01T08:00:00Z           | 2026-05-01T08:00:00.000001Z    | false
            phenomenonTime ne 2026-05-01T08:00:00Z           | -                              | -                              | false
            resultTime ge 2026-05-01T08:00:00Z               | -                              | -                              | false
            """)
    void of_time(String condition, Instant from, Instant until, boolean exact) {
        Bounds.Narrowed narrowed = Bounds.narrow(ObservationQuery.ALL, ExpressionParser.parse(condition));
        assertThat(narrowed.query().from()).isEqualTo(from);
        assertThat(narrowed.query().until()).isEqualTo(until);
        assertThat(narrowed.exact()).isEqualTo(exact);
    }

    /** A decimal may lie beside the double that is kept, so what the store finds is tested once more. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            result gt 3.5        | 3.5 | -
            result ge 3.5        | 3.5 | -
            3.5 ge result        | -   | 3.5
            result lt 3.5        | -   | 3.5
            result eq 3.5        | 3.5 | 3.5
            result ne 3.5        | -   | -
            result gt '3'        | -   | -
            result add 1 gt 3.5  | -   | -
            """)
    void of_results(String condition, Double min, Double max) {
        Bounds.Narrowed narrowed = Bounds.narrow(ObservationQuery.ALL, ExpressionParser.parse(condition));
        assertThat(narrowed.query().min()).isEqualTo(min);
        assertThat(narrowed.query().max()).isEqualTo(max);
        assertThat(narrowed.exact()).isFalse();
    }

    @Test
    void several_conditions_leave_the_narrowest_span() {
        ObservationQuery query = ObservationQuery.ALL;
        for (String condition : new String[] {
            "phenomenonTime ge 2026-05-01T08:00:00Z",
            "phenomenonTime ge 2026-05-01T07:00:00Z",
            "phenomenonTime le 2026-05-02T00:00:00Z",
            "phenomenonTime lt 2026-05-03T00:00:00Z",
            "result gt 3",
            "result gt 2",
            "result lt 9",
            "result le 10"
        }) query = Bounds.narrow(query, ExpressionParser.parse(condition)).query();
        assertThat(query.from()).isEqualTo("2026-05-01T08:00:00Z");
        assertThat(query.until()).isEqualTo("2026-05-02T00:00:00.000001Z");
        assertThat(query.min()).isEqualTo(3);
        assertThat(query.max()).isEqualTo(9);
    }
}
