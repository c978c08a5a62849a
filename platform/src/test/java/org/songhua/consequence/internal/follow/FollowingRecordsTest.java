package org.songhua.consequence.internal.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.Cases;
import org.songhua.casework.Reports;
import org.songhua.consequence.Consequence;
import org.songhua.consequence.Consequence.Cause;
import org.songhua.consequence.Consequence.Enters;
import org.songhua.consequence.Consequence.Opens;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultException;
import org.songhua.pack.Text;
import org.songhua.people.Caller;
import org.songhua.register.Evidence;
import org.songhua.register.RecordChanged;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.store.Database;

/** A record of a well brings about a car park: with which fields, where, how often, and what happens when it cannot. */
class FollowingRecordsTest {
    private static final String LOTS = "parking_charging";
    private static final Caller CLERK = Caller.all("clerk");
    private static final Map<String, Object> FIELDS = Map.of(
            "lot_name", "{name} {key}", "places", "{count}", "chargers", new BigDecimal(2), "operator_name", "{owner}");

    private final TestPlatform platform = TestPlatform.shared();
    private final Registers registers = platform.bean(Registers.class);
    private final Database database = platform.bean(Database.class);
    private final String key = TestPeople.newName("well");

    private Following following(String when, Map<String, Object> fields, String... then) {
        var enters = new Enters(LOTS, fields, Map.of(), List.of(then));
        return following(when, null, enters);
    }

    private Following following(String when, @Nullable Opens opens, Enters enters) {
        var cause = new Cause("trial_wells", List.of("create", "finish"), "", "", List.of(), when);
        var one = new Consequence("lot_of_well", "trial", new Text("场", "Lot"), "某法", List.of(), cause, opens, enters);
        return new Following(
                List.of(one), database, registers, platform.bean(Cases.class), platform.bean(Reports.class));
    }

    private static RecordChanged change(String register, String key, String action, Map<String, Object> more) {
        var fields = new HashMap<String, Object>(Map.of("name", "东井", "count", new BigDecimal("30")));
        fields.putAll(more);
        var record = new RegisterRecord(
                register,
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
                key,
                "t",
                "open",
                null,
                null,
                "220102",
                125.3,
                43.9,
                fields,
                null,
                true,
                1,
                Instant.EPOCH,
                Instant.parse("2026-03-01T18:00:00Z"));
        return new RecordChanged(record, "", action, CLERK);
    }

    private Optional<RegisterRecord> lot(String of) {
        return registers.findByKey(LOTS, "lot_of_well:trial_wells/" + of, CLERK);
    }

    @Test
    void whatIsEnteredHasTheValuesOfWhatHappenedAndLiesInItsRegion() {
        following("", FIELDS).follow(change("trial_wells", key, "create", Map.of()));
        RegisterRecord lot = lot(key).orElseThrow();
        assertThat(lot.fields()).containsEntry("lot_name", "东井 " + key);
        assertThat((BigDecimal) lot.fields().get("places")).isEqualByComparingTo("30");
        assertThat(lot.fields()).doesNotContainKey("operator_name");
        assertThat(lot.region()).isEqualTo("220102");
        assertThat(lot.synthetic())
                .as("what is made up brings about what is made up")
                .isTrue();
        assertThat(lot.state()).isEqualTo("open");
    }

    /** Half past one in the night of the second by the clocks of the country. */
    @Test
    void theDayIsThatOfTheCountry() {
        following("", Map.of("lot_name", "{day}", "places", BigDecimal.ONE))
                .follow(change("trial_wells", key, "create", Map.of()));
        assertThat(lot(key).orElseThrow().fields()).containsEntry("lot_name", "2026-03-02");
    }

    @Test
    void itFollowsOnceHoweverOftenTheRecordIsSeen() {
        Following following = following("", FIELDS, "close");
        following.follow(change("trial_wells", key, "create", Map.of()));
        assertThat(lot(key).orElseThrow().state()).isEqualTo("closed");
        long revision = lot(key).orElseThrow().revision();
        following.follow(change("trial_wells", key, "finish", Map.of("name", "西井")));
        assertThat(lot(key).orElseThrow().revision()).isEqualTo(revision);
        // After a restart, with nothing remembered, neither.
        following("", FIELDS, "close").follow(change("trial_wells", key, "create", Map.of()));
        assertThat(lot(key).orElseThrow().revision()).isEqualTo(revision);
    }

