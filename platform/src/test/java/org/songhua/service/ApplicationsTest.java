package org.songhua.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songhua.service.Household.CHIEF;
import static org.songhua.service.Household.CLERK;
import static org.songhua.service.Household.SERVICE;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.WorkCalendar;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.ledger.Ledgers;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.register.StaleRecordException;
import org.songhua.store.Database;

/** Applications from the form to the certificate, over the real database. */
class ApplicationsTest {
    private final TestPlatform platform = TestPlatform.shared();
    private final Applications applications = platform.bean(Applications.class);
    private final Registers registers = platform.bean(Registers.class);
    private final Database database = platform.bean(Database.class);

    private static List<String> codes(ThrowingCallable call) {
        var codes = new ArrayList<String>();
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> e.faults().stream().map(Fault::code).forEach(codes::add));
        return codes;
    }

    private long count(String sql, Object... parameters) {
        return database.get("select count(*) as n from " + sql, row -> row.whole("n"), parameters);
    }

    @Test
    void everythingThatIsWrongWithAFormIsToldAtOnceAndNothingIsKept() {
        Household one = Household.inNeed("low").with("household_size", 0).with("need_score", 99);
        one.personal.put("identity_no", "123");
        one.personal.remove("phone");
        one.personal.put("salary", "1");
        long before = count("service.application");
        assertThat(codes(one::applies)).contains("CIM-014", "SERV-001", "SERV-002", "SERV-004");
        assertThat(count("service.application")).isEqualTo(before);
    }

    @Test
    void whoAppliesLiesInTheVaultOnlyAndLookingIsAudited() {
        Household one = Household.inNeed("low").applies();
        RegisterRecord record = applications.list(SERVICE, "submitted", 1_000, CHIEF).stream()
                .map(Waiting::record)
                .filter(found -> found.key().equals(one.application()))
                .findFirst()
                .orElseThrow();
        assertThat(record.fields()).doesNotContainKeys("applicant_name", "identity_no", "phone");
        assertThat(record.toString()).doesNotContain(one.identity, "王小明");
        for (String table :
                List.of("service.application", "service.standing", "register.record", "register.record_event"))
            assertThat(count(table + " t where t::text like ?", "%" + one.identity + "%"))
                    .as(table)
                    .isZero();
        assertThat(one.form().toString()).doesNotContain(one.identity);
        assertThat(applications.person(SERVICE, one.application(), CHIEF)).containsEntry("identity_no", one.identity);
        assertThat(platform.bean(Audit.class).list(null, 5))
                .anyMatch(entry -> entry.action().equals("applicant.viewed")
                        && entry.subject().equals("application:" + one.application()));
        var without = new Caller("clerk", Set.of(Permission.REGISTER_VIEW, Permission.REGISTER_EDIT), Scope.ALL);
        assertThatThrownBy(() -> applications.person(SERVICE, one.application(), without))
                .isInstanceOf(NotAllowedException.class);
        // The income is shown to those only who approve.
        assertThat(applications.list(SERVICE, "submitted", 1_000, without))
                .filteredOn(found -> found.record().key().equals(one.application()))
                .allSatisfy(found -> assertThat(found.record().fields().get("income_month_cny"))
                        .isEqualTo("***"));
    }

    @Test
    void aSecondApplicationOfThePersonOrTheHouseholdIsRefusedUntilTheFirstHasEnded() {
        Household one = Household.inNeed("low").applies();
        assertThat(codes(() -> applications.apply(SERVICE, one.form(), Applications.APPLICANT)))
                .containsExactly("SERV-008");
        Household sameHouse = Household.inNeed("low").with("household_no", " " + one.number);
        assertThat(codes(sameHouse::applies)).containsExactly("SERV-008");
        Household samePerson = Household.inNeed("low");
        // Written in another way, it is the same number.
        samePerson.personal.put("identity_no", one.identity);
        assertThat(codes(samePerson::applies)).containsExactly("SERV-008");
        applications.withdraw(one.code());
        assertThat(samePerson.applies().tracked().steps()).hasSize(1);
        assertThat(codes(() -> applications.withdraw(one.code()))).containsExactly("SERV-014");
    }

    @Test
    void ofManyAtOnceOneIsTaken() throws Exception {
        Household one = Household.inNeed("low");
        var start = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(4)) {
            var tries = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < 8; i++)
                tries.add(pool.submit((Callable<Boolean>) () -> {
                    start.await();
                    try {
                        applications.apply(SERVICE, one.form(), Applications.APPLICANT);
                        return true;
                    } catch (FaultException e) {
                        return false;
                    }
                }));
            start.countDown();
            int taken = 0;
            for (Future<Boolean> tried : tries) if (tried.get()) taken++;
            assertThat(taken).isEqualTo(1);
        }
        assertThat(count("register.record where register = ? and s1 = ?", Household.APPLICATIONS, one.number))
                .isEqualTo(1);
    }

    @Test
    void theSameRequestAgainIsTheSameApplicationForThePersonWhoSentIt() {
        Household one = Household.inNeed("low");
        String mark = "request-" + one.identity + "-0001";
        Receipt first = applications.apply(SERVICE, one.form(null, mark), Applications.APPLICANT);
        Receipt again = applications.apply(SERVICE, one.form(null, mark), Applications.APPLICANT);
        assertThat(again).isEqualTo(first);
        Household thief = Household.inNeed("low");
        assertThat(codes(() -> applications.apply(SERVICE, thief.form(null, mark), Applications.APPLICANT)))
                .containsExactly("SERV-007");
        assertThat(codes(() -> applications.apply(SERVICE, thief.form(null, "short"), Applications.APPLICANT)))
                .containsExactly("SERV-006");
    }

    @Test
    void recordsOfAServiceAreEnteredByApplyingOnlySaveMadeUpOnes() {
        Household one = Household.inNeed("low");
        assertThat(codes(() -> registers.create(Household.APPLICATIONS, RecordDraft.of("by-hand", one.fields), CLERK)))
                .containsExactly("SERV-020");
        var draft = new RecordDraft("DEMO-T1" + one.number, null, null, null, null, null, one.fields, true);
        RegisterRecord made = registers.create(Household.APPLICATIONS, draft, CLERK);
        assertThat(made.state()).isEqualTo("submitted");
        assertThat(applications.person(SERVICE, made.key(), CHIEF)).isEmpty();
        var table = registers.enter(Household.APPLICATIONS, List.of(RecordDraft.of("by-table", one.fields)), CLERK);
        assertThat(table.refused()).isEqualTo(1);
    }

    @Test
    void anApplicationIsApprovedOnlyWhenEveryRuleHoldsAndEveryDocumentIsThere() {
        Household one = Household.inNeed("low").with("has_disabled", true).with("income_month_cny", 2_401);
        one.applies();
        one.does(CLERK, "accept", Map.of());
        assertThatThrownBy(() -> one.does(CHIEF, "approve", Map.of("need_score", 50)))
                .isInstanceOfSatisfying(FaultException.class, e -> {
                    assertThat(e.faults())
                            .extracting(Fault::code)
                            .containsExactly("SERV-021", "SERV-024", "SERV-024", "SERV-024");
                    assertThat(e.faults().getFirst().problem()).contains("人均月收入", "第七条");
                });
        assertThat(one.tracked().missing()).containsExactly("income_proof", "identity_copy", "disability_card");
        one.brings("income_proof", "identity_copy", "disability_card");
        one.does(CLERK, RecordStep.AMEND, Map.of("income_month_cny", 2_400));
        assertThat(one.does(CHIEF, "approve", Map.of("need_score", 50)).state()).isEqualTo("waiting");
        Household stranger = Household.unknown().applies().brings("income_proof", "identity_copy");
        stranger.does(CLERK, "accept", Map.of());
        assertThat(codes(() -> stranger.does(CHIEF, "approve", Map.of("need_score", 50))))
                .containsExactly("SERV-022");
        assertThat(applications.verdicts(SERVICE, stranger.application(), CHIEF))
                .filteredOn(verdict -> verdict.outcome() == Verdict.Outcome.UNKNOWN)
                .extracting(Verdict::missing)
                .containsExactly(List.of("registered_need"));
    }

    @Test
    void aRefusalNamesTheRulesThatSpeakAgainstItOrAReason() {
        Household rich = Household.inNeed("low")
                .with("income_month_cny", 9_000)
                .with("area_per_head_m2", 40)
                .applies();
        rich.does(CHIEF, "refuse", Map.of());
        assertThat(rich.tracked().reasons()).extracting(Verdict::rule).containsExactly("income", "area");
        assertThat(rich.tracked().reasons())
                .allSatisfy(one -> assertThat(one.basis()).contains("第七条"));
        Household poor = Household.inNeed("low").applies();
        assertThat(codes(() -> poor.does(CHIEF, "refuse", Map.of()))).containsExactly("SERV-023");
        assertThat(poor.does(CHIEF, "refuse", Map.of("refusal_reason", "材料虚假")).state())
                .isEqualTo("refused");
        assertThat(codes(() -> applications.bring(poor.code(), "income_proof", Household.pdf("late"))))
                .containsExactly("SERV-012");
    }

    @Test
    void everyStepIsPromisedInWorkingDaysAndTheLateOnesAreListed() {
        Household one = Household.inNeed("low").applies();
        Tracked.Step first = one.tracked().steps().getFirst();
        Instant due = platform.bean(WorkCalendar.class).add(first.since(), Duration.ofHours(5 * 8));
        assertThat(first.due()).isEqualTo(due);
        assertThat(first.isLate(due)).isFalse();
        assertThat(first.isLate(due.plusSeconds(1))).isTrue();
        assertThat(late(one)).isFalse();
        database.update(
                "update service.step set due = since - interval '1 minute' where application = ?", one.application());
        assertThat(late(one)).isTrue();
        one.does(CLERK, "accept", Map.of());
        assertThat(late(one)).isFalse();
        List<Tracked.Step> steps = one.tracked().steps();
        assertThat(steps).extracting(Tracked.Step::state).containsExactly("submitted", "reviewing");
        assertThat(steps.getFirst().doneAt()).isEqualTo(steps.getLast().since());
        assertThat(steps.getFirst().isLate(Instant.now())).isTrue();
    }

    private boolean late(Household one) {
        return applications.late(SERVICE, 1_000, CHIEF).stream()
                .anyMatch(found -> found.record().key().equals(one.application()));
    }

    @Test
    void theQueueIsInItsDeclaredOrderAndSaysWhy() {
        Household third = Household.inNeed("low").waits(70);
        Household second =
                Household.inNeed("marginal").with("has_disabled", true).waits(10);
        Household first = Household.inNeed("lowest").waits(5);
        Household fourth = Household.inNeed("low").with("area_per_head_m2", 10).waits(70);
        Household fifth = Household.inNeed("low").with("area_per_head_m2", 10).waits(70);
        List<Waiting> queue = applications.list(SERVICE, "waiting", 1_000, CHIEF);
        assertThat(queue)
                .extracting(one -> one.record().key())
                .containsSubsequence(
                        first.application(),
                        second.application(),
                        third.application(),
                        fourth.application(),
                        fifth.application());
        // Place by place, without a gap.
        assertThat(queue).extracting(Waiting::place).startsWith(1L).doesNotHaveDuplicates();
        assertThat(queue.getLast().place()).isEqualTo(queue.size());
        Waiting shown = queue.stream()
                .filter(one -> one.record().key().equals(second.application()))
                .findFirst()
                .orElseThrow();
        assertThat(shown.grounds()).extracting(Waiting.Ground::value).containsExactly("false", "true", "10", "9.5 m²");
        assertThat(first.tracked().place()).isLessThan(second.tracked().place());
        // What changes the order changes the place at once.
        fifth.does(CHIEF, RecordStep.AMEND, Map.of("need_score", 71));
        assertThat(fifth.tracked().place()).isLessThan(third.tracked().place());
        applications.withdraw(second.code());
        assertThat(second.tracked().place()).isNull();
    }

    @Test
    void nobodyIsServedOutOfTurnWithoutAReason() {
        Household first = Household.inNeed("lowest")
                .with("has_disabled", true)
                .with("area_per_head_m2", 0)
                .waits(100);
        Household last = Household.inNeed("marginal").waits(1);
        String key = Household.home("turn-" + last.number);
        assertThat(codes(() -> last.does(CHIEF, "allot", Map.of("home_key", key))))
                .containsExactly("SERV-025");
        assertThat(last.does(CHIEF, "allot", Map.of("home_key", key, "turn_reason", "前序家庭均放弃该户型"))
                        .state())
                .isEqualTo("allotted");
        assertThat(first.tracked().place()).isEqualTo(1L);
        String other = Household.home("turn-" + first.number);
        assertThat(first.does(CHIEF, "allot", Map.of("home_key", other)).state())
                .isEqualTo("allotted");
    }

    private String state(String home) {
        return registers.list("rental_homes", org.songhua.register.RecordQuery.first(1_000), CHIEF).records().stream()
                .filter(one -> one.key().equals(home))
                .map(RegisterRecord::state)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aHomeIsGivenOnceAndComesBackWithTheApplication() {
        Household one = Household.inNeed("low").waits(50);
        Household two = Household.inNeed("low").waits(50);
        String home = Household.home("home-" + one.number);
        var give = Map.<String, Object>of("home_key", home, "turn_reason", "测试");
        assertThat(codes(() -> one.does(CHIEF, "allot", Map.of("home_key", "none-such", "turn_reason", "测试"))))
                .containsExactly("SERV-027");
        one.does(CHIEF, "allot", give);
        assertThat(state(home)).isEqualTo("let");
        assertThat(codes(() -> two.does(CHIEF, "allot", give))).containsExactly("FLOW-102");
        assertThat(two.tracked().place()).isNotNull();
        assertThat(codes(() -> one.does(CHIEF, RecordStep.AMEND, Map.of("home_key", "another"))))
                .containsExactly("SERV-026");
        one.does(CHIEF, "decline", Map.of("turn_reason", "楼层不合"));
        assertThat(state(home)).isEqualTo("vacant");
        two.does(CHIEF, "allot", give);
        two.does(CLERK, "sign", Map.of("contract_no", "合-1"));
        assertThat(state(home)).isEqualTo("let");
        two.does(CHIEF, "finish", Map.of());
        assertThat(state(home)).isEqualTo("vacant");
    }

    @Test
    void twoOfficersAtOnceDoNotGiveOneHomeTwice() throws Exception {
        Household one = Household.inNeed("low").waits(50);
        Household two = Household.inNeed("low").waits(50);
        String home = Household.home("race-" + one.number);
        var give = Map.<String, Object>of("home_key", home, "turn_reason", "测试");
        var start = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(2)) {
            var tries = new ArrayList<Future<Boolean>>();
            for (Household each : List.of(one, two))
                tries.add(pool.submit((Callable<Boolean>) () -> {
                    start.await();
                    try {
                        each.does(CHIEF, "allot", give);
                        return true;
                    } catch (FaultException e) {
                        return false;
                    }
                }));
            start.countDown();
            assertThat(List.of(tries.get(0).get(), tries.get(1).get())).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void aMonthIsPaidOnceHoweverOftenItIsAsked() {
        YearMonth month = YearMonth.now(ZoneId.of("Asia/Shanghai"));
        Household one = Household.inNeed("low").with("wish", "subsidy").waits(50);
        String from = month.minusMonths(1).atDay(15).toString();
        one.does(CHIEF, "grant", Map.of("subsidy_month_cny", 412.5, "subsidy_from", from, "turn_reason", "补贴不占房源"));
        applications.pay(SERVICE, month.minusMonths(2), CHIEF);
        assertThat(paid(one)).isEqualByComparingTo("0");
        applications.pay(SERVICE, month.minusMonths(1), CHIEF);
        Paid again = applications.pay(SERVICE, month.minusMonths(1), CHIEF);
        assertThat(again.booked()).isZero();
        assertThat(again.before()).isPositive();
        assertThat(paid(one)).isEqualByComparingTo("412.5");
        applications.pay(SERVICE, month, CHIEF);
        assertThat(paid(one)).isEqualByComparingTo("825");
        assertThat(codes(() -> applications.pay(SERVICE, month.plusMonths(1), CHIEF)))
                .containsExactly("SERV-030");
        one.does(CHIEF, "pay_first", Map.of());
        one.does(CHIEF, "finish", Map.of());
        assertThat(platform.bean(Ledgers.class).prove("rent_subsidies", CHIEF).wrong())
                .isEmpty();
        var reader = new Caller("reader", Set.of(Permission.REGISTER_VIEW), Scope.ALL);
        Household other = Household.inNeed("low").with("wish", "subsidy").waits(50);
        other.does(CHIEF, "grant", Map.of("subsidy_month_cny", 1, "subsidy_from", from, "turn_reason", "补贴不占房源"));
        assertThatThrownBy(() -> applications.pay(SERVICE, month, reader)).isInstanceOf(NotAllowedException.class);
        assertThat(paid(other)).isEqualByComparingTo("0");
    }

    private BigDecimal paid(Household one) {
        return platform.bean(Ledgers.class)
                .account("rent_subsidies", "household:" + one.application(), CHIEF)
                .map(org.songhua.ledger.Account::balance)
                .orElse(BigDecimal.ZERO);
    }

    @Test
    void aCertificateIsVerifiedByItsCodeAndIsRevokedWithItsGround() {
        Household one = Household.inNeed("low").waits(50);
        String code = one.tracked().certificate();
        assertThat(code).hasSize(23);
        Certified valid = applications.verify(code.toLowerCase(Locale.ROOT)).orElseThrow();
        assertThat(valid.standing()).isEqualTo(Certified.Standing.VALID);
        assertThat(valid.until())
                .isEqualTo(LocalDate.ofInstant(valid.issuedAt(), ZoneId.of("Asia/Shanghai"))
                        .plusMonths(12)
                        .minusDays(1));
        assertThat(valid.toString()).doesNotContain(one.identity, "王小明", one.application(), one.number);
        assertThat(applications.verify(one.code())).isEmpty();
        assertThat(applications.verify("")).isEmpty();
        assertThatThrownBy(() -> applications.track(code)).isInstanceOf(NotFoundException.class);
        applications.withdraw(one.code());
        assertThat(applications.verify(code).orElseThrow().standing()).isEqualTo(Certified.Standing.REVOKED);
        assertThat(one.tracked().certificate()).isNull();
        database.update(
                "update service.application set certified_until = ?, certificate_holds = true where number = ?",
                LocalDate.of(2020, 1, 1),
                one.application());
        assertThat(applications.verify(code).orElseThrow().standing()).isEqualTo(Certified.Standing.EXPIRED);
    }

    @Test
    void documentsAreGivenOnceAndUsedAgainForTheSamePersonOnly() {
        Household one = Household.inNeed("low").applies().brings("income_proof", "identity_copy");
        // The same file again is the same document.
        one.brings("income_proof");
        assertThat(one.tracked().documents()).hasSize(2);
        applications.withdraw(one.code());
        Household thief = Household.inNeed("low");
        Receipt stolen = applications.apply(SERVICE, thief.form(one.code(), null), Applications.APPLICANT);
        assertThat(stolen.reused()).isEmpty();
        assertThat(applications.earlier(SERVICE, one.code(), thief.identity)).isEmpty();
        assertThat(applications.earlier(SERVICE, one.code(), one.identity))
                .containsEntry("household_no", one.number)
                .doesNotContainKey("need_score");
        Receipt again = applications.apply(SERVICE, one.form(one.code(), null), Applications.APPLICANT);
        assertThat(again.reused()).containsExactly("income_proof", "identity_copy");
        Tracked tracked = applications.track(again.trackingCode());
        assertThat(tracked.missing()).isEmpty();
        assertThat(tracked.documents())
                .allSatisfy(brought -> assertThat(brought.isReused()).isTrue());
        assertThat(applications.document(SERVICE, again.number(), 1, CHIEF))
                .hasValueSatisfying(bytes ->
                        assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("income_proof" + one.number));
        assertThat(applications.documents(SERVICE, again.number(), CHIEF)).isEqualTo(tracked.documents());
        // Erasing the first leaves what the second holds.
        applications.erase(SERVICE, one.application(), CHIEF);
        assertThat(applications.document(SERVICE, again.number(), 1, CHIEF)).isPresent();
        assertThat(applications.document(SERVICE, one.application(), 1, CHIEF)).isEmpty();
        assertThat(applications.person(SERVICE, one.application(), CHIEF)).isEmpty();
        assertThatThrownBy(one::tracked).isInstanceOf(NotFoundException.class);
    }

    @Test
    void anOldDocumentIsNotUsedAgain() {
        Household one = Household.inNeed("low").applies().brings("income_proof", "identity_copy");
        database.update(
                "update service.document set brought_at = brought_at - interval '13 months' where application = ?",
                one.application());
        applications.withdraw(one.code());
        Receipt again = applications.apply(SERVICE, one.form(one.code(), null), Applications.APPLICANT);
        assertThat(again.reused()).containsExactly("identity_copy");
    }

    @Test
    void whatIsNoDocumentIsRefused() {
        Household one = Household.inNeed("low").applies();
        assertThat(codes(() -> applications.bring(one.code(), "passport", Household.pdf("x"))))
                .containsExactly("SERV-011");
        for (byte[] bad : List.of(
                new byte[0],
                "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8),
                "%PDF-1.4 cut short".getBytes(StandardCharsets.UTF_8),
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0},
                new byte[(12 << 20) + 1]))
            assertThat(codes(() -> applications.bring(one.code(), "income_proof", bad)))
                    .containsExactly("SERV-010");
        for (int i = 0; i < Applications.MOST_DOCUMENTS; i++)
            applications.bring(one.code(), "income_proof", Household.pdf("page " + i));
        assertThat(codes(() -> applications.bring(one.code(), "income_proof", Household.pdf("one more"))))
                .containsExactly("SERV-013");
    }

    @Test
    void theGapIsThoseInNeedWhoAreNotSecuredEachWithWhereTheyStand() {
        Gap before = applications.gap(SERVICE, 1_000, CHIEF);
        Household none = Household.inNeed("low");
        Household waiting = Household.inNeed("low").waits(50);
        Household housed = Household.inNeed("low").waits(50);
        Gap between = applications.gap(SERVICE, 1_000, CHIEF);
        assertThat(between.needed() - before.needed()).isEqualTo(3);
        assertThat(between.open() - before.open()).isEqualTo(3);
        housed.does(CHIEF, "allot", Map.of("home_key", Household.home("gap-" + housed.number), "turn_reason", "测试"));
        Gap after = applications.gap(SERVICE, 1_000, CHIEF);
        assertThat(after.open())
                .isEqualTo(between.open() - 1)
                .isEqualTo(after.rows().size());
        assertThat(row(after, none).state()).isEmpty();
        assertThat(row(after, waiting).state()).isEqualTo("waiting");
        assertThat(row(after, waiting).application()).isEqualTo(waiting.application());
        assertThat(after.rows()).noneMatch(one -> one.record().key().equals(housed.number));
        assertThat(applications.gap(SERVICE, 1, CHIEF).rows()).hasSize(1);
    }

    private static Gap.Row row(Gap gap, Household of) {
        return gap.rows().stream()
                .filter(one -> one.record().key().equals(of.number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thoseOutsideOfAScopeDoNotSeeAndDoNotDecide() {
        Household one = Household.inNeed("low");
        one.receipt = applications.apply(
                SERVICE, new ApplicationForm(one.fields, one.personal, "220102", null, null), Applications.APPLICANT);
        var elsewhere = new Caller("other", CHIEF.permissions(), new Scope(Set.of(), Set.of("220103"), Set.of()));
        var here = new Caller("here", CHIEF.permissions(), new Scope(Set.of(), Set.of("220102"), Set.of()));
        assertThat(applications.list(SERVICE, "submitted", 10, elsewhere)).isEmpty();
        assertThat(applications.list(SERVICE, "submitted", 10, here)).hasSize(1);
        assertThatThrownBy(() -> one.does(elsewhere, "accept", Map.of())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> applications.verdicts(SERVICE, one.application(), elsewhere))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> applications.person(SERVICE, one.application(), elsewhere))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> applications.documents(SERVICE, one.application(), elsewhere))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> applications.document(SERVICE, one.application(), 1, elsewhere))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> applications.erase(SERVICE, one.application(), elsewhere))
                .isInstanceOf(NotFoundException.class);
        RegisterRecord seen =
                applications.list(SERVICE, "submitted", 10, here).getFirst().record();
        one.does(here, "accept", Map.of());
        assertThatThrownBy(() ->
                        applications.decide(SERVICE, one.application(), seen.revision(), RecordStep.of("refuse"), here))
                .isInstanceOf(StaleRecordException.class);
    }

    @Test
    void everybodyIsToldWhichRulesHoldAndNothingThatRegistersKnowOfOthers() {
        Services services = platform.bean(Services.class);
        Household known = Household.inNeed("lowest");
        List<Verdict> verdicts = services.check(SERVICE, known.fields);
        assertThat(verdicts)
                .extracting(Verdict::outcome)
                .containsExactly(
                        Verdict.Outcome.HOLDS, Verdict.Outcome.HOLDS, Verdict.Outcome.HOLDS, Verdict.Outcome.UNKNOWN);
        assertThat(services.check(SERVICE, Household.unknown().fields)).isEqualTo(verdicts);
        assertThat(services.prefill(SERVICE, known.fields)).isEmpty();
        assertThat(services.check(SERVICE, Map.of("income_month_cny", "abc", "need_score", 5)))
                .extracting(Verdict::outcome)
                .containsOnly(Verdict.Outcome.UNKNOWN);
        assertThatThrownBy(() -> services.get("none")).isInstanceOf(NotFoundException.class);
    }
}
