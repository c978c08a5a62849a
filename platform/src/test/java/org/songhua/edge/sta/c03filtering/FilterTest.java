package org.songhua.edge.sta.c03filtering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.edge.sta.Requirement;
import org.songhua.edge.sta.Town;
import org.songhua.edge.sta.Verifies;

/** What filters find in a row of four gauges, numbered 0 to 3. */
class FilterTest {
    private static final Town TOWN = new Town();

    private static List<Integer> numbers(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            name eq 'Gauge 1'                                  | 1
            name ne 'Gauge 1'                                  | 0 2 3
            not (name eq 'Gauge 1')                            | 0 2 3
            name eq 'Gauge 1' or name eq 'Gauge 3'             | 1 3
            substringof('auge 2',name)                         | 2
            startswith(name,'Gauge') and endswith(name,'0')    | 0
            contains(tolower(name),'gauge 3')                  | 3
            length(name) eq 7 and indexof(name,'3') eq 6       | 3
            substring(name,6) eq '2'                           | 2
            substring(name,0,5) eq 'Gauge' and toupper(name) eq 'GAUGE 0' | 0
            concat(name,trim(' x ')) eq 'Gauge 1x'             | 1
            properties/n gt 1                                  | 2 3
            properties/n add 1 le 2                            | 0 1
            properties/n mod 2 eq 1                            | 1 3
            properties/n mul 2 sub 1 eq 5 div 1                | 3
            round(properties/n div 2) eq 1                     | 1 2
            properties/odd eq true                             | 1 3
            properties/odd                                     | 1 3
            properties/n eq '1'                                | 1
            properties/n ne '1'                                | 0 2 3
            properties/n eq '1.0'                              |
            properties/odd eq 'true'                           | 1 3
            not properties/odd                                 | 0 2
            not properties/n                                   |
            properties/n                                       |
            't1' in properties/tags                            | 1
            2 in properties/tags                               | 2
            '2' in properties/tags                             |
            1 in properties/town                               |
            properties/n eq Locations/properties/n             | 0 1 2 3
            properties/nothing eq null                         | 0 1 2 3
            properties/nothing ne null                         |
            properties/nothing gt 1                            |
            properties/list[0]/k eq 'v2'                       | 2
            properties/n in (0,3)                              | 0 3
            Locations/name eq 'Place 2'                        | 2
            startswith(HistoricalLocations/Locations/name,'Place 0') | 0
            HistoricalLocations/time lt now()                  | 0 1 2 3
            year(HistoricalLocations/time) ge 2026             | 0 1 2 3
            Locations/properties/town eq properties/town       | 0 1 2 3
            Datastreams/Sensor/name eq 'Sensor 1'              | 1
            Datastreams/Observations/result eq 21              | 2
            Datastreams/Observations/result gt 1 and Datastreams/Observations/result lt 12 | 0 1
            Locations/any(l:l/name eq 'Place 3')               | 3
            Datastreams/any(d:d/name eq 'Level 1' and d/Sensor/name eq 'Sensor 1') | 1
            Datastreams/any(d:d/Observations/any(o:o/result eq 12)) | 1
            Datastreams/all(d:d/name eq 'Level 1')             | 1
            MultiDatastreams/id ne null                        |
            st_within(Locations/location,geography'POLYGON((125.05 43,125.25 43,125.25 44,125.05 44,125.05 43))') | 1 2
            name eq 'it''s' or 1 eq 2                          |
            now() gt 2020-01-01T00:00:00Z                      | 0 1 2 3
            """)
    @Verifies({Requirement.FILTER, Requirement.FILTER_OPERATIONS, Requirement.QUERY_FUNCTIONS})
    void ofThings(String filter, String gauges) {
        assertThat(TOWN.gauges(filter)).as(filter).containsExactlyInAnyOrderElementsOf(numbers(gauges));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            geo.distance(location,geography'POINT(125.1 43.8)') lt 0.15      | 0 1 2
            geo.distance(geography'POINT(125.1 43.8)',location) gt 0.15      | 3
            not (geo.distance(location,geography'POINT(125.1 43.8)') lt 0.15)| 3
            geo.length(location) eq 0                                        | 0 1 2 3
            geo.intersects(location,geography'LINESTRING(125 43.8,125.15 43.8)') | 0 1
            st_equals(location,geography'POINT(125.2 43.8)')                 | 2
            st_disjoint(location,geography'POINT(125.2 43.8)')               | 0 1 3
            st_intersects(location,geography'POINT(125.2 43.8)') or name eq 'Place 0' | 0 2
            st_touches(geography'LINESTRING(125.2 43.8,125.2 44)',location)  | 2
            st_contains(geography'POLYGON((124 43,125.05 43,125.05 44,124 44,124 43))',location) | 0
            st_crosses(location,geography'POINT(125.2 43.8)')                |
            st_overlaps(location,geography'POINT(125.2 43.8)')               |
            st_relate(location,geography'POINT(125.2 43.8)','T********')     | 2
            location/type eq 'Point' and location/coordinates[0] gt 125.15   | 2 3
            """)
    @Verifies(Requirement.QUERY_FUNCTIONS)
    void ofPlaces(String filter, String places) {
        assertThat(TOWN.places(filter)).as(filter).containsExactlyInAnyOrderElementsOf(numbers(places));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Thing/properties/n ge 2                                          | 2 3
            unitOfMeasurement/symbol eq 'm' and Sensor/name eq 'Sensor 0'    | 0
            Observations/result gt 20                                        | 2 3
            Observations/FeatureOfInterest/name eq 'Place 1'                 | 1
            st_within(Thing/Locations/location,geography'POLYGON((125.05 43,125.15 43,125.15 44,125.05 44,125.05 43))') | 1
            phenomenonTime lt 2026-05-01T03:00:00Z                           | 0 1 2 3
            during(phenomenonTime,2026-05-01T00:00:00Z/2026-05-01T01:00:00Z) |
            overlaps(phenomenonTime,2026-05-01T01:00:00Z)                    | 0 1 2 3
            ObservedProperty/definition eq 'https://example.org/level' and Thing/Locations/name eq 'Place 3' | 3
            """)
    @Verifies(Requirement.FILTER)
    void ofDatastreams(String filter, String streams) {
        assertThat(TOWN.streams(filter)).as(filter).containsExactlyInAnyOrderElementsOf(numbers(streams));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            result gt 21                                                     | 22 30 31 32
            result ge 21 and result lt 31                                    | 21 22 30
            21 lt result and 31 gt result                                    | 22 30
            result eq 12                                                     | 12
            result eq '12'                                                   | 12
            result mod 10 eq 0                                               | 0 10 20 30
            phenomenonTime eq 2026-05-01T01:00:00Z                           | 1 11 21 31
            phenomenonTime ge 2026-05-01T02:00:00Z                           | 2 12 22 32
            phenomenonTime lt 2026-05-01T09:00:00+08:00                      | 0 10 20 30
            phenomenonTime gt 2026-05-01T00:00:00Z and phenomenonTime lt 2026-05-01T02:00:00Z and result gt 11 | 21 31
            during(phenomenonTime,2026-05-01T01:00:00Z/2026-05-01T02:00:00Z) | 1 11 21 31
            hour(phenomenonTime) eq 2 and date(phenomenonTime) eq 2026-05-01 | 2 12 22 32
            parameters/hour eq 0                                             | 0 10 20 30
            parameters/hour eq '0'                                           | 0 10 20 30
            not parameters/hour                                              |
            parameters/hour eq Datastream/Thing/properties/n                 | 0 11 22
            1 in parameters/hours                                            | 1 2 11 12 21 22 31 32
            resultTime eq null and result lt 2                               | 0 1
            Datastream/name eq 'Level 2'                                     | 20 21 22
            Datastream/Thing/properties/n eq 1 and result ne 11              | 10 12
            Datastream/Thing/Locations/name eq 'Place 0'                     | 0 1 2
            FeatureOfInterest/name eq 'Place 3' and result gt 30             | 31 32
            geo.distance(FeatureOfInterest/feature,geography'POINT(125.1 43.8)') lt 0.05 | 10 11 12
            Datastream/name eq 'Level 2' or result eq 0                      | 0 20 21 22
            not (result lt 30)                                               | 30 31 32
            """)
    @Verifies({Requirement.FILTER, Requirement.FILTER_OPERATIONS})
    void ofReadings(String filter, String results) {
        assertThat(TOWN.results(filter)).as(filter).containsExactlyElementsOf(numbers(results));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing eq 1",
                "Datastreams/nothing eq 1",
                "name",
                "name eq",
                "'a' eq name)",
                "st_within(Locations/location,'x')",
                "Locations/any(l:l/nothing eq 1)",
                "name/any(x:true)"
            })
    @Verifies(Requirement.STATUS_CODES)
    void aWrongFilterIsRefusedWithItsReason(String filter) {
        var answer = TOWN.sta.get("/Things", "$filter", filter);
        assertThat(answer.status()).as(answer.text()).isIn(400, 501);
        assertThat(answer.code()).matches("(ODATA|STA)-\\d{3}");
    }

    /** Every value goes to the database as a parameter. */
    @ParameterizedTest
    @ValueSource(
            strings = {"'; drop table sensing.thing; --", "' or 1=1 --", "\\", "%", "_", "?", "{b}", "%s", "\"", "$1"})
    void aHostileTextIsJustAText(String text) {
        String literal = "'" + text.replace("'", "''") + "'";
        assertThat(TOWN.gauges("name eq " + literal)).isEmpty();
        assertThat(TOWN.gauges("properties/town eq " + literal)).isEmpty();
        assertThat(TOWN.gauges("substringof(" + literal + ",name)")).isEmpty();
    }
}
