package org.songhua.edge.warning;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Regions;
import org.songhua.engine.duty.Roster;
import org.songhua.engine.duty.Watch;
import org.songhua.engine.rule.Level;
import org.songhua.pack.Pack;
import org.songhua.pack.Packs;
import org.songhua.pack.Text;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.warning.Duty;
import org.songhua.warning.Stage;
import org.songhua.warning.StepLimit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The duty roster and the times of steps. */
@RestController
class DutyController {
    private static final int MOST_DAYS = 31;

    private final Duty duty;
    private final Packs packs;
    private final Regions regions;
    private final Clock clock;

    DutyController(Duty duty, Packs packs, Regions regions, Clock clock) {
        this.duty = duty;
        this.packs = packs;
        this.regions = regions;
        this.clock = clock;
    }

    /**
     * A row of the roster. How people are reached is for those who handle warnings.
     *
     * @param position in the roster, counted from 0
     * @param on whether it is kept now
     */
    record WatchView(
            int position,
            int tier,
            String organisation,
            String person,
            @Nullable String user,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String pack,
            @Nullable String region,
            String level,
            String days,
            String from,
            String until,
            @Nullable String first,
            @Nullable String last,
            @Nullable String replaces,
            boolean on) {
        static WatchView of(int position, Watch watch, boolean isOn, boolean mayReach) {
            return new WatchView(
                    position,
                    watch.tier(),
                    watch.organisation(),
                    watch.person().name(),
                    mayReach ? watch.person().user() : null,
                    mayReach ? watch.person().phone() : null,
                    mayReach ? watch.person().email() : null,
                    watch.pack(),
                    watch.region(),
                    watch.level().code(),
                    watch.days().text(),
                    watch.from().toString(),
                    watch.until().toString(),
                    WarningView.text(watch.first()),
                    WarningView.text(watch.last()),
                    watch.replaces(),
                    isOn);
        }
    }

    /** How long a step may take; minutes of each tier. */
    record LimitView(String level, Stage stage, List<Integer> minutes, boolean byDefault) {
        static LimitView of(StepLimit limit) {
            return new LimitView(limit.level().code(), limit.stage(), limit.minutes(), limit.isDefault());
        }
    }

    /**
     * The roster with who is on duty now, and the times of steps.
     *
     * @param revision to be sent with a change of one watch
     * @param packs names of the packs that watches are for, by code
     * @param regions names of the regions that watches are for, by code; heads of codes have none
     */
    record DutyView(
            String revision,
            List<WatchView> watches,
            List<LimitView> limits,
            Map<String, Text> packs,
            Map<String, String> regions) {}

    @Allow(Permission.WARNING_VIEW)
    @GetMapping("/api/duty")
    DutyView duty(Caller caller) {
        boolean mayReach = caller.may(Permission.WARNING_HANDLE);
        Roster roster = duty.roster();
        Set<Watch> on = new HashSet<>(roster.onDuty(clock.instant()));
        var watches = new ArrayList<WatchView>();
        for (Watch watch : roster.watches())
            watches.add(WatchView.of(watches.size(), watch, on.contains(watch), mayReach));
        return new DutyView(
                duty.revision(),
                watches,
                duty.limits().stream().map(LimitView::of).toList(),
                packNames(roster),
                regionNames(roster));
    }

    private Map<String, Text> packNames(Roster roster) {
        Set<String> named = roster.watches().stream()
                .map(Watch::pack)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return packs.list().stream()
                .filter(pack -> named.contains(pack.code()))
                .collect(Collectors.toMap(Pack::code, Pack::title));
    }

    private Map<String, String> regionNames(Roster roster) {
        var names = new HashMap<String, String>();
        for (Watch watch : roster.watches()) {
            String code = watch.region();
            if (code == null || names.containsKey(code)) continue;
            List<Regions.Step> path = regions.path(code);
            if (!path.isEmpty()) names.put(code, path.getLast().name());
        }
        return names;
    }

    /**
     * Who begins on a day.
     *
     * @param worked whether the official calendar has it as a day of work
     * @param watches positions in the roster, by the time of day
     */
    record DayView(String date, boolean worked, List<Integer> watches) {}

