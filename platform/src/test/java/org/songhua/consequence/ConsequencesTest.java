package org.songhua.consequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Caller;
import org.songhua.register.ImportReport;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.store.Database;

/** What follows by itself: once for each happening, in the transaction of a step, or when its time has come. */
class ConsequencesTest {
    private static final Caller CLERK = Caller.all("clerk");
    private static final String MANIFESTS = "waste_manifests";
    private static final String PATCHES = "water_change_patches";

    private final TestPlatform platform = TestPlatform.shared();
    private final Registers registers = platform.bean(Registers.class);
    private final Consequences consequences = platform.bean(Consequences.class);
    private final Database database = platform.bean(Database.class);
    private final String key = TestPeople.newName("LD");

    private RegisterRecord load(String name) {
        RegisterRecord one = registers.create(
                MANIFESTS, RecordDraft.of(name, Map.of("waste_site", "一号工地", "waste_kind", "soil")), CLERK);
        return act(
                one,
                "load",
                Map.of("waste_carrier", "某队", "waste_truck", "ZT-01", "loaded_t", 30, "loaded_on", "2026-03-01"));
    }

    private RegisterRecord act(RegisterRecord one, String action, Map<String, Object> fields) {
        return registers.act(one.register(), one.id(), null, new RecordStep(action, null, fields), CLERK);
    }

    private RegisterRecord unload(RegisterRecord one) {
        return act(one, "unload", Map.of("unloaded_t", 30, "unloaded_on", "2026-03-01", "unload_place", "东郊"));
    }

    /** {@return codes of the consequences that opened a case because of a record} */
    private List<String> cases(String record) {
        return database.list(
                "select split_part(external_no, ':', 1) as code from casework.report where channel = 'register'"
                        + " and (external_no like '%/' || ? or external_no like '%/' || ? || '@%') order by number",
                row -> row.text("code"), record, record);
    }

    private static Instant on(String day) {
        return LocalDate.parse(day)
                .atTime(LocalTime.NOON)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant();
    }

    @Test
    void aWholeChainOpensNothing() {
        RegisterRecord one = load(key);
        act(one, "depart", Map.of("route_no", "R01"));
        unload(one);
        act(one, "dispose", Map.of("disposal_way", "reuse", "disposed_on", "2026-03-05"));
        consequences.follow(on("2026-06-01"));
        assertThat(cases(key)).isEmpty();
    }

    @Test
    void eachLinkThatIsLeftOutIsToldWhenTheNextIsSeen() {
        RegisterRecord noRoute = load(key + "a");
        unload(noRoute);
        assertThat(cases(key + "a")).containsExactly("waste_without_route");
        RegisterRecord noLoad = registers.create(
                MANIFESTS, RecordDraft.of(key + "b", Map.of("waste_site", "二号工地", "waste_kind", "soil")), CLERK);
        act(noLoad, "depart", Map.of("route_no", "R02"));
        unload(noLoad);
        // The same link is missed once, however many links come after it.
        assertThat(cases(key + "b")).containsExactly("waste_not_loaded");
        RegisterRecord noUnload = load(key + "c");
        act(noUnload, "depart", Map.of("route_no", "R03"));
        act(noUnload, "dispose", Map.of("disposal_way", "fill", "disposed_on", "2026-03-02"));
        assertThat(cases(key + "c")).containsExactly("waste_not_unloaded");
    }

    @Test
    void aLinkThatNeverComesIsToldWhenItsDayHasPassedAndOnlyOnce() {
        RegisterRecord one = load(key);
        consequences.follow(on("2026-03-01"));
        assertThat(cases(key)).isEmpty();
        consequences.follow(on("2026-03-02"));
        consequences.follow(on("2026-03-03"));
        assertThat(cases(key)).containsExactly("waste_not_arrived");
        act(one, "depart", Map.of("route_no", "R01"));
        unload(one);
        consequences.follow(on("2026-04-01"));
        assertThat(cases(key)).containsExactly("waste_not_arrived");
        consequences.follow(on("2026-04-02"));
        assertThat(cases(key)).containsExactly("waste_not_arrived", "waste_not_ended");
    }

