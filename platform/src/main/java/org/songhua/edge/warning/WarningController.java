package org.songhua.edge.warning;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.Level;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.sensing.Datastreams;
import org.songhua.sensing.Observations;
import org.songhua.warning.Duty;
import org.songhua.warning.DutyCall;
import org.songhua.warning.RuleStatistics;
import org.songhua.warning.Stage;
import org.songhua.warning.StageTime;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningFilter;
import org.songhua.warning.WarningStep;
import org.songhua.warning.Warnings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/** Warnings for the duty desk: the queue, one with all that is known of it, what people do, and news to follow. */
@RestController
class WarningController {
    private static final int LARGEST_PAGE = 1000;
    private static final int FOLLOWERS_SHOWN = 200;
    private static final int PAST_SHOWN = 20;
    private static final Duration STATISTICS_SPAN = Duration.ofDays(30);

    private final Warnings warnings;
    private final Duty duty;
    private final Datastreams datastreams;
    private final Observations observations;
    private final WarningStream stream;
    private final Clock clock;

    WarningController(
            Warnings warnings,
            Duty duty,
            Datastreams datastreams,
            Observations observations,
            WarningStream stream,
            Clock clock) {
        this.warnings = warnings;
        this.duty = duty;
        this.datastreams = datastreams;
        this.observations = observations;
        this.stream = stream;
        this.clock = clock;
    }

    /**
     * A page of warnings.
     *
     * @param total how many there are in all, of which a page shows no more than its limit
     * @param byPack how many there are of each field, whatever field was asked for
     * @param counts of the queue, by level, and {@code late}
     * @param lastEvent where to follow on from
     */
    record WarningsView(
            List<WarningView> items, long total, Map<String, Long> byPack, Map<String, Long> counts, long lastEvent) {}

    @Allow(Permission.WARNING_VIEW)
    @GetMapping("/api/warnings")
    WarningsView list(
            @RequestParam(defaultValue = "false") boolean queue,
            @RequestParam(required = false) @Nullable Stage stage,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String pack,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable String cityObject,
            @RequestParam(required = false) @Nullable Long leader,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "200") int limit,
            @RequestParam(required = false) @Nullable String counted,
            @RequestParam(required = false) @Nullable Long maintenance,
            Caller caller) {
        long lastEvent = warnings.lastEvent();
        var filter = new WarningFilter(
                queue,
                stage,
                level == null ? null : level(level),
                pack,
                rule,
                cityObject,
                leader,
                from,
                until,
                before,
                Math.clamp(limit, 1, LARGEST_PAGE),
                counted == null ? null : counted(counted),
                maintenance);
        var items = warnings.list(filter, caller.scope()).stream()
                .map(WarningView::of)
                .toList();
        var byPack = warnings.countByPack(filter, caller.scope());
        long total = byPack.entrySet().stream()
                .filter(one -> pack == null || pack.equals(one.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return new WarningsView(items, total, byPack, warnings.counts(caller.scope()), lastEvent);
    }

    private static WarningFilter.Counted counted(String code) {
        return Arrays.stream(WarningFilter.Counted.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("count " + code));
    }

    private static Level level(String code) {
        return Level.find(code).orElseThrow(() -> new NotFoundException("level " + code));
    }

    /** A step of a warning. */
    record StepView(
            String kind,
            String at,
            String by,
            @Nullable String level,
            @Nullable String note,
            @JsonRawValue @Nullable String reasons) {
        static StepView of(WarningStep step) {
            Level level = step.level();
            return new StepView(
                    step.kind(),
                    step.at().toString(),
                    step.by(),
                    level == null ? null : level.code(),
                    step.note(),
                    step.reasonsJson());
        }
    }

    /** How long it was at a stage; seconds. */
    record TimeView(
            Stage stage,
            String from,
            @Nullable String until,
            @Nullable String by,
            @Nullable Long limitSeconds,
            boolean late) {
        static TimeView of(StageTime time) {
            Duration limit = time.limit();
            return new TimeView(
                    time.stage(),
                    time.from().toString(),
                    WarningView.text(time.until()),
                    time.by(),
                    limit == null ? null : (Long) limit.toSeconds(),
                    time.isLate());
        }
    }

    /** Who was called; phone numbers are for those who handle warnings. */
    record CallView(
            Stage stage,
            String level,
            int tier,
            @Nullable String organisation,
            @Nullable String person,
            @Nullable String phone,
            String dueAt,
            String calledAt) {
        static CallView of(DutyCall call, Caller caller) {
            return new CallView(
                    call.stage(),
                    call.level().code(),
                    call.tier(),
                    call.organisation(),
                    call.person(),
                    caller.may(Permission.WARNING_HANDLE) ? call.phone() : null,
                    call.dueAt().toString(),
                    call.calledAt().toString());
        }
    }

    /** A warning with what happened to it, how long that took, who was called, what follows it, what its rule raised there before, and its readings. */
    record DetailView(
            WarningView warning,
            List<StepView> steps,
            List<TimeView> times,
            List<CallView> calls,
            List<WarningView> followers,
            List<WarningView> past,
            SeriesView series) {}

    @Allow(Permission.WARNING_VIEW)
    @GetMapping("/api/warnings/{id}")
    DetailView warning(@PathVariable long id, Caller caller) {
        Scope scope = caller.scope();
        Warning warning = warnings.find(id, scope).orElseThrow(() -> new NotFoundException("warning " + id));
        return new DetailView(
                WarningView.of(warning),
                warnings.steps(id, scope).stream().map(StepView::of).toList(),
                duty.times(id, scope).stream().map(TimeView::of).toList(),
                duty.calls(id, scope).stream()
                        .map(call -> CallView.of(call, caller))
                        .toList(),
                warnings.list(followersOf(id), scope).stream()
                        .map(WarningView::of)
                        .toList(),
                past(warning, scope),
                SeriesView.of(warning, datastreams, observations));
    }

    private static WarningFilter followersOf(long id) {
        return new WarningFilter(false, null, null, null, null, null, id, null, null, null, FOLLOWERS_SHOWN);
    }

    private List<WarningView> past(Warning warning, Scope scope) {
        var filter = new WarningFilter(
                false, null, null, null, warning.rule(), null, null, null, null, warning.id(), LARGEST_PAGE);
        return warnings.list(filter, scope).stream()
                .filter(other -> other.subject() == warning.subject())
                .limit(PAST_SHOWN)
                .map(WarningView::of)
                .toList();
    }

    @Allow(Permission.WARNING_HANDLE)
    @PostMapping("/api/warnings/{id}/actions")
    WarningView act(@PathVariable long id, @RequestBody JsonNode body, Caller caller) {
        return WarningView.of(warnings.act(id, Inputs.command(body), caller));
    }

    /** News as server-sent events; the id of each is its number, and a client that comes back goes on behind the last it had. */
    @Allow(Permission.WARNING_VIEW)
    @GetMapping(path = "/api/warnings/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> events(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId,
            @RequestParam(required = false) @Nullable Long after,
            Caller caller) {
        Long asked = lastEventId == null ? after : lastEventId;
        long from = asked == null ? warnings.lastEvent() : asked;
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no")
                .body(stream.open(from, caller.scope()));
    }

    @Allow(Permission.WARNING_VIEW)
    @GetMapping("/api/warnings/statistics")
    List<RuleStatistics> statistics(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            Caller caller) {
        Instant end = until == null ? clock.instant() : until;
        return warnings.statistics(from == null ? end.minus(STATISTICS_SPAN) : from, end, caller.scope());
    }
}