    /** The watches by day, from a day on. */
    @Allow(Permission.WARNING_VIEW)
    @GetMapping("/api/duty/days")
    List<DayView> days(
            @RequestParam(required = false) @Nullable LocalDate from, @RequestParam(defaultValue = "7") int days) {
        Roster roster = duty.roster();
        var positions = new IdentityHashMap<Watch, Integer>();
        for (Watch watch : roster.watches()) positions.put(watch, positions.size());
        LocalDate first = from == null ? LocalDate.ofInstant(clock.instant(), roster.zone()) : from;
        return Stream.iterate(first, day -> day.plusDays(1))
                .limit(Math.clamp(days, 1, MOST_DAYS))
                .map(day -> day(roster, day, positions))
                .toList();
    }

    private static DayView day(Roster roster, LocalDate day, IdentityHashMap<Watch, Integer> positions) {
        List<Integer> watches =
                roster.beginningOn(day).stream().map(positions::get).toList();
        return new DayView(day.toString(), roster.calendar().isWorkday(day), watches);
    }

    /** Adds a watch behind the others. */
    @Allow(Permission.WARNING_RULES)
    @PostMapping("/api/duty/watches")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(@RequestParam String revision, @RequestBody JsonNode body, Caller caller) {
        duty.put(duty.roster().watches().size(), columns(body), revision, caller);
    }

    @Allow(Permission.WARNING_RULES)
    @PutMapping("/api/duty/watches/{position}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable int position, @RequestParam String revision, @RequestBody JsonNode body, Caller caller) {
        duty.put(position, columns(body), revision, caller);
    }

    @Allow(Permission.WARNING_RULES)
    @DeleteMapping("/api/duty/watches/{position}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable int position, @RequestParam String revision, Caller caller) {
        duty.remove(position, revision, caller);
    }

    /** {@return texts and numbers of a body by name; what else it holds is none} */
    private static Map<String, String> columns(JsonNode body) {
        var columns = new HashMap<String, String>();
        body.properties().forEach(one -> {
            if (one.getValue().isValueNode() && !one.getValue().isNull())
                columns.put(one.getKey(), one.getValue().asString());
        });
        return columns;
    }

    @Allow(Permission.WARNING_RULES)
    @GetMapping("/api/duty/roster.csv")
    ResponseEntity<String> file() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"roster.csv\"")
                .body(duty.csv());
    }

    /** How many watches the roster has. */
    record ReplacedView(int watches) {}

    @Allow(Permission.WARNING_RULES)
    @PutMapping(
            path = "/api/duty/roster.csv",
            consumes = {"text/csv", "application/octet-stream"})
    ReplacedView replace(@RequestBody byte[] csv, Caller caller) {
        return new ReplacedView(duty.replace(csv, caller));
    }

    @Allow(Permission.WARNING_RULES)
    @PutMapping("/api/duty/limits")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void limit(@RequestBody JsonNode body, Caller caller) {
        duty.limit(limit(body), caller);
    }

    private static StepLimit limit(JsonNode body) {
        var in = new Inputs(body);
        Level level = in.requiredLevel("level");
        Stage stage = stage(in);
        List<Integer> minutes = minutes(body, in);
        in.throwIfAny();
        return new StepLimit(level, stage, minutes, false);
    }

    private static Stage stage(Inputs in) {
        String text = in.requiredText("stage");
        for (Stage stage : Stage.values()) if (stage.name().equals(text)) return stage;
        if (!text.isEmpty())
            in.fault("stage", "There is no such stage.", "Give ALARM, JUDGED, ISSUED or ACKNOWLEDGED.");
        return Stage.ALARM;
    }

    private static List<Integer> minutes(JsonNode body, Inputs in) {
        var minutes = new ArrayList<Integer>();
        for (JsonNode one : body.path("minutes")) {
            if (one.isInt()) minutes.add(one.intValue());
            else in.fault("minutes/" + minutes.size(), "This is no whole number.", "Send minutes.");
        }
        if (!body.path("minutes").isArray()) in.fault("minutes", "This is missing, or no list.", "Send a list.");
        return minutes;
    }
}
