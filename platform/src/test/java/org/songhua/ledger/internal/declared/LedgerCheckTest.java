package org.songhua.ledger.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.PackFolder;

/** What a pack's author is told about a ledger, all at once and with the line. */
class LedgerCheckTest {
    private static final String REGISTER = """
            title: {zh: 井, en: Wells}
            description: {zh: 井, en: Wells}
            fields:
              owner_no: {title: {zh: 号, en: Number}}
              depth: {title: {zh: 深, en: Depth}, type: number}
              dug_on: {title: {zh: 日, en: Day}, format: date}
            states: {open: {title: {zh: 开, en: Open}}, done: {title: {zh: 完, en: Done}}}
            actions: {finish: {title: {zh: 完, en: Finish}, from: [open], to: done}}
            """;
    private static final String HEAD = """
            ledgers:
              water_quota:
                title: {zh: 水, en: Water}
                description: {zh: 水, en: Water}
                unit: m³
                accounts:
                  city: {title: {zh: 市, en: City}}
                  user: {title: {zh: 户, en: User}, held: true, least: 0}
                evidence: {paper: {zh: 文, en: Paper}}
                postings:
                  give:
                    title: {zh: 给, en: Give}
                    measure: {zh: 数, en: Number}
                    unit: m³
            """;

    @TempDir
    Path folder;

    private List<Fault> faults(String ledgers) {
        return PackFolder.in(folder, "trial")
                .write("registers/wells.yml", REGISTER)
                .write("ledgers.yml", ledgers)
                .faults();
    }

    private List<String> codes(String ledgers) {
        return faults(ledgers).stream().map(Fault::code).distinct().sorted().toList();
    }

    private static String give(String... lines) {
        return HEAD + "        " + String.join("\n        ", lines) + "\n";
    }

    @Test
    void aSoundLedgerHasNoFault() {
        assertThat(faults(give(
                        "from: city",
                        "to: user",
                        "coefficients: [{from: '2025-01-01', value: 2, basis: 文}]",
                        "record: {register: wells, in: done, quantity: depth, day: dug_on, to: owner_no}")))
                .isEmpty();
    }

    @Test
    void namesThatLeadNowhereAreToldWithANearOne() {
        List<Fault> found = faults(give(
                "from: ctiy", "to: users", "evidence: [papers]", "permission: register.edti", "reversal: register.no"));
        assertThat(found.stream().map(Fault::code))
                .containsExactlyInAnyOrder("LEDGP-001", "LEDGP-001", "LEDGP-002", "LEDGP-003", "LEDGP-003");
        assertThat(found).anySatisfy(fault -> {
            assertThat(fault.problem()).contains("ctiy");
            assertThat(fault.remedy()).contains("\"city\"");
            assertThat(fault.place().row()).isEqualTo(15);
        });
    }

    @Test
    void coefficientsComeInOrderOnDaysOfTheCalendarAndAreAboveZero() {
        assertThat(faults(give(
                                "from: city",
                                "to: user",
                                "coefficients:"
                                        + "\n          - {from: '2025-02-30', value: 1, basis: 文}"
                                        + "\n          - {from: '2025-03-01', until: '2025-02-01', value: 1, basis: 文}"
                                        + "\n          - {from: '2025-03-01', value: 1, basis: 文}"
                                        + "\n          - {from: '2025-01-01', value: 0, basis: 文}"
                                        + "\n          - {from: '2026-01-01', value: -2, basis: 文}"))
                        .stream()
                        .map(Fault::code))
                .containsExactlyInAnyOrder(
                        "LEDGP-005", "LEDGP-005", "LEDGP-005", "LEDGP-005", "LEDGP-006", "LEDGP-006");
    }

    @Test
    void anAccountThatIsOneForAllCannotGiveToItself() {
        assertThat(codes(give("from: city", "to: city"))).containsExactly("LEDGP-004");
        assertThat(codes(give("from: user", "to: user"))).isEmpty();
    }

    @Test
    void aBookingNamesARegisterItsStatesAndItsFields() {
        List<Fault> found = faults(
                give(
                        "from: city",
                        "to: user",
                        "record: {register: wells, when: dpeth > 3, in: dnoe, undone_in: lost, quantity: depht, day: never, to: owner, source: key}"));
        assertThat(found.stream().map(Fault::code)).hasSize(7).containsOnly("LEDGP-007");
        assertThat(found.stream().map(Fault::remedy).toList().toString()).contains("\"done\"", "\"depth\"");
        assertThat(codes(give(
                        "from: city", "to: user", "record: {register: well, in: done, quantity: depth, day: dug_on}")))
                .containsExactly("LEDGP-007");
    }

    @Test
    void aBookingThatNoRecordCouldBringAboutIsRefused() {
        List<Fault> found = faults(give(
                "from: city",
                "to: user",
                "evidence: [paper]",
                "record: {register: wells, when: depth >, in: open, quantity: owner_no, day: depth, from: owner_no}"));
        // The condition, the first state, the evidence, the two types, a holder too many and one too few.
        assertThat(found.stream().map(Fault::code)).hasSize(7).containsOnly("LEDGP-008");
    }

    @Test
    void aLedgerOfTheSameCodeInAnotherPackIsTold() {
        PackFolder.in(folder, "another").write("ledgers.yml", give("from: city", "to: user"));
        assertThat(codes(give("from: city", "to: user"))).containsExactly("LEDGP-009");
    }

    @Test
    void anExampleThatComesOutOtherwiseFailsWithWhatWasFound() {
        List<Fault> found = faults(give("from: city", "to: user") + """
                examples:
                  - example: an amount that is another
                    ledger: water_quota
                    today: "2026-01-01"
                    steps: [{post: give, source: a, to: u, quantity: 2, amount: 3}]
                  - example: a balance that is another
                    ledger: water_quota
                    today: "2026-01-01"
                    steps: [{post: give, source: a, to: u, quantity: 2}]
                    balances: {"user:u": 1, city: -2}
                  - example: a refusal that does not come
                    ledger: water_quota
                    today: "2026-01-01"
                    steps: [{post: give, source: a, to: u, quantity: 2, refused: LEDG-008}]
                  - example: a refusal that was not expected
                    ledger: water_quota
                    today: "2026-01-01"
                    steps: [{post: give, source: a, quantity: 0}]
                  - example: what never stood cannot be taken back
                    ledger: water_quota
                    today: "2026-01-01"
                    steps: [{reverse: b}]
                  - example: no such ledger
                    ledger: fire
                    today: "2026-01-01"
                    steps: []
                  - example: no such day
                    ledger: water_quota
                    today: "2026-02-30"
                    steps: []
                """);
        assertThat(found).hasSize(7).allMatch(fault -> fault.code().equals("LEDGP-020"));
        assertThat(found.stream().map(Fault::problem).toList().toString())
                .contains("comes to 2.00", "user:u holds 2.00", "but found []", "[LEDG-002, LEDG-003]", "came from b");
    }

    @Test
    void whatIsNoLedgerAtAllIsToldByItsShape() {
        assertThat(faults("ledgers: {x: {title: 3}}\n")).isNotEmpty();
        assertThat(faults("ledger: {}\n")).isNotEmpty();
    }
}
