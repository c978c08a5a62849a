package org.songhua.edge.lifeline;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.ObjectId;
import org.songhua.engine.text.Parsing;
import org.songhua.lifeline.BurstPlan;
import org.songhua.lifeline.Lifeline;
import org.songhua.lifeline.Lifelines;
import org.songhua.lifeline.ModelReport;
import org.songhua.pack.Text;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Networks under pressure: which there are, what their models hold, what to close when a pipe bursts. */
@RestController
class LifelineController {
    private final Lifelines lifelines;

    LifelineController(Lifelines lifelines) {
        this.lifelines = lifelines;
    }

    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/lifelines")
    List<LifelineView> list() {
        return lifelines.list().stream().map(LifelineView::of).toList();
    }

    /** What the model of a network holds, and what the register lacks for it. */
    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/lifelines/{code}/model")
    ReportView model(@PathVariable String code, Caller caller) {
        return ReportView.of(lifelines.report(code, caller.scope()));
    }

    /** What to close when a pipe bursts, and whom it concerns. */
    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/lifelines/{code}/burst")
    BurstView burst(
            @PathVariable String code,
            @RequestParam String pipe,
            @RequestParam(defaultValue = "") Set<String> stuck,
            Caller caller) {
        Set<ObjectId> valves = stuck.stream().map(LifelineController::object).collect(Collectors.toSet());
        return BurstView.of(lifelines.burst(code, object(pipe), valves, caller.scope()));
    }

    private static ObjectId object(String id) {
        return Parsing.find(id, ObjectId::parse).orElseThrow(() -> new NotFoundException("object " + id));
    }

    /** A network in a list, with what is assumed. */
    record LifelineView(
            String code,
            Text title,
            String pipes,
            double headMetres,
            double litresPerDay,
            @Nullable LiveView live) {
        static LifelineView of(Lifeline one) {
            Lifeline.Live live = one.live();
            return new LifelineView(
                    one.code(),
                    one.title(),
                    one.pipes(),
                    one.headMetres(),
                    one.litresPerDay(),
                    live == null
                            ? null
                            : new LiveView(live.pressure(), live.inflow(), live.intervalSeconds(), live.day()));
        }
    }

    /** How it is watched: what its sensors observe, and the course of the use over a day. */
    record LiveView(String pressure, String inflow, int intervalSeconds, List<Double> day) {}

    /** A burst; numbers as the model gives them. */
    record BurstView(
            String pipe,
            List<ValveView> valves,
            List<String> passed,
            List<PipeView> pipes,
            long residentsWithout,
            long residentsShort,
            double lostCubicMetresPerHour,
            List<PlaceView> critical,
            long dataVersion) {
        static BurstView of(BurstPlan plan) {
            return new BurstView(
                    plan.pipe().toString(),
                    plan.valves().stream().map(ValveView::of).toList(),
                    plan.passed().stream().map(ObjectId::toString).toList(),
                    plan.pipes().stream()
                            .map(one -> new PipeView(one.id().toString(), one.geoJson()))
                            .toList(),
                    plan.residentsWithout(),
                    plan.residentsShort(),
                    plan.lostCubicMetresPerHour(),
                    plan.critical().stream().map(PlaceView::of).toList(),
                    plan.dataVersion());
        }
    }

    /** A valve to close. */
    record ValveView(String id, String node, double longitude, double latitude, int pipes) {
        static ValveView of(BurstPlan.Valve one) {
            return new ValveView(one.id().toString(), one.node(), one.longitude(), one.latitude(), one.pipes());
        }
    }

    /** A pipe that is parted. */
    record PipeView(String id, @JsonRawValue String geometry) {}

    /** A place that is hit. */
    record PlaceView(
            String id, String classCode, @Nullable String name, double longitude, double latitude, boolean without) {
        static PlaceView of(BurstPlan.Place one) {
            return new PlaceView(
                    one.id().toString(), one.classCode(), one.name(), one.longitude(), one.latitude(), one.without());
        }
    }

    /** What a model holds. */
    record ReportView(
            int pipes,
            double kilometres,
            int nodes,
            int valves,
            int sources,
            long residents,
            long unserved,
            int segments,
            int loops,
            List<FoundView> troubles,
            long dataVersion) {
        static ReportView of(ModelReport report) {
            return new ReportView(
                    report.pipes(),
                    report.kilometres(),
                    report.nodes(),
                    report.valves(),
                    report.sources(),
                    report.residents(),
                    report.unserved(),
                    report.segments(),
                    report.loops(),
                    report.troubles().stream()
                            .map(one -> new FoundView(
                                    one.kind(),
                                    one.count(),
                                    one.examples().stream()
                                            .map(ObjectId::toString)
                                            .collect(Collectors.toList())))
                            .toList(),
                    report.dataVersion());
        }
    }

    /** A kind of trouble. */
    record FoundView(String kind, int count, List<String> examples) {}
}
