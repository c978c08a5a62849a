package org.songhua.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songhua.service.Household.APPLICATIONS;
import static org.songhua.service.Household.CHIEF;
import static org.songhua.service.Household.CLERK;
import static org.songhua.service.Household.SERVICE;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.FaultException;
import org.songhua.ledger.Ledgers;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.register.TimelineEntry;
import org.songhua.store.Database;

/** What holds of applications over their whole life, whichever way they are changed. */
class LifeOfApplicationsTest {
    private final TestPlatform platform = TestPlatform.shared();
    private final Applications applications = platform.bean(Applications.class);
    private final Registers registers = platform.bean(Registers.class);
    private final Database database = platform.bean(Database.class);

    private RegisterRecord record(String number, String state) {
        return applications.list(SERVICE, state, 1_000, CHIEF).stream()
                .map(Waiting::record)
                .filter(one -> one.key().equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoTookTheFormAtTheCounterDoesNotApproveIt() {
        Household one = Household.inNeed("low");
        one.receipt = applications.apply(SERVICE, one.form(), CLERK);
        one.brings("income_proof", "identity_copy");
        one.does(CHIEF, "accept", Map.of());
        assertThatThrownBy(() -> one.does(CLERK, "approve", Map.of("need_score", 1)))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("FLOW-107");
        var reader = new Caller("reader", Set.of(Permission.REGISTER_VIEW), Scope.ALL);
        assertThatThrownBy(() ->
                        applications.apply(SERVICE, Household.inNeed("low").form(), reader))
                .isInstanceOf(NotAllowedException.class);
    }

    @Test
    void theHistoryOfAnApplicationProvesItselfAndNamesNobodyWhoApplied() {
        Household one = Household.inNeed("low").waits(60);
        RegisterRecord record = record(one.application(), "waiting");
        List<TimelineEntry> events = registers.timeline(APPLICATIONS, record.id(), CHIEF);
        assertThat(events)
                .extracting(TimelineEntry::action)
                .containsExactly("create", "attach", "attach", "accept", "approve");
        assertThat(events.subList(0, 3)).extracting(TimelineEntry::actor).containsOnly("applicant");
        assertThat(events.get(1).note()).startsWith("income_proof: sealed sha256:");
        assertThat(events.toString()).doesNotContain(one.identity, "王小明", "13800");
        assertThat(registers.firstBroken(APPLICATIONS, record.id(), CHIEF)).isZero();
    }

    @Test
    void rulesHoldToWhenTheRecordIsChangedThroughItsRegister() {
        Household one = Household.inNeed("low").with("income_month_cny", 3_000).applies();
        one.brings("income_proof", "identity_copy");
        RegisterRecord record = record(one.application(), "submitted");
        registers.act(APPLICATIONS, record.id(), null, RecordStep.of("accept"), CLERK);
        var approve = new RecordStep("approve", null, Map.of("need_score", 9));
        assertThatThrownBy(() -> registers.act(APPLICATIONS, record.id(), null, approve, CHIEF))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("SERV-021");
        assertThat(one.tracked().steps()).extracting(Tracked.Step::state).containsExactly("submitted", "reviewing");
        // What was refused left nothing: neither a step nor a place nor a certificate.
        assertThat(one.tracked().place()).isNull();
        assertThat(one.tracked().certificate()).isNull();
        registers.act(
                APPLICATIONS,
                record.id(),
                null,
                new RecordStep(RecordStep.AMEND, null, Map.of("income_month_cny", 2_000)),
                CLERK);
        registers.act(APPLICATIONS, record.id(), null, approve, CHIEF);
        assertThat(one.tracked().place()).isPositive();
    }

    @Test
    void aMadeUpApplicationIsJudgedByItsRulesAndNeedsNoDocuments() {
        Household one = Household.inNeed("low");
        var draft = new RecordDraft("DEMO-L-" + one.number, null, null, null, null, null, one.fields, true);
        registers.create(APPLICATIONS, draft, CLERK);
        applications.decide(SERVICE, draft.key(), null, RecordStep.of("accept"), CLERK);
        var approve = new RecordStep("approve", null, Map.of("need_score", 9));
        assertThat(applications
                        .decide(SERVICE, draft.key(), null, approve, CHIEF)
                        .state())
                .isEqualTo("waiting");
        Waiting shown = applications.list(SERVICE, "waiting", 1_000, CHIEF).stream()
                .filter(found -> found.record().key().equals(draft.key()))
                .findFirst()
                .orElseThrow();
        assertThat(shown.record().synthetic()).isTrue();
        assertThat(shown.place()).isPositive();
        assertThat(applications.document(SERVICE, draft.key(), 1, CHIEF)).isEmpty();
        long certified = database.get(
                "select count(*) as n from service.application where number = ? and certificate_mark is not null",
                row -> row.whole("n"),
                draft.key());
        assertThat(certified).isZero();
    }

    @Test
    void whoDeclinesAHomeWaitsAgainBehindEqualsAndKeepsTheCertificate() {
        Household one = Household.inNeed("low").waits(33);
        Household equal = Household.inNeed("low").waits(33);
        assertThat(one.tracked().place()).isLessThan(equal.tracked().place());
        String certificate = one.tracked().certificate();
        one.does(CHIEF, "allot", Map.of("home_key", Household.home("declined-" + one.number), "turn_reason", "测试"));
        assertThat(one.tracked().place()).isNull();
        assertThat(one.tracked().certificate()).isEqualTo(certificate);
        one.does(CHIEF, "decline", Map.of());
        assertThat(one.tracked().place()).isGreaterThan(equal.tracked().place());
        assertThat(applications.verify(certificate).orElseThrow().standing()).isEqualTo(Certified.Standing.VALID);
        assertThat(one.tracked().steps())
                .extracting(Tracked.Step::state)
                .containsExactly("submitted", "reviewing", "waiting", "allotted", "waiting");
    }

    @Test
    void oneThatCannotBePaidIsToldAndTheOthersArePaid() {
        YearMonth month = YearMonth.now(ZoneId.of("Asia/Shanghai"));
        String from = month.atDay(1).toString();
        Household broken = Household.inNeed("low").with("wish", "subsidy").waits(44);
        Household sound = Household.inNeed("low").with("wish", "subsidy").waits(44);
        for (Household one : List.of(broken, sound))
            one.does(CHIEF, "grant", Map.of("subsidy_month_cny", 9_999, "subsidy_from", from, "turn_reason", "测试"));
        broken.does(CHIEF, RecordStep.AMEND, Map.of("subsidy_month_cny", ""));
        Paid paid = applications.pay(SERVICE, month, CHIEF);
        assertThat(paid.refused())
                .filteredOn(fault -> broken.application().equals(fault.place().field()))
                .extracting(fault -> fault.code())
                .containsExactly("SERV-031");
        assertThat(postings(sound)).isEqualTo(1);
        assertThat(postings(broken)).isZero();
        // Once it is mended, the same question pays it and nobody twice.
        broken.does(CHIEF, RecordStep.AMEND, Map.of("subsidy_month_cny", 12));
        applications.pay(SERVICE, month, CHIEF);
        assertThat(postings(sound)).isEqualTo(1);
        assertThat(postings(broken)).isEqualTo(1);
    }

    private static Caller district(String region) {
        return new Caller("district-" + region, CHIEF.permissions(), new Scope(Set.of(), Set.of(region), Set.of()));
    }

    private Household subsidised(String region) {
        Household one = Household.inNeed("low").with("wish", "subsidy");
        var form = new ApplicationForm(one.fields, one.personal, region, null, null);
        one.receipt = applications.apply(SERVICE, form, Applications.APPLICANT);
        one.brings("income_proof", "identity_copy");
        one.does(CLERK, "accept", Map.of());
        one.does(CHIEF, "approve", Map.of("need_score", 44));
        String from = YearMonth.now(ZoneId.of("Asia/Shanghai")).atDay(1).toString();
        one.does(CHIEF, "grant", Map.of("subsidy_month_cny", 100, "subsidy_from", from, "turn_reason", "测试"));
        return one;
    }

    /** A ledger is whole or it is none: who sees a part of the city pays nobody. */
    @Test
    void whoSeesADistrictPaysNobodyNotEvenTheirs() {
        YearMonth month = YearMonth.now(ZoneId.of("Asia/Shanghai"));
        Household here = subsidised("220171");
        assertThatThrownBy(() -> applications.pay(SERVICE, month, district("220171")))
                .isInstanceOf(NotFoundException.class);
        assertThat(postings(here)).isZero();
        applications.pay(SERVICE, month, CHIEF);
        assertThat(postings(here)).isEqualTo(1);
    }

    /** What is paid is that of the state, the month and the amount as they stand. */
    @Test
    void whoHasNoSubsidyAnyMoreIsPaidNothingForTheMonthsAfter() {
        YearMonth month = YearMonth.now(ZoneId.of("Asia/Shanghai"));
        Household ended = subsidised("220175");
        Household goesOn = subsidised("220175");
        ended.does(CHIEF, "pay_first", Map.of());
        ended.does(CHIEF, "finish", Map.of());
        applications.pay(SERVICE, month, CHIEF);
        assertThat(postings(ended)).isZero();
        assertThat(postings(goesOn)).isEqualTo(1);
        goesOn.does(CHIEF, RecordStep.AMEND, Map.of("subsidy_month_cny", 200));
        applications.pay(SERVICE, month, CHIEF);
        assertThat(postings(goesOn))
                .as("a month is booked once, whatever the amount is later")
                .isEqualTo(1);
    }

    /** Before, only the first thousand of all were looked through. */
    @Test
    void whoSeesADistrictFindsTheirsBehindThousandsOfOthers() {
        Household one = Household.inNeed("low");
        var form = new ApplicationForm(one.fields, one.personal, "220173", null, null);
        one.receipt = applications.apply(SERVICE, form, Applications.APPLICANT);
        database.update("""
                insert into service.application (number, service, register, record, state, since, created_at)
                select 'ghost-' || n, ?, ?, gen_random_uuid(), 'submitted', '2001-01-01', '2001-01-01'
                from generate_series(1, 1100) n""", SERVICE, APPLICATIONS);
        try {
            assertThat(applications.list(SERVICE, "submitted", 10, district("220173")))
                    .extracting(found -> found.record().key())
                    .containsExactly(one.application());
            assertThat(applications.list(SERVICE, "submitted", 10, district("220174")))
                    .isEmpty();
        } finally {
            database.update("delete from service.application where number like 'ghost-%'");
        }
    }

    private int postings(Household one) {
        return platform.bean(Ledgers.class)
                .postings("rent_subsidies", "household:" + one.application(), null, 10, CHIEF)
                .size();
    }

    /** The place that a count in the index gives is that in the list, whatever the order of coming and changing. */
    @Test
    void placesAreThoseOfTheListAfterAnyChanges() {
        var random = new Random(5);
        var all = new java.util.ArrayList<Household>();
        for (int i = 0; i < 6; i++)
            all.add(Household.inNeed(random.nextBoolean() ? "lowest" : "low")
                    .with("area_per_head_m2", random.nextInt(14))
                    .waits(random.nextInt(100)));
        for (int round = 0; round < 8; round++) {
            Household one = all.get(random.nextInt(all.size()));
            one.does(CHIEF, RecordStep.AMEND, Map.of("need_score", random.nextInt(100)));
            List<Waiting> queue = applications.list(SERVICE, "waiting", 1_000, CHIEF);
            for (int i = 0; i < queue.size(); i++)
                assertThat(queue.get(i).place()).as("round %d", round).isEqualTo(i + 1L);
        }
    }

    @Test
    void anErasedApplicationIsFollowedByNobodyAndItsRecordStays() {
        Household one = Household.inNeed("low").waits(20);
        String certificate = one.tracked().certificate();
        var clerk = new Caller("clerk", Set.of(Permission.REGISTER_VIEW, Permission.REGISTER_EDIT), Scope.ALL);
        assertThatThrownBy(() -> applications.erase(SERVICE, one.application(), clerk))
                .isInstanceOf(NotAllowedException.class);
        applications.erase(SERVICE, one.application(), CHIEF);
        applications.erase(SERVICE, one.application(), CHIEF);
        assertThatThrownBy(one::tracked).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> applications.bring(one.code(), "income_proof", Household.pdf("late")))
                .isInstanceOf(NotFoundException.class);
        assertThat(applications.earlier(SERVICE, one.code(), one.identity)).isEmpty();
        assertThat(record(one.application(), "waiting").fields()).containsEntry("household_no", one.number);
        // A certificate that somebody else was shown can be verified still; it never told who.
        assertThat(applications.verify(certificate)).isPresent();
        assertThat(one.does(CHIEF, "take_back", Map.of()).state()).isEqualTo("withdrawn");
    }

    @Test
    void unknownServicesAndNumbersAreNotFound() {
        assertThatThrownBy(() -> applications.list("none", "waiting", 10, CHIEF))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> applications.verdicts(SERVICE, "2026-999999", CHIEF))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> applications.track("")).isInstanceOf(NotFoundException.class);
        assertThat(applications.list(SERVICE, "none", 10, CHIEF)).isEmpty();
        Household one = Household.inNeed("low").applies();
        assertThatThrownBy(() -> one.does(CHIEF, "fly", Map.of())).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> one.does(CHIEF, "sign", Map.of("contract_no", "1")))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("FLOW-102");
    }
}
