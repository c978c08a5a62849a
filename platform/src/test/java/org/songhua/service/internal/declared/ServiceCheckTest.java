package org.songhua.service.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.PackFolder;

/** What a pack's author is told about a service or an offer, all at once and with the line. */
class ServiceCheckTest {
    private static final String APPLICATIONS = """
            title: {zh: 申请, en: Applications}
            description: {zh: 申请, en: Applications}
            fields:
              plot_no: {title: {zh: 号, en: Number}, filter: true}
              plot_area: {title: {zh: 面积, en: Area}, type: number}
              verdict: {title: {zh: 结论, en: Verdict}, edited_by: register.approve}
            states: {new: {title: {zh: 新, en: New}}, done: {title: {zh: 完, en: Done}}}
            actions: {finish: {title: {zh: 完, en: Finish}, from: [new], to: done}}
            """;
    private static final String PLOTS = """
            title: {zh: 地块, en: Plots}
            description: {zh: 地块, en: Plots}
            fields:
              plot_kind: {title: {zh: 类, en: Kind}}
              plot_price: {title: {zh: 价, en: Price}, type: number, seen_by: register.approve}
              plot_room: {title: {zh: 容量, en: Room}, type: integer}
            states: {free: {title: {zh: 空, en: Free}}, taken: {title: {zh: 占, en: Taken}}}
            actions:
              take: {title: {zh: 取, en: Take}, from: [free], to: taken}
              back: {title: {zh: 还, en: Back}, from: [taken], to: free}
            """;
    private static final String LEDGERS = """
            ledgers:
              plot_aid:
                title: {zh: 补, en: Aid}
                description: {zh: 补, en: Aid}
                unit: 元
                accounts: {fund: {title: {zh: 资, en: Fund}}, holder: {title: {zh: 户, en: Holder}, held: true}}
                postings:
                  pay: {title: {zh: 付, en: Pay}, from: fund, to: holder, measure: {zh: 数, en: Sum}, unit: 元}
                  pay_back: {title: {zh: 还, en: Back}, from: holder, to: fund, measure: {zh: 数, en: Sum}, unit: 元}
            """;
    private static final String HEAD = """
            title: {zh: 试, en: Trial}
            description: {zh: 试, en: Trial}
            basis: 试
            applicant: person
            register: plot_applications
            asks: [plot_no, plot_area]
            personal: {who: {title: {zh: 名, en: Name}, required: true}}
            identity: who
            duplicates: [who, plot_no]
            promises: {new: 5}
            judgement: {eligible: [done], refused: [done]}
            """;
    private static final String RULES =
            "eligibility: {small: {title: {zh: 小, en: Small}, holds: plot_area < 10, says: {zh: 大, en: Large}, basis: 试}}\n";

    @TempDir
    Path folder;

    private List<Fault> faults(String service, String offers) {
        PackFolder pack = PackFolder.in(folder, "trial");
        pack.write("registers/plot-applications.yml", APPLICATIONS);
        pack.write("registers/plots.yml", PLOTS);
        pack.write("ledgers.yml", LEDGERS);
        if (!service.isEmpty()) pack.write("public-services/plots.yml", service);
        if (!offers.isEmpty()) pack.write("offers.yml", offers);
        return pack.faults();
    }

