package org.songhua.edge.lifeline;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.renewal.Calibration;
import org.songhua.lifeline.RenewalReport;
import org.songhua.lifeline.Renewals;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which pipes to renew within a budget, why, and how well past years would have been foretold. */
@RestController
class RenewalController {
    private final Renewals renewals;

    RenewalController(Renewals renewals) {
        this.renewals = renewals;
    }

    /** @param budget yuan */
    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/lifelines/{code}/renewal")
    PlanView plan(@PathVariable String code, @RequestParam double budget, Caller caller) {
        if (!caller.may(Permission.REGISTER_VIEW))
            throw new NotAllowedException("The permission register.view is missing.");
        return PlanView.of(renewals.plan(code, budget, caller));
    }

    private static @Nullable Double known(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }

    /** A plan. */
    record PlanView(
            int year,
            int since,
            double budget,
            double cost,
            double avoided,
            int pipes,
            int breaks,
            double expectedBreaks,
            double shareOfShort,
            double costOfJob,
            double costOfMetre,
            double costOfMillimetre,
            List<ChoiceView> choices,
            CalibrationView calibration,
            long dataVersion) {
        static PlanView of(RenewalReport report) {
            return new PlanView(
                    report.year(),
                    report.since(),
                    report.budget(),
                    report.cost(),
                    report.avoided(),
                    report.pipes(),
                    report.breaks(),
                    report.expectedBreaks(),
                    report.shareOfShort(),
                    report.costOfJob(),
                    report.costOfMetre(),
                    report.costOfMillimetre(),
                    report.choices().stream().map(ChoiceView::of).toList(),
                    CalibrationView.of(report.calibration()),
                    report.dataVersion());
        }
    }

    /** A pipe to renew. */
    record ChoiceView(
            String id,
            String label,
            String material,
            @Nullable Integer yearBuilt,
            @Nullable Double diameterMillimetres,
            double lengthMetres,
            int breaks,
            double expected,
            long residentsWithout,
            long residentsShort,
            double risk,
            double cost,
            List<ReasonView> reasons,
            @JsonRawValue String geometry) {
        static ChoiceView of(RenewalReport.Choice one) {
            return new ChoiceView(
                    one.pipe().toString(),
                    one.label(),
                    one.material(),
                    one.yearBuilt() > 0 ? (Integer) one.yearBuilt() : null,
                    known(one.diameterMillimetres()),
                    one.lengthMetres(),
                    one.breaks(),
                    one.expected(),
                    one.residentsWithout(),
                    one.residentsShort(),
                    one.risk(),
                    one.cost(),
                    one.reasons().stream()
                            .map(reason -> new ReasonView(reason.property(), reason.factor()))
                            .toList(),
                    one.geoJson());
        }
    }

    /** By what factor a property changes the expected breaks. */
    record ReasonView(String property, double factor) {}

    /** Past years, each foretold from those before it; the share is null when nothing broke. */
    record CalibrationView(
            int from,
            int to,
            double expected,
            int counted,
            @Nullable Double captured,
            List<GroupView> groups) {
        static CalibrationView of(Calibration one) {
            return new CalibrationView(
                    one.from(),
                    one.to(),
                    one.expected(),
                    one.counted(),
                    known(one.capture().share()),
                    one.groups().stream().map(GroupView::of).toList());
        }
    }

    /** A group of pipes. */
    record GroupView(String property, String value, int pipeYears, double expected, int counted, double away) {
        static GroupView of(Calibration.Group one) {
            return new GroupView(
                    one.property(), one.value(), one.pipeYears(), one.expected(), one.counted(), one.away());
        }
    }
}
