package org.songhua.sensing.internal.things;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.edge.sta.Town;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.odata.Query;
import org.songhua.engine.odata.QueryParser;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Listing;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observations;
import org.songhua.sensing.PageToken;
import org.songhua.sensing.Relation;
import org.songhua.sensing.Result;
import org.songhua.sensing.SensorThings;
import org.songhua.sensing.Target;

/** Pages at their ends: far behind the last entity, of nothing, and of readings that begin at one time. */
class FarPagesTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final SensorThings THINGS = PLATFORM.bean(SensorThings.class);
    private static final Observations READINGS = PLATFORM.bean(Observations.class);
    private static final Town TOWN = new Town();
    private static final Instant TIME = Instant.parse("1981-05-01T08:00:00Z");
    private static final int SPANS = 5;

    /** The fourth gauge has nothing but what begins at eight and ends one, two, three ... minutes later. */
    @BeforeAll
    static void sendSpans() {
        long stream = TOWN.datastreams.get(3);
        READINGS.deleteOf(stream);
        var spans = new ArrayList<NewObservation>();
        for (int i = 1; i <= SPANS; i++)
            spans.add(new NewObservation(
                    stream, TIME, TIME.plusSeconds(60L * i), null, new Result.Numeric(i), null, null));
        READINGS.append(spans);
    }

    private static Query query(Map<String, String> options) {
        return QueryParser.parse(options);
    }

    private static Target readings(int gauge) {
        return Target.of(Relation.DATASTREAM_OBSERVATIONS, TOWN.datastreams.get(gauge));
    }

    private static List<Object> numbers(Listing page) {
        return page.nodes().stream()
                .map(node -> (Object)
                        ((Result.Numeric) Objects.requireNonNull(node.entity().value("result"))).value())
                .toList();
    }

    /** Whatever is sorted by: nothing is there behind so many, and no page comes next that would be none. */
    @ParameterizedTest
    @ValueSource(strings = {"phenomenonTime", "phenomenonTime desc", "result", "result desc", "result,phenomenonTime"})
    void behind_more_readings_than_there_are_comes_nothing(String order) {
        for (String skip : List.of("3", "4", "2147483647")) {
            Listing page = THINGS.list(readings(0), query(Map.of("$orderby", order, "$skip", skip)));
            assertThat(page.nodes()).as(skip).isEmpty();
            assertThat(page.next()).as(skip).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "id desc", "phenomenonTime", "resultTime desc"})
    void behind_more_entities_than_there_are_comes_nothing(String order) {
        Target streams = Target.of(Relation.THING_DATASTREAMS, TOWN.things.get(0));
        for (String skip : List.of("1", "2", "2147483647")) {
            Listing page = THINGS.list(streams, query(Map.of("$orderby", order, "$skip", skip)));
            assertThat(page.nodes()).as(skip).isEmpty();
            assertThat(page.next()).as(skip).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "phenomenonTime,1",
        "phenomenonTime desc,1",
        "phenomenonTime desc,2",
        "result desc,1",
        "phenomenonTime,4"
    })
    void readings_that_begin_at_one_time_are_all_found_page_after_page(String order, String size) {
        var found = new ArrayList<Object>();
        var options = new LinkedHashMap<>(Map.of("$orderby", order, "$top", size));
        for (int pages = 0; pages <= SPANS; pages++) {
            Listing page = THINGS.list(readings(3), query(options));
            found.addAll(numbers(page));
            PageToken next = page.next();
            if (next == null) break;
            options.put("$skiptoken", next.text());
        }
        List<Object> expected =
                order.endsWith("desc") ? List.of(5.0, 4.0, 3.0, 2.0, 1.0) : List.of(1.0, 2.0, 3.0, 4.0, 5.0);
        assertThat(found).isEqualTo(expected);
    }

    /** A datastream with one reading has no page behind it. */
    @Test
    void behind_the_only_reading_comes_nothing() {
        long stream = TOWN.datastreams.get(2);
        READINGS.deleteOf(stream);
        READINGS.append(List.of(new NewObservation(stream, TIME, null, null, new Result.Numeric(7), null, null)));
        Listing page = THINGS.list(readings(2), query(Map.of("$orderby", "phenomenonTime desc", "$top", "1")));
        assertThat(numbers(page)).containsExactly(7.0);
        assertThat(page.next()).isNull();
    }

    @Test
    void a_page_of_nothing_counts_all_the_same() {
        Listing page = THINGS.list(readings(0), query(Map.of("$top", "0", "$count", "true")));
        assertThat(page.nodes()).isEmpty();
        assertThat(page.count()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s-1", "s2147483648", "x7", "t2026-05-01T08:00:00Z", "tnever_7", "i1.5", "t_7"})
    void what_is_no_token_of_ours_is_told(String token) {
        assertThat(PageToken.parse(token)).isEmpty();
        assertThatThrownBy(() -> THINGS.list(Target.all(EntityType.THING), query(Map.of("$skiptoken", token))))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).singleElement().satisfies(fault -> {
                            assertThat(fault.code()).isEqualTo("STA-003");
                            assertThat(fault.place().field()).isEqualTo("$skiptoken");
                        }));
    }

    @Test
    void tokens_come_back_as_they_were() {
        for (PageToken token : List.of(
                PageToken.skipping(0),
                PageToken.skipping(Integer.MAX_VALUE),
                PageToken.after(1),
                PageToken.after(Long.MAX_VALUE),
                PageToken.after(TIME, 3L << 30),
                PageToken.after(TIME.plusNanos(1000), 4)))
            assertThat(PageToken.parse(token.text())).as(token.text()).contains(token);
    }
}
