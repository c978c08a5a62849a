package org.songhua.warning.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.people.Scope;
import org.songhua.warning.WarningRules;
import org.songhua.warning.internal.desk.DutyPlatform;
import org.songhua.warning.internal.rules.RuleCatalogue;

/** An input that the nearest other thing serves. Stations are of a city 11.1 km north of the sensors'. */
class NearestInputTest {
    private final WarningCity city = new WarningCity(DutyPlatform.shared());
    private final WarningCity north = new WarningCity(DutyPlatform.shared());

    private String source(int within_m, String condition) {
        return """
            rules:
              %s:
                name: {zh: 试验, en: Test}
                inputs:
                  %s: {unit: '%%', every: 5 min}
                  %s: {unit: '%%', every: 5 min, nearest_within: %d}
                levels:
                  yellow: {when: %s}
            """.formatted(city.rule, city.property, north.property, within_m, condition);
    }

    private void publish(int within_m) {
        city.platform
                .bean(WarningRules.class)
                .publish(source(within_m, "value - " + north.property + " > 10 %"), "for a test", WarningCity.CHIEF);
    }

    @Test
    void theNearestOfAllStationsServes() {
        long far = north.sensor(9000);
        long near = north.sensor(0);
        long sensor = city.sensor(0);
        publish(20_000);
        north.send(far, 0, 0);
        north.send(near, 0, 40);
        city.send(sensor, 1, 45);
        assertThat(city.raised()).as("45 less 40").isEmpty();
        north.send(near, 2, 30);
        assertThat(city.raised()).hasSize(1);
        assertThat(city.raised().getFirst().reasonsJson()).contains("\"observed\": 15");
    }

    @Test
    void aStationThatIsTooFarOffServesNobody() {
        long station = north.sensor(0);
        publish(11_000);
        north.send(station, 0, 0);
        city.send(city.sensor(0), 1, 99);
        assertThat(city.raised()).isEmpty();
    }

    @Test
    void whatTheThingItselfMeasuresComesFirst() {
        long station = north.sensor(0);
        long sensor = city.sensor(0);
        long thing = city.platform
                .database()
                .database()
                .get("select thing from sensing.datastream where id = ?", row -> row.whole("thing"), sensor);
        long own = north.datastream(thing, "%");
        publish(20_000);
        north.send(station, 0, 90);
        north.send(own, 0, 10);
        city.send(sensor, 1, 25);
        assertThat(city.raised().getFirst().reasonsJson()).contains("\"observed\": 15");
    }

    /** A station that is set up later serves from its first reading on, and is judged by its own rules as before. */
    @Test
    void aStationThatComesLaterServesAndKeepsItsOwnRules() {
        publish(20_000);
        north.publish("levels:", "  red: {when: value > 80 %}");
        long sensor = city.sensor(0);
        city.send(sensor, 0, 99);
        long station = north.sensor(0);
        north.send(station, 1, 85);
        assertThat(north.raised()).hasSize(1);
        city.send(sensor, 2, 99);
        assertThat(city.raised()).hasSize(1);
    }

    @Test
    void aTrialRunReadsTheStationToo() {
        long station = north.sensor(0);
        long sensor = city.sensor(0);
        north.send(station, 0, 40);
        city.send(sensor, 1, 55);
        var run = city.platform
                .bean(WarningRules.class)
                .dryRun(
                        source(20_000, "value - " + north.property + " > 10 %"),
                        city.start.minus(Duration.ofHours(1)),
                        city.start.plus(Duration.ofHours(1)),
                        Scope.ALL);
        assertThat(run.episodes()).hasSize(1);
    }

    /** Such a rule needs more than one thing in one place, so that no cluster judges it. */
    @Test
    void itIsJudgedHere() {
        publish(20_000);
        var rule = city.platform.bean(RuleCatalogue.class).find(city.rule).orElseThrow();
        assertThat(new JudgedElsewhere(true).isHere(rule)).isTrue();
        assertThat(rule.nearestWithin_m()).containsEntry(north.property, 20_000.0);
        assertThat(List.of(rule.digest())).doesNotContain(withoutDistance());
    }

    private long withoutDistance() {
        publish(19_000);
        return city.platform
                .bean(RuleCatalogue.class)
                .find(city.rule)
                .orElseThrow()
                .digest();
    }
}
