package org.songhua.edge.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.register.RecordQuery;
import org.songhua.register.RecordQuery.Sort;

/** A question for records, read from the parameters of an address. */
class RecordQueriesTest {
    private static List<Fault> faults(Map<String, String> parameters) {
        try {
            RecordQueries.read(parameters);
            return List.of();
        } catch (FaultException e) {
            return e.faults();
        }
    }

    @Test
    void nothingAsksForTheFirstHundredByKey() {
        RecordQuery query = RecordQueries.read(Map.of());
        assertThat(query.limit()).isEqualTo(100);
        assertThat(query.sort()).isEqualTo(Sort.KEY);
        assertThat(query.state()).isNull();
        assertThat(query.box()).isEmpty();
        assertThat(query.equal()).isEmpty();
    }

    @Test
    void everyParameterIsRead() {
        RecordQuery query = RecordQueries.read(Map.ofEntries(
                Map.entry("state", " open "),
                Map.entry("region", "2201"),
                Map.entry("department", "d"),
                Map.entry("q", "北安"),
                Map.entry("dueUntil", "2026-02-28"),
                Map.entry("bbox", "125.1,43.5,125.2,43.6"),
                Map.entry("sort", "due"),
                Map.entry("after", "2026-01-01 k-1"),
                Map.entry("limit", "1000"),
                Map.entry("f.kind", "a"),
                Map.entry("f.depth.min", "3"),
                Map.entry("f.depth.max", "9")));
        assertThat(query.state()).isEqualTo("open");
        assertThat(query.region()).isEqualTo("2201");
        assertThat(query.department()).isEqualTo("d");
        assertThat(query.text()).isEqualTo("北安");
        assertThat(query.dueUntil()).isEqualTo(LocalDate.parse("2026-02-28"));
        assertThat(query.box()).containsExactly(125.1, 43.5, 125.2, 43.6);
        assertThat(query.sort()).isEqualTo(Sort.DUE);
        assertThat(query.after()).isEqualTo("2026-01-01 k-1");
        assertThat(query.limit()).isEqualTo(1_000);
        assertThat(query.equal()).isEqualTo(Map.of("kind", "a"));
        assertThat(query.least()).isEqualTo(Map.of("depth", "3"));
        assertThat(query.most()).isEqualTo(Map.of("depth", "9"));
    }

    @Test
    void whatIsBlankIsNotAsked() {
        RecordQuery query =
                RecordQueries.read(Map.of("state", " ", "f.kind", "", "bbox", "", "limit", " ", "dueUntil", ""));
        assertThat(query).isEqualTo(RecordQuery.first(100));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "limit; 0",
                "limit; 1001",
                "limit; -1",
                "limit; 1e2",
                "limit; 99999999999999999999",
                "sort; state",
                "dueUntil; 2026-02-30",
                "dueUntil; tomorrow",
                "dueUntil; +999999999-12-31",
                "dueUntil; 0000-01-01",
                "bbox; 1,2,3",
                "bbox; 1,2,3,4,5",
                "bbox; 3,2,1,4",
                "bbox; 1,4,3,2",
                "bbox; 1,2,NaN,4",
                "bbox; 1,2,Infinity,4",
                "bbox; a,b,c,d",
                "whatever; x",
                "State; open",
            })
    void whatMakesNoSenseIsToldWithItsParameter(String name, String value) {
        assertThat(faults(Map.of(name, value))).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("REG-032");
            assertThat(fault.place().field()).isEqualTo(name);
            assertThat(fault.remedy()).isNotBlank();
        });
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThat(faults(Map.of(
                        "limit",
                        "x",
                        "sort",
                        "x",
                        "dueUntil",
                        "x",
                        "bbox",
                        "x",
                        "nothing",
                        "x",
                        "q",
                        "x".repeat(201),
                        "state",
                        "\0")))
                .extracting(fault -> fault.place().field())
                .containsExactlyInAnyOrder("limit", "sort", "dueUntil", "bbox", "nothing", "q", "state");
    }

    /** The cursor of an order by day is of another form than that of one by key. */
    @Test
    void aPageIsContinuedInTheOrderInWhichItBegan() {
        assertThat(RecordQueries.read(Map.of("after", "any key at all")).after())
                .isEqualTo("any key at all");
        for (String cursor : List.of("any key at all", "2026-01-01", "9999-99-99 k", "+999999999-12-31 k", " k"))
            assertThat(faults(Map.of("after", cursor, "sort", "due")))
                    .as(cursor)
                    .hasSize(1);
        assertThat(RecordQueries.read(Map.of("after", "2026-01-01 k", "sort", "due"))
                        .after())
                .isEqualTo("2026-01-01 k");
    }

    @Test
    void aQuestionOfNoSizeIsAMistakeOfTheProgram() {
        assertThatThrownBy(() -> RecordQuery.first(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordQuery.first(1_001)).isInstanceOf(IllegalArgumentException.class);
        assertThat(RecordQuery.first(5)
                        .where("a", "b")
                        .where("c", "d")
                        .in("open")
                        .equal())
                .isEqualTo(Map.of("a", "b", "c", "d"));
    }
}
