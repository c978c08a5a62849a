package org.songhua.edge.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.ActionOffer;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.CaseClass;
import org.songhua.casework.CaseEvent;
import org.songhua.casework.CaseFile;
import org.songhua.casework.CaseSummary;
import org.songhua.casework.Report;
import org.songhua.casework.RoutingTrace;
import org.songhua.engine.flow.FlowClock;
import org.songhua.engine.flow.FlowState;
import org.songhua.engine.flow.FlowTask;
import org.songhua.engine.flow.Refusal;
import org.songhua.pack.Text;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Cases as the interface shows them; times in UTC. */
@Component
class CaseViews {
    private final CaseCatalogue catalogue;

    CaseViews(CaseCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A name in both languages. */
    record NameView(String zh, String en) {
        static NameView of(Text text) {
            return new NameView(text.zh(), text.en());
        }
    }

    /**
     * A case in a list.
     *
     * @param object id of the city object that it is about
     */
    record SummaryView(
            UUID id,
            String number,
            String classCode,
            NameView className,
            String severity,
            String state,
            NameView stateName,
            int stage,
            String kind,
            @Nullable String department,
            List<String> parties,
            @Nullable String region,
            @Nullable String grid,
            @Nullable Double longitude,
            @Nullable Double latitude,
            String channel,
            int supervision,
            List<String> pending,
            boolean routed,
            boolean unlimited,
            @Nullable UUID mergedInto,
            Instant createdAt,
            Instant changedAt,
            @Nullable Instant closedAt,
            @Nullable Instant dueAt,
            int warnLevel,
            int sequence,
            @Nullable UUID object) {}

    /** A clock. */
    record ClockView(
            String clock,
            NameView name,
            String status,
            Instant startedAt,
            @Nullable Instant dueAt,
            @Nullable Instant pausedAt,
            @Nullable Instant stoppedAt,
            String rule,
            String calendar,
            boolean provisional) {}

    /** A task. */
    record TaskView(int number, String kind, String department, String status) {}

    /** A report, without who sent it. */
    record ReportView(
            UUID id,
            long number,
            String channel,
            Instant receivedAt,
            @Nullable String publicText,
            List<String> findings,
            @Nullable Double longitude,
            @Nullable Double latitude,
            @Nullable String inputCrs,
            @Nullable String placeMethod,
            @Nullable String placeQuality,
            @Nullable Boolean solved,
            @Nullable Integer satisfied) {}

    /** A case with all that is known of it. */
    record FileView(
            SummaryView summary,
            String flow,
            int flowVersion,
            Map<String, String> fields,
            List<String> evidence,
            Map<String, Integer> counts,
            Map<String, String> requests,
            List<ClockView> clocks,
            List<TaskView> tasks,
            List<ReportView> reports,
            RoutingTrace routing,
            @Nullable UUID parent) {}

    /** An entry of the log. */
    record EventView(
            long sequence,
            Instant at,
            @Nullable Instant occurredAt,
            String actor,
            String action,
            NameView actionName,
            String from,
            String to,
            @Nullable String reason,
            @Nullable NameView reasonName,
            Map<String, String> fields,
            List<String> evidence,
            String hash) {}

    /** An action, and why it cannot be done or what it asks for. */
    record OfferView(
            String action,
            NameView name,
            String to,
            boolean possible,
            List<RefusalView> blockers,
            List<String> reasons,
            List<NameView> reasonNames,
            List<String> fields,
            List<String> evidence,
            String requests,
            String decides) {}

    /** A reason against something. */
    record RefusalView(String code, String subject, String problem, String remedy) {
        static RefusalView of(Refusal refusal) {
            return new RefusalView(refusal.code(), refusal.subject(), refusal.problem(), refusal.remedy());
        }
    }

    SummaryView summary(CaseSummary one) {
        return new SummaryView(
                one.id(),
                one.number(),
                one.classCode(),
                className(one.classCode()),
                one.severity(),
                one.state(),
                stateName(one),
                one.stage(),
                one.kind(),
                one.department(),
                one.parties(),
                one.region(),
                one.grid(),
                one.longitude(),
                one.latitude(),
                one.channel(),
                one.supervision(),
                one.pending(),
                one.routed(),
                one.unlimited(),
                one.mergedInto(),
                one.createdAt(),
                one.changedAt(),
                one.closedAt(),
                one.dueAt(),
                one.warnLevel(),
                one.sequence(),
                one.component());
    }

    NameView className(String code) {
        return catalogue.findClass(code).map(CaseClass::title).map(NameView::of).orElse(new NameView(code, code));
    }

    NameView stateName(CaseSummary one) {
        return catalogue
                .flow(one.flow())
                .findState(one.state())
                .map(state -> new NameView(state.zh(), state.en()))
                .orElse(new NameView(one.state(), one.state()));
    }

    FlowState.Kind kind(CaseSummary one) {
        return FlowState.Kind.valueOf(one.kind());
    }

    FileView file(CaseFile file) {
        return new FileView(
                summary(file.summary()),
                file.summary().flow(),
                file.summary().flowVersion(),
                file.standing().fields(),
                List.copyOf(file.standing().evidence()),
                file.standing().counts(),
                file.standing().pending(),
                file.standing().clocks().entrySet().stream()
                        .map(entry -> clock(entry.getKey(), entry.getValue()))
                        .toList(),
                file.standing().tasks().entrySet().stream()
                        .map(entry -> task(entry.getKey(), entry.getValue()))
                        .toList(),
                file.reports().stream().map(CaseViews::report).toList(),
                JsonMapper.shared().readValue(file.routingJson(), RoutingTrace.class),
                file.summary().parent());
    }

    private ClockView clock(String name, FlowClock clock) {
        return new ClockView(
                name,
                word(name),
                clock.status().name(),
                clock.startedAt(),
                clock.terms().due(),
                clock.pausedAt(),
                clock.stoppedAt(),
                clock.terms().rule(),
                clock.terms().calendar(),
                clock.terms().provisional());
    }

    private static TaskView task(int number, FlowTask task) {
        return new TaskView(number, task.kind(), task.party(), task.status().name());
    }

    static ReportView report(Report one) {
        Report.Place place = one.place();
        return new ReportView(
                one.id(),
                one.number(),
                one.channel(),
                one.receivedAt(),
                one.publicText(),
                one.findings(),
                place == null ? null : (Double) place.longitude(),
                place == null ? null : (Double) place.latitude(),
                place == null ? null : place.inputCrs(),
                place == null ? null : place.method(),
                place == null ? null : place.quality(),
                one.solved(),
                one.satisfied());
    }

    EventView event(CaseEvent entry, String flow) {
        var event = entry.event();
        NameView action = catalogue
                .flow(flow)
                .findAction(event.action())
                .map(found -> new NameView(found.zh(), found.en()))
                .orElseGet(() -> word(event.action()));
        String reason = event.reason();
        return new EventView(
                event.sequence(),
                event.at(),
                event.occurredAt(),
                event.actor(),
                event.action(),
                action,
                event.from(),
                event.to(),
                reason,
                reason == null ? null : word(reason),
                event.fields(),
                List.copyOf(event.evidence()),
                entry.hash());
    }

    OfferView offer(ActionOffer offer) {
        var action = offer.action();
        return new OfferView(
                action.code(),
                new NameView(action.zh(), action.en()),
                action.to(),
                offer.blockers().isEmpty(),
                offer.blockers().stream().map(RefusalView::of).toList(),
                action.reasons(),
                action.reasons().stream().map(this::word).toList(),
                offer.asked().stream()
                        .filter(asked -> asked.code().equals("FLOW-105"))
                        .map(Refusal::subject)
                        .toList(),
                offer.asked().stream()
                        .filter(asked -> asked.code().equals("FLOW-106"))
                        .map(Refusal::subject)
                        .toList(),
                action.requests(),
                action.decides());
    }

    NameView word(String code) {
        Text text = catalogue.words().get(code);
        return text == null ? new NameView(code, code) : NameView.of(text);
    }

    Map<String, NameView> words() {
        return catalogue.words().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> NameView.of(entry.getValue())));
    }
}
