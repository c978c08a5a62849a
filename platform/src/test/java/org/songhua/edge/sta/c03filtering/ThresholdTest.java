package org.songhua.edge.sta.c03filtering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.edge.sta.StaClient;
import org.songhua.edge.sta.Town;
import tools.jackson.databind.JsonNode;

/** Readings beyond a threshold over many streams: the newest first, page by page, the same as all of them filtered by hand. */
class ThresholdTest {
    private static final Town TOWN = new Town();
    private static final StaClient STA = TOWN.sta;

    /** A year that no other test reads: minute m of gauge g is g * 100 + m, and every 25th stands out by 1000. */
    @BeforeAll
    static void send() {
        for (int gauge = 0; gauge < 4; gauge++) {
            var rows = new ArrayList<String>();
            for (int minute = 0; minute < 100; minute++) {
                int value = gauge * 100 + minute + (minute % 25 == gauge ? 1000 : 0);
                rows.add("[\"%s\", %d]".formatted(time(minute), value));
            }
            STA.post("/CreateObservations", """
                    [{"Datastream": {"@iot.id": %d}, "components": ["phenomenonTime", "result"], "dataArray": [%s]}]
                    """.formatted(TOWN.datastreams.get(gauge), String.join(",", rows)))
                    .expect(201);
        }
    }

    private static String time(int minute) {
        return "1987-03-01T%02d:%02d:00Z".formatted(minute / 60, minute % 60);
    }

    private static final String YEAR =
            "phenomenonTime ge 1987-01-01T00:00:00Z and phenomenonTime lt 1988-01-01T00:00:00Z";

    private static List<Integer> results(String filter, String order, int top) {
        var found = new ArrayList<Integer>();
        JsonNode page = STA.json(
                "/Observations",
                "$filter",
                filter,
                "$orderby",
                order,
                "$top",
                Integer.toString(top),
                "$select",
                "result");
        while (true) {
            page.path("value").forEach(one -> found.add(one.path("result").asInt()));
            if (!page.has("@iot.nextLink")) return found;
            page = STA.follow(page.path("@iot.nextLink").asString()).expect(200).json();
        }
    }

    /** Of minutes 75 to 99 those that stand out are 75 (gauge 0) to 78 (gauge 3), of 50 to 74 those from 50 to 53, and so on. */
    @Test
    void theNewestAreFirstAndPagesGoOnBehindThem() {
        List<Integer> expected = IntStream.of(75, 50, 25, 0)
                .boxed()
                .flatMap(m -> IntStream.of(3, 2, 1, 0).mapToObj(gauge -> 1000 + gauge * 100 + m + gauge))
                .toList();
        for (int top : new int[] {1, 5, 100})
            assertThat(results("result gt 999 and " + YEAR, "phenomenonTime desc", top))
                    .isEqualTo(expected);
    }

    @Test
    void theOldestAreFirstWhenAskedSo() {
        assertThat(results("result gt 1000 and result le 1126 and " + YEAR, "phenomenonTime", 3))
                .containsExactly(1101, 1025, 1126, 1050, 1075);
    }

    @Test
    void nothingIsFoundAboveAllAndTheBorderItselfIsLeftOut() {
        assertThat(results("result gt 1378 and " + YEAR, "phenomenonTime desc", 10))
                .isEmpty();
        assertThat(results("result ge 1378 and " + YEAR, "phenomenonTime desc", 10))
                .containsExactly(1378);
    }

    @Test
    void countsSinceATimeLeaveOutTheTimeItselfWhenAskedSo() {
        for (String filter : new String[] {"ge 1987-03-01T01:30:00Z", "gt 1987-03-01T01:29:59.9999995Z"})
            assertThat(count(filter)).isEqualTo(40);
        assertThat(count("gt 1987-03-01T01:30:00Z")).isEqualTo(36);
    }

    private static long count(String since) {
        return STA.json(
                        "/Observations",
                        "$filter",
                        "phenomenonTime " + since + " and phenomenonTime lt 1988-01-01T00:00:00Z",
                        "$count",
                        "true",
                        "$top",
                        "0")
                .path("@iot.count")
                .asLong();
    }
}
