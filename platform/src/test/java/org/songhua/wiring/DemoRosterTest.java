package org.songhua.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.demo.DemoPeople;
import org.songhua.engine.duty.Matter;
import org.songhua.engine.duty.Roster;
import org.songhua.engine.duty.Watch;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.rule.Level;
import org.songhua.people.Caller;
import org.songhua.people.Organisation;
import org.songhua.people.Organisations;
import org.songhua.people.Users;
import org.songhua.warning.Duty;
import org.songhua.warning.internal.desk.DutyPlatform;

/** In the demo city somebody is on duty for every field at any hour, and more are called when that does not help. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoRosterTest {
    /** A Wednesday, a Saturday, the first of October, and a Saturday that is worked. */
    private static final List<Instant> DAYS = List.of(
            Instant.parse("2026-03-04T00:00:00Z"),
            Instant.parse("2026-03-07T00:00:00Z"),
            Instant.parse("2025-10-01T00:00:00Z"),
            Instant.parse("2026-02-14T00:00:00Z"));

    private static final TestPlatform PLATFORM = DutyPlatform.shared();
    private static final Duty DUTY = PLATFORM.bean(Duty.class);
    private static int added;

    @BeforeAll
    static void putInPlace() {
        Organisations organisations = PLATFORM.bean(Organisations.class);
        DemoPeople people = DemoPeople.read();
        // The platform is shared: other tests may have put one of that code there.
        Set<String> there =
                organisations.list().stream().map(Organisation::code).collect(Collectors.toSet());
        people.organisations().stream()
                .filter(one -> !there.contains(one.code()))
                .forEach(one -> organisations.create(one, new FaultLog(9), Caller.SYSTEM));
        Users users = PLATFORM.bean(Users.class);
        people.users().stream()
                .filter(one ->
                        one.profile().roles().contains("operator") || one.name().equals("supervisor"))
                .filter(one -> users.find(one.name()).isEmpty())
                .forEach(one -> users.create(
                        one.name(), one.profile(), "Falcon-River-2026", false, new FaultLog(9), Caller.SYSTEM));
        DutyPlatform.roster();
        added = DemoRoster.ensure(DUTY);
    }

    @AfterAll
    static void leaveNobodyOnDuty() {
        DutyPlatform.roster();
    }

    private static List<Watch> called(String pack, String region, Level level, int tier, Instant at) {
        return DUTY.roster().answering(new Matter(pack, region, level), tier, at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gas", "water", "drainage", "heating", "bridge", "tunnel", "hazard-source", "air"})
    @Order(1)
    void atAnyHourSomebodyAnswersForEveryFieldAndOneLeads(String pack) {
        for (Instant day : DAYS) {
            for (int half = 0; half < 48; half++) {
                Instant at = day.plus(Duration.ofMinutes(30L * half));
                assertThat(called(pack, null, Level.BLUE, 1, at))
                        .as("%s at %s", pack, at)
                        .hasSize(1);
                assertThat(called(pack, null, Level.BLUE, 2, at))
                        .as("%s at %s", pack, at)
                        .hasSize(1);
            }
        }
    }

    @Test
    @Order(1)
    void theGraverItIsTheMoreAreCalledInTheEnd() {
        Instant at = DAYS.getFirst();
        assertThat(called("gas", null, Level.BLUE, 3, at)).isEmpty();
        assertThat(called("gas", null, Level.YELLOW, 3, at)).hasSize(1);
        assertThat(called("gas", null, Level.ORANGE, 3, at)).hasSize(2);
        assertThat(called("gas", null, Level.RED, 3, at)).hasSize(3);
    }

    @Test
    @Order(1)
    void aDistrictAnswersForWhatNoFieldHas() {
        assertThat(called("air", "229903001", Level.BLUE, 1, DAYS.getFirst()))
                .extracting(Watch::organisation)
                .containsExactly("district-229903");
        assertThat(called("gas", "229903001", Level.BLUE, 1, DAYS.getFirst()))
                .extracting(Watch::organisation)
                .containsExactly("gas");
    }

    /** Three shifts of one crew each, and each crew has every shift once in four days. */
    @Test
    @Order(1)
    void fourCrewsTakeTurnsInThreeShifts() {
        Roster roster = DUTY.roster();
        var kept = new HashSet<String>();
        for (int shift = 0; shift < 12; shift++) {
            Instant at = DAYS.getFirst().plus(Duration.ofHours(8L * shift + 1));
            List<Watch> crew = roster.onDuty(at).stream()
                    .filter(watch -> watch.tier() == 1 && watch.organisation().equals("operation-centre"))
                    .toList();
            assertThat(crew).as("at %s", at).hasSize(1);
            kept.add(crew.getFirst().person().name() + " " + crew.getFirst().from());
        }
        assertThat(kept).hasSize(12);
    }

    @Test
    @Order(1)
    void onDaysOffAnotherLeadsTheHeat() {
        assertThat(called("heating", null, Level.BLUE, 2, DAYS.get(0))
                        .getFirst()
                        .person()
                        .name())
                .contains("带班经理");
        assertThat(called("heating", null, Level.BLUE, 2, DAYS.get(1))
                        .getFirst()
                        .person()
                        .name())
                .contains("休息日");
        assertThat(called("heating", null, Level.BLUE, 2, DAYS.get(2))
                        .getFirst()
                        .person()
                        .name())
                .contains("休息日");
        assertThat(called("heating", null, Level.BLUE, 2, DAYS.get(3))
                        .getFirst()
                        .person()
                        .name())
                .contains("带班经理");
    }

    @Test
    @Order(1)
    void nobodyIsReal() {
        assertThat(DUTY.roster().watches())
                .hasSize(added)
                .allMatch(watch -> watch.person().name().endsWith("（演示）"))
                .allMatch(watch -> watch.person().phone().startsWith("000-0000-"))
                .allMatch(watch -> watch.person().email().isEmpty());
    }

    @Test
    @Order(2)
    void whatTheCityHasOfItsOwnIsLeftAlone() {
        assertThat(DemoRoster.ensure(DUTY)).isZero();
        byte[] own = "organisation,person,from,until\nwater,甲,00:00,00:00\n".getBytes(StandardCharsets.UTF_8);
        DUTY.replace(own, Caller.SYSTEM);
        assertThat(DemoRoster.ensure(DUTY)).isZero();
        assertThat(DUTY.roster().watches()).hasSize(1);
    }
}
