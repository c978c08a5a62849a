package org.songhua.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.CaseClass;
import org.songhua.casework.CaseDesk;
import org.songhua.casework.CaseFile;
import org.songhua.casework.Cases;
import org.songhua.casework.NewReport;
import org.songhua.casework.Reports;
import org.songhua.demo.DemoDuties;
import org.songhua.demo.DemoPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.Caller;
import org.songhua.people.Organisations;
import org.songhua.people.Scope;

/** In the demo city every case finds who is responsible, and says by which rule. */
class DemoResponsibilitiesTest {
    private static TestPlatform platform;
    private static int added;

    @BeforeAll
    static void makeTheList() {
        platform = TestPlatform.start(Map.of());
        Organisations organisations = platform.bean(Organisations.class);
        DemoPeople.read().organisations().forEach(one -> organisations.create(one, new FaultLog(9), Caller.SYSTEM));
        added = DemoResponsibilities.ensure(platform.bean(CaseDesk.class));
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    private static CaseFile taken(String channel, String classCode) {
        var report = platform.bean(Reports.class).take(NewReport.of(channel, classCode, "x"), "citizen");
        return platform.bean(Cases.class).find(report.caseId(), Scope.ALL).orElseThrow();
    }

    @Test
    void allDutiesStandInTheListOnceHoweverOftenTheDemoStarts() {
        CaseDesk desk = platform.bean(CaseDesk.class);
        assertThat(added).isEqualTo(DemoDuties.read().duties().size());
        assertThat(DemoResponsibilities.ensure(desk)).isZero();
        assertThat(desk.responsibilities())
                .filteredOn(rule -> rule.id().startsWith("db:"))
                .hasSize(added);
    }

    @Test
    void aReportOfACoverGoesToTheWaterCompanyAndSaysWhy() {
        CaseFile file = taken("web", "01001");
        assertThat(file.summary().department()).isEqualTo("water");
        assertThat(file.summary().routed()).isTrue();
        assertThat(file.routingJson()).contains("特许经营协议（演示）", "\"chosen\"");
    }

    @Test
    void aWarningOfGasGoesToTheGasCompany() {
        assertThat(taken("warning", "d_gas").summary().department()).isEqualTo("gas");
        assertThat(taken("warning", "d_other").summary().department()).isEqualTo("emergency");
    }

    @Test
    void noClassOfThePacksIsWithoutSomebody() {
        CaseDesk desk = platform.bean(CaseDesk.class);
        for (CaseClass one : platform.bean(CaseCatalogue.class).classes())
            assertThat(desk.responsibilities())
                    .as(one.code())
                    .anyMatch(rule -> one.code().startsWith(rule.classHead())
                            && rule.areaHead().isEmpty());
    }

    @Test
    void everyHeadOfAClassIsThatOfSomeClass() {
        var classes = platform.bean(CaseCatalogue.class).classes();
        for (DemoDuties.Duty duty : DemoDuties.read().duties())
            assertThat(classes).as(duty.classHead()).anyMatch(one -> one.code().startsWith(duty.classHead()));
    }
}