    private static Map<String, Object> patch(String kind) {
        return Map.of(
                "patch_water", "南湖",
                "patch_kind", kind,
                "patch_m2", 1200,
                "patch_seen_on", "2026-05-01",
                "patch_source", "卫星影像");
    }

    @Test
    void aPatchOpensItsCaseAtItsPlaceAndOneThatTurnsOutWorseLater() {
        registers.create(PATCHES, new RecordDraft(key, null, null, null, 125.3, 43.9, patch("filling"), false), CLERK);
        assertThat(cases(key)).containsExactly("water_taken");
        var place = database.get(
                "select f.longitude, f.class from casework.report r join casework.case_file f on f.id = r.case_id"
                        + " where r.external_no like '%/' || ?",
                row -> row.number("longitude") + " " + row.text("class"), key);
        assertThat(place).isEqualTo("125.3 e_water");
        RegisterRecord season = registers.create(PATCHES, RecordDraft.of(key + "s", patch("season")), CLERK);
        assertThat(cases(key + "s")).isEmpty();
        act(season, RecordStep.AMEND, Map.of("patch_kind", "hardening"));
        act(season, RecordStep.AMEND, Map.of("patch_m2", 1300));
        assertThat(cases(key + "s")).containsExactly("water_taken");
    }

    @Test
    void aTableOpensACaseForEachRowThatIsTakenAndAPreviewNone() {
        String table = "key,patch_water,patch_kind,patch_m2,patch_seen_on,patch_source\n"
                + key + "1,南湖,filling,100,2026-05-01,影像\n"
                + key + "2,南湖,filling,-1,2026-05-01,影像\n"
                + key + "3,南湖,season,100,2026-05-01,影像\n";
        ImportReport preview = registers.importCsv(PATCHES, table, Map.of(), true, CLERK);
        assertThat(preview.faults()).isNotEmpty();
        assertThat(cases(key + "1")).isEmpty();
        registers.importCsv(PATCHES, table, Map.of(), false, CLERK);
        assertThat(cases(key + "1")).containsExactly("water_taken");
        assertThat(cases(key + "2")).isEmpty();
        assertThat(cases(key + "3")).isEmpty();
        registers.importCsv(PATCHES, table, Map.of(), false, CLERK);
        assertThat(cases(key + "1")).hasSize(1);
    }

    /** A step that is refused leaves no case behind. */
    @Test
    void stepAndConsequenceStandOrFallTogether() {
        RegisterRecord one = load(key);
        assertThatThrownBy(() -> act(one, "unload", Map.of("unloaded_t", 30))).isInstanceOf(FaultException.class);
        assertThat(cases(key)).isEmpty();
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    unload(one);
                    throw new IllegalStateException("power cut");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(cases(key)).isEmpty();
        unload(one);
        assertThat(cases(key)).containsExactly("waste_without_route");
    }

    /** More records are late than one page of a register holds: none is forgotten. */
    @Test
    void thousandsThatAreLateAreAllFound() {
        var drafts = new ArrayList<RecordDraft>();
        for (int i = 0; i < 1_203; i++) {
            Map<String, Object> fields =
                    Map.of("lot_name", "站前", "places", 10, "chargers", 2, "chargers_checked", "2001-01-02");
            drafts.add(RecordDraft.of(key + "-" + i, fields));
        }
        registers.enter("parking_charging", drafts, CLERK);
        LocalDate then = LocalDate.parse("2002-01-03");
        assertThat(registers.due("parking_charging", then, then, 5_000, CLERK))
                .filteredOn(item -> item.record().key().startsWith(key + "-"))
                .hasSize(1_203)
                .allSatisfy(item -> assertThat(item.on()).isEqualTo(LocalDate.parse("2002-01-02")));
        assertThat(registers.due("parking_charging", then, then, 1_100, CLERK)).hasSize(1_100);
    }

    @Test
    void theyAreListedAsThePacksDeclareThem() {
        assertThat(consequences.list())
                .extracting(Consequence::code)
                .contains("waste_without_route", "water_taken", "overdue_danger");
    }
}