    @Test
    void otherRegistersStepsAndConditionsBringAboutNothing() {
        Following following = following("depth > 5", FIELDS);
        following.follow(change("other_wells", key, "create", Map.of("depth", BigDecimal.TEN)));
        following.follow(change("trial_wells", key, "amend", Map.of("depth", BigDecimal.TEN)));
        following.follow(change("trial_wells", key, "create", Map.of("depth", new BigDecimal(5))));
        following.follow(change("trial_wells", key, "create", Map.of()));
        assertThat(lot(key)).isEmpty();
        following.follow(change("trial_wells", key, "create", Map.of("depth", new BigDecimal("5.01"))));
        assertThat(lot(key)).isPresent();
    }

    /** The step is refused with what stands against the record that would follow, and nothing of it is left. */
    @Test
    void whatCannotBeEnteredRefusesTheStepAndLeavesNothing() {
        Following following = following("", Map.of("lot_name", "{name}", "places", new BigDecimal(-1)));
        assertThatThrownBy(() -> following.follow(change("trial_wells", key, "create", Map.of())))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("places");
        assertThat(lot(key)).isEmpty();
        Following step = following("", FIELDS, "reopen");
        assertThatThrownBy(() -> step.follow(change("trial_wells", key, "create", Map.of())))
                .isInstanceOf(FaultException.class);
        assertThat(lot(key)).as("entered and not reopened is neither").isEmpty();
    }

    @Test
    void aKeyOfAnyLengthCanBeFollowed() {
        String longest = key + "-" + "k".repeat(99 - key.length());
        assertThat(longest).hasSize(100);
        Following following = following("", Map.of("lot_name", "{name}", "places", BigDecimal.ONE));
        following.follow(change("trial_wells", longest, "create", Map.of()));
        following.follow(change("trial_wells", longest, "finish", Map.of()));
        long entered = database.get(
                "select count(*) as n from register.record where register = ? and key like ?",
                row -> row.whole("n"),
                LOTS,
                "lot_of_well:trial_wells/" + key + "-k%");
        assertThat(entered).isOne();
    }

    /** A car and a case: both or neither. */
    @Test
    void aCaseAndARecordOfOneHappeningStandOrFallTogether() {
        var opens = new Opens("e_water", "{name} 开了口", "");
        var bad = new Enters(LOTS, Map.of("lot_name", "{name}", "places", new BigDecimal(-1)), Map.of(), List.of());
        assertThatThrownBy(() -> following("", opens, bad).follow(change("trial_wells", key, "create", Map.of())))
                .isInstanceOf(FaultException.class);
        assertThat(reports()).isZero();
        var good = new Enters(LOTS, Map.of("lot_name", "{name}", "places", BigDecimal.ONE), Map.of(), List.of());
        following("", opens, good).follow(change("trial_wells", key, "create", Map.of()));
        assertThat(reports()).isOne();
        assertThat(lot(key)).isPresent();
    }

    private long reports() {
        return database.get(
                "select count(*) as n from casework.report where channel = 'register' and external_no = ?",
                row -> row.whole("n"),
                "lot_of_well:trial_wells/" + key);
    }

    @Test
    void evidenceIsWrittenWithTheValues() {
        var enters = new Enters(
                "credit_points",
                Map.of(
                        "enterprise", "某厂",
                        "credit_code", "91220101MA17FQRXXX",
                        "ground", "overdue",
                        "points", new BigDecimal(-5),
                        "happened_on", "2026-01-05"),
                Map.of("document", "依据 {key}"),
                List.of());
        following("", null, enters).follow(change("trial_wells", key, "create", Map.of()));
        RegisterRecord entered = registers
                .findByKey("credit_points", "lot_of_well:trial_wells/" + key, CLERK)
                .orElseThrow();
        assertThat(registers.evidence("credit_points", entered.id(), CLERK))
                .extracting(Evidence::name)
                .containsExactly("依据 " + key);
    }
}