    private List<String> codes(String more) {
        return faults(HEAD + more, "").stream()
                .map(Fault::code)
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void aSoundServiceWithAllItsPartsHasNoFault() {
        assertThat(faults(HEAD + RULES + """
                        lookups: {plot_kind_known: {register: plots, by: plot_no, field: plot_kind, open: true, fills: plot_no}}
                        documents: {plan: {title: {zh: 图, en: Plan}, when: plot_area > 5, months: 12}}
                        withdrawal: finish
                        queue: {in: new, served: [done], order: [{field: plot_area, says: {zh: 小, en: Small}}], leap: verdict}
                        allotment: {in: [done], field: plot_no, register: plots, take: take, back: back}
                        payments: {in: [done], ledger: plot_aid, posting: pay, amount: plot_area, from: verdict}
                        certificate: {in: [done], title: {zh: 证, en: Proof}, months: 12}
                        need: {title: {zh: 差, en: Gap}, register: plots, states: [free], by: plot_no, met: [done]}
                        examples:
                          - {example: small, facts: {plot_area: 3}, before: {plot_area: 4}}
                          - {example: large, facts: {plot_area: 10}, fails: small, documents: plan}
                          - {example: not known, facts: {plot_no: a}, unknown: [small]}
                        """, "")).isEmpty();
    }

    @Test
    void namesThatLeadNowhereAreToldAllAtOnceWithANearOne() {
        List<Fault> found = faults(
                HEAD.replace("asks: [plot_no, plot_area]", "asks: [plot_no, plot_aera]")
                                .replace("identity: who", "identity: whom")
                                .replace("promises: {new: 5}", "promises: {newest: 5}")
                        + "withdrawal: finsh\n" + RULES,
                "");
        assertThat(found.stream().map(Fault::code))
                .containsExactlyInAnyOrder("SERVP-002", "SERVP-002", "SERVP-003", "SERVP-004");
        assertThat(found).anySatisfy(fault -> {
            assertThat(fault.problem()).contains("plot_aera");
            assertThat(fault.remedy()).contains("plot_area");
            assertThat(fault.place().row()).isPositive();
        });
    }

    @Test
    void anUnknownRegisterIsToldAlone() {
        assertThat(faults(HEAD.replace("plot_applications", "plot_requests") + RULES, ""))
                .extracting(Fault::code)
                .containsExactly("SERVP-001");
    }

    @Test
    void whatWouldStandInClearOrBeToldToEverybodyIsAMistake() {
        assertThat(codes(RULES.replace("plot_area < 10", "plot_area <")
                        + "lookups: {price: {register: plots, by: plot_no, field: plot_price, open: true}}\n"))
                .containsExactly("SERVP-006", "SERVP-009");
        assertThat(codes(RULES
                        + "lookups: {plot_no: {register: plots, by: plot_no, field: plot_kind, fills: plot_no}}\n"))
                .containsExactly("SERVP-007", "SERVP-009");
        List<Fault> clear = faults(
                HEAD.replace("personal: {who:", "personal: {plot_no: {title: {zh: 号, en: No}, pattern: '['}, who:")
                        + RULES,
                "");
        assertThat(clear).extracting(Fault::code).containsExactlyInAnyOrder("SERVP-006", "SERVP-007");
        assertThat(faults(HEAD.replace("plot_area]", "verdict]") + RULES.replace("plot_area", "plot_no"), ""))
                .extracting(Fault::code)
                .containsExactly("SERVP-005");
    }

    @Test
    void lookupsNameOneWayAndCountOverFiltersOnly() {
        assertThat(codes(RULES + "lookups: {one: {register: plots, by: plot_no}}\n"))
                .containsExactly("SERVP-008");
        assertThat(codes(RULES + "lookups: {one: {register: plots, by: plot_no, match: plot_kind}}\n"))
                .containsExactly("SERVP-008");
        assertThat(codes(RULES + "lookups: {one: {register: plotz, by: verdict, field: plot_kind}}\n"))
                .containsExactly("SERVP-001", "SERVP-002");
    }

    @Test
    void partsThatDoNotFitTheirRegistersAndLedgersAreTold() {
        assertThat(codes(RULES + """
                        queue: {in: newer, served: [done], order: [{says: {zh: 空, en: Empty}}]}
                        allotment: {in: [done], field: plot, register: plots, take: takes, back: back}
                        payments: {in: [done], ledger: plot_aid, posting: pay_back, amount: plot_area, from: verdict}
                        certificate: {in: [gone], title: {zh: 证, en: Proof}, months: 12}
                        need: {title: {zh: 差, en: Gap}, register: plots, states: [full], by: plot_no, met: [done]}
                        """)).containsExactly("SERVP-002", "SERVP-003", "SERVP-004", "SERVP-008");
        assertThat(codes(RULES
                        + "payments: {in: [done], ledger: aid, posting: pay, amount: plot_area, from: verdict}\n"))
                .containsExactly("SERVP-001");
    }

    @Test
    void anExampleThatComesOutOtherwiseIsAFault() {
        List<Fault> found = faults(HEAD + RULES + """
                queue: {in: new, served: [done], order: [{field: plot_area, says: {zh: 小, en: Small}}]}
                examples:
                  - {example: large, facts: {plot_area: 10}}
                  - {example: last, facts: {plot_area: 9}, before: {plot_area: 9}}
                """, "");
        assertThat(found).extracting(Fault::code).containsExactly("SERVP-020", "SERVP-020");
        assertThat(found.getFirst().problem()).contains("large", "[small]");
    }

    @Test
    void offersNameFieldsOfTheirKind() {
        String offer = """
                offers:
                  plots_open:
                    title: {zh: 开, en: Open}
                    description: {zh: 开, en: Open}
                    register: plots
                    state: free
                    capacity: plot_room
                """;
        assertThat(faults("", offer)).isEmpty();
        assertThat(faults("", offer.replace("plot_room", "plot_kind").replace("free", "freee")))
                .extracting(Fault::code)
                .containsExactlyInAnyOrder("SERVP-012", "SERVP-013");
        assertThat(faults("", offer + "    hours: plot_price\n    closed_until: plot_kind\n"))
                .extracting(Fault::code)
                .containsExactlyInAnyOrder("SERVP-009", "SERVP-013");
        assertThat(faults("", offer.replace("register: plots", "register: plot")))
                .extracting(Fault::code)
                .containsExactly("SERVP-012");
    }
}
