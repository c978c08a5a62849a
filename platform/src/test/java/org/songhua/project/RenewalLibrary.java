package org.songhua.project;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Caller;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;

/** Enters renewal projects with their parts through the registers, as a user does. */
final class RenewalLibrary {
    static final String PROJECTS = "renewal_projects";
    static final String FUNDS = "renewal_funds";
    static final String PAYMENTS = "renewal_payments";
    static final String STEPS = "renewal_milestones";
    static final String FLOW = "renewal_cash_flow";
    static final String PROBLEMS = "health_problems";
    static final Caller CLERK = Caller.all("clerk");
    static final Caller CHIEF = Caller.all("chief");

    private static final AtomicInteger NEXT = new AtomicInteger();

    final Registers registers = TestPlatform.shared().bean(Registers.class);
    private final String head;

    /** @param head begins every key, so that tests do not meet */
    RenewalLibrary(String head) {
        this.head = head;
    }

    /** A project that keeps every limit. */
    RegisterRecord project(String key, String estimate, Map<String, Object> more) {
        var fields = new HashMap<String, Object>(Map.of(
                "project_name",
                "更新 " + key,
                "renewal_kind",
                "estate",
                "plan_year",
                2026,
                "owner_unit",
                "某公司",
                "existing_floor_m2",
                1000,
                "demolished_floor_m2",
                200,
                "new_floor_m2",
                400,
                "resettled_homes",
                100,
                "resettled_nearby_homes",
                50));
        fields.put("rent_growth_pct", 5);
        fields.put("estimate", new BigDecimal(estimate));
        fields.putAll(more);
        return registers.create(PROJECTS, RecordDraft.of(head + key, fields), CLERK);
    }

    RegisterRecord row(String register, RegisterRecord project, Map<String, Object> fields) {
        var all = new HashMap<>(fields);
        all.put("project_no", project.key());
        return registers.create(register, RecordDraft.of(project.key() + "/" + NEXT.incrementAndGet(), all), CLERK);
    }

    RegisterRecord fund(RegisterRecord project, String source, String amount) {
        return row(FUNDS, project, Map.of("fund_source", source, "fund_amount", new BigDecimal(amount)));
    }

    RegisterRecord payment(RegisterRecord project, String source, String amount) {
        return row(
                PAYMENTS,
                project,
                Map.of("fund_source", source, "paid_amount", new BigDecimal(amount), "paid_on", "2026-06-01"));
    }

    RegisterRecord step(RegisterRecord project, int number, String name, String planned) {
        return row(STEPS, project, Map.of("step_no", number, "step_name", name, "planned_on", planned));
    }

    RegisterRecord year(RegisterRecord project, int year, int invested, int income) {
        return row(FLOW, project, Map.of("flow_year", year, "invested", invested, "income", income));
    }

    /** A project of a million that adds up: 550,000 and 605,000 come back, which is 10 % a year. */
    RegisterRecord complete(String key) {
        RegisterRecord one = project(key, "1000000", Map.of());
        fund(one, "central", "400000.10");
        fund(one, "loan", "599999.90");
        step(one, 1, "开工", "2026-03-01");
        step(one, 2, "完工", "2026-12-01");
        year(one, 2026, 1_000_000, 0);
        year(one, 2027, 0, 550_000);
        year(one, 2028, 0, 605_000);
        return one;
    }

    RegisterRecord problem(String key, String building, String code, String found) {
        return registers.create(PROBLEMS, RecordDraft.of(head + key, problemFields(building, code, found)), CLERK);
    }

    static Map<String, Object> problemFields(String building, String code, String found) {
        return Map.of(
                "building_no",
                building,
                "problem_code",
                code,
                "indicator_code",
                "H0" + code.charAt(2),
                "found_on",
                found);
    }

    RegisterRecord act(RegisterRecord one, Caller who, String action, Map<String, Object> fields) {
        return registers.act(one.register(), one.id(), null, new RecordStep(action, null, fields), who);
    }

    RegisterRecord act(RegisterRecord one, Caller who, String action) {
        return act(one, who, action, Map.of());
    }

    RegisterRecord now(RegisterRecord one) {
        return registers.find(one.register(), one.id(), CHIEF).orElseThrow();
    }

    /** {@return the codes with which something is refused; empty when it is done} */
    static List<String> codes(Runnable work) {
        return faults(work).stream().map(Fault::code).distinct().sorted().toList();
    }

    static List<Fault> faults(Runnable work) {
        try {
            work.run();
            return List.of();
        } catch (FaultException e) {
            return e.faults();
        }
    }
}
