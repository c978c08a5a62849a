package org.songhua.edge.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.casework.Reports.PublicQuery;
import org.songhua.casework.TestCases;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import tools.jackson.databind.JsonNode;

/** Questions for requests (GeoReport v2): what they mean when much is left out, and what is said of those that mean nothing. */
class Open311QueryTest {
    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
    private static final Duration DAYS_90 = Duration.ofDays(90);

    private static PublicQuery read(String... namesAndValues) {
        var parameters = new HashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) parameters.put(namesAndValues[i], namesAndValues[i + 1]);
        return Open311Query.read(parameters, NOW);
    }

    @Test
    void nothingAtAllIsTheFirstThousandOfTheLastNinetyDays() {
        PublicQuery query = read();
        assertThat(query.from()).isEqualTo(NOW.minus(DAYS_90));
        assertThat(query.to()).isNull();
        assertThat(query.open()).isNull();
        assertThat(query.numbers()).isEmpty();
        assertThat(query.offset()).isZero();
        assertThat(query.limit()).isEqualTo(1000);
    }

    @Test
    void anEndAloneIsOfTheNinetyDaysBeforeIt() {
        PublicQuery query = read("end_date", "2026-03-01T00:00:00Z");
        assertThat(query.to()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(query.from()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z").minus(DAYS_90));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        2026-01-01T00:00:00Z, 2026-04-01T00:00:00Z, true
        2026-01-01T00:00:00Z, 2026-04-01T00:00:01Z, true
        2026-01-01T00:00:00Z, 2026-04-01T00:00:02Z, false
        2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z, true
        2026-01-01T00:00:01Z, 2026-01-01T00:00:00Z, false
        2026-01-01T08:00:00+08:00, 2026-01-01T00:00:00Z, true
        """)
    void aPeriodHasNinetyDaysAtMostAndAnEndAfterItsBegin(String from, String to, boolean taken) {
        if (taken) assertThat(read("start_date", from, "end_date", to).to()).isEqualTo(Instant.parse(to));
        else assertThatThrownBy(() -> read("start_date", from, "end_date", to)).isInstanceOf(Refused.class);
    }

    /** A browser turns the plus of an offset into a blank. */
    @Test
    void anOffsetIsReadAsABrowserLeavesIt() {
        assertThat(read("start_date", "2026-03-01T08:00:00 08:00").from()).isEqualTo("2026-03-01T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        -, 0, 1000
        1, 0, 1000
        2, 1000, 1000
        1000000, 999999000, 1000
        """)
    void aPageBeginsBehindThoseBeforeIt(String page, int offset, int limit) {
        PublicQuery query = page == null ? read() : read("page", page);
        assertThat(query.offset()).isEqualTo(offset);
        assertThat(query.limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
        open        | true
        closed      | false
        open,closed | -
        closed, open| -
        open,open   | true
        ''          | -
        """)
    void aStatusIsOneOrBoth(String status, Boolean open) {
        assertThat(read("status", status).open()).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        status     | done
        status     | open,done
        page       | 0
        page       | -1
        page       | 1e3
        page       | 99999999
        page_size  | 0
        page_size  | 1001
        page_size  | ten
        start_date | yesterday
        start_date | 2026-05-01
        end_date   | 2026-13-01T00:00:00Z
        updated_after | now
        bbox       | 1,2,3
        bbox       | 1,2,3,4,5
        bbox       | a,b,c,d
        bbox       | 3,2,1,4
        bbox       | 1,4,3,2
        bbox       | NaN,2,3,4
        bbox       | 1,2,Infinity,4
        bbox       | 1d,2,3,4
        bbox       | 0x1p0,2,3,4
        start_date | +999999999-12-31T23:59:59Z
        end_date   | -999999999-01-01T00:00:00Z
        start_date | +10000-01-01T00:00:00Z
        updated_before | -0001-01-01T00:00:00Z
        """)
    void whatMeansNothingIsRefusedByItsName(String name, String value) {
        assertThatThrownBy(() -> read(name, value))
                .as("%s=%s", name, value)
                .isInstanceOf(Refused.class)
                .hasMessageContaining(name);
    }

    @Test
    void whatIsNoNumberOfOursFindsNothingAndDoesNotMeanAll() {
        assertThat(read("service_request_id", "7, x ,9").numbers()).containsExactly(7L, -1L, 9L);
        assertThat(read("service_request_id", "99999999999999999999").numbers()).containsExactly(-1L);
        assertThat(read("service_code", " 01001 ,02001").classes()).containsExactly("01001", "02001");
    }

    private final TestCases test = new TestCases(TestPlatform.shared());
    private final ApiClient client = new ApiClient(TestPlatform.shared().address());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start_date=%2B999999999-12-31T23:59:59Z",
                "end_date=-999999999-01-01T00:00:00Z",
                "updated_after=%2B999999999-12-31T23:59:59Z",
                "page=1000001",
                "bbox=1d,2,3,4"
            })
    void overHttpAMistakeIsAnAnswerOf400InItsForm(String question) {
        for (String path : List.of("requests", "servicerequestupdates")) {
            if (path.startsWith("service") && !question.contains("_date")) continue;
            Answer answer = client.get("/open311/v2/" + path + ".json?" + question);
            assertThat(answer.status())
                    .as(path + "?" + question + " " + answer.text())
                    .isEqualTo(400);
            assertThat(answer.json().get(0).path("code").asInt()).isEqualTo(400);
            assertThat(answer.json().get(0).path("description").asString()).isNotBlank();
        }
    }

    /** Each of a number of requests is found by its number, alone and in a list, whatever else is asked. */
    @Test
    void aRequestIsFoundByItsNumberWhateverElseIsAsked() {
        var random = new Random(20261128);
        var numbers = new java.util.TreeSet<Long>();
        for (int i = 0; i < 5; i++)
            numbers.add(test.get(test.reported()).reports().getFirst().number());
        boolean isPublic =
                client.get("/open311/v2/services.json").expect(200).text().contains("\"01001\"");
        String list = String.join(",", numbers.stream().map(String::valueOf).toList());
        JsonNode found = client.get("/open311/v2/requests.json?service_request_id=" + list
                        + "&start_date=2020-01-01T00:00:00Z&end_date=2020-01-02T00:00:00Z&status=closed&page_size="
                        + (5 + random.nextInt(100)))
                .expect(200)
                .json();
        assertThat(found.valueStream()
                        .map(one -> one.path("service_request_id").asLong())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(isPublic ? numbers : List.of());
        for (long number : numbers)
            client.get("/open311/v2/requests/" + number + ".json").expect(isPublic ? 200 : 404);
    }
}
