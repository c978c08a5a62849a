package org.songhua.edge.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.warning.Warning;
import org.songhua.warning.internal.live.WarningCity;
import tools.jackson.databind.JsonNode;

/** A list of warnings says how many there are in all and of each field, however few of them it shows. */
class WarningTotalsTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();

    private final WarningCity city = new WarningCity(PLATFORM);
    private final ApiClient reader = within(Scope.ALL);
    private List<Warning> raised;

    /** Five warnings far from one another, one of them red; two are made those of another field, of a district. */
    @BeforeEach
    void raise() {
        city.publish("levels:", "  yellow: {when: value > 50 %}", "  red: {when: value > 90 %}");
        for (int i = 0; i < 5; i++) city.send(city.sensor(20_000 * i), i, i == 4 ? 95 : 60);
        raised = city.raised();
        assertThat(raised).hasSize(5);
        for (int i : new int[] {1, 3})
            PLATFORM.database()
                    .database()
                    .update(
                            "update warning.warning set pack = ?, class = 'manhole', region = '220102003' where id = ?",
                            otherPack(),
                            raised.get(i).id());
    }

    private String otherPack() {
        return "field_" + city.property;
    }

    private static ApiClient within(Scope scope) {
        String token = PLATFORM.bean(ApiKeys.class)
                .create(
                        TestPeople.newName("reader"),
                        EnumSet.of(Permission.WARNING_VIEW),
                        scope,
                        null,
                        new FaultLog(9),
                        Caller.SYSTEM)
                .token();
        return new TestPeople(PLATFORM).client().with("Authorization", "Bearer " + token);
    }

    private JsonNode list(String more) {
        return list(reader, more);
    }

    private JsonNode list(ApiClient client, String more) {
        return client.get("/api/warnings?rule=" + city.rule + more).expect(200).json();
    }

    private static List<Long> ids(JsonNode list) {
        return list.path("items")
                .valueStream()
                .map(one -> one.path("id").asLong())
                .toList();
    }

    private List<Long> newestFirst() {
        return raised.reversed().stream().map(Warning::id).toList();
    }

    private long ofOwnPack(JsonNode list) {
        return list.path("byPack").path(raised.getFirst().pack()).asLong();
    }

    @Test
    void a_page_that_is_cut_tells_how_many_there_are() {
        JsonNode two = list("&limit=2");
        assertThat(ids(two)).isEqualTo(newestFirst().subList(0, 2));
        assertThat(two.path("total").asLong()).isEqualTo(5);
        assertThat(ofOwnPack(two)).isEqualTo(3);
        assertThat(two.path("byPack").path(otherPack()).asLong()).isEqualTo(2);
        assertThat(two.path("byPack")).hasSize(2);
    }

    @Test
    void pages_join_and_their_total_stays() {
        var joined = new ArrayList<Long>();
        JsonNode page = list("&limit=2");
        while (!page.path("items").isEmpty()) {
            assertThat(page.path("total").asLong()).isEqualTo(5);
            joined.addAll(ids(page));
            page = list("&limit=2&before=" + joined.getLast());
        }
        assertThat(joined).isEqualTo(newestFirst());
    }

    @Test
    void one_field_is_listed_and_the_others_are_still_counted() {
        JsonNode other = list("&limit=1&pack=" + otherPack());
        assertThat(ids(other)).containsExactly(raised.get(3).id());
        assertThat(other.path("total").asLong()).isEqualTo(2);
        assertThat(ofOwnPack(other)).isEqualTo(3);
        JsonNode none = list("&pack=none_" + city.property);
        assertThat(none.path("items")).isEmpty();
        assertThat(none.path("total").asLong()).isZero();
        assertThat(none.path("byPack")).hasSize(2);
    }

    @Test
    void other_conditions_are_counted_as_they_are_listed() {
        JsonNode red = list("&level=red");
        assertThat(ids(red)).containsExactly(raised.get(4).id());
        assertThat(red.path("total").asLong()).isEqualTo(1);
        assertThat(red.path("byPack")).hasSize(1);
        assertThat(list("&level=yellow").path("total").asLong()).isEqualTo(4);
        assertThat(list("&level=blue").path("total").asLong()).isZero();
        String third = raised.get(2).raisedAt().toString();
        JsonNode since = list("&limit=1&from=" + third);
        assertThat(since.path("total").asLong()).isEqualTo(3);
        assertThat(since.path("byPack").path(otherPack()).asLong()).isEqualTo(1);
        assertThat(list("&until=" + third).path("total").asLong()).isEqualTo(2);
        assertThat(list("&from=" + third + "&until=" + third).path("total").asLong())
                .isZero();
    }

    @Test
    void whoever_sees_less_is_told_of_less() {
        var district = within(new Scope(Set.of(), Set.of("220102"), Set.of()));
        for (ApiClient client : List.of(district, within(new Scope(Set.of(), Set.of(), Set.of("manhole"))))) {
            JsonNode seen = list(client, "&limit=1");
            assertThat(ids(seen)).containsExactly(raised.get(3).id());
            assertThat(seen.path("total").asLong()).isEqualTo(2);
            assertThat(seen.path("byPack")).hasSize(1);
        }
        JsonNode nothing = list(within(new Scope(Set.of(), Set.of("220103"), Set.of())), "");
        assertThat(nothing.path("total").asLong()).isZero();
        assertThat(nothing.path("byPack")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"&limit=0", "&limit=-7", "&limit=1"})
    void a_page_shows_one_at_least(String limit) {
        JsonNode page = list(limit);
        assertThat(page.path("items")).hasSize(1);
        assertThat(page.path("total").asLong()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&level=pink", "&counted=never"})
    void words_that_mean_nothing_are_told(String more) {
        reader.get("/api/warnings?rule=" + city.rule + more).expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"late", "judged", "false_alarms", "flapping"})
    void nothing_that_did_not_happen_is_counted(String counted) {
        JsonNode page = list("&counted=" + counted);
        assertThat(page.path("items")).isEmpty();
        assertThat(page.path("total").asLong()).isZero();
        assertThat(page.path("byPack")).isEmpty();
    }
}
