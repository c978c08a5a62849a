package org.songhua.edge.register;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.problem.FaultView;
import org.songhua.edge.register.RegisterViews.ChoiceOfAction;
import org.songhua.edge.register.RegisterViews.RecordView;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.register.FormState;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordPage;
import org.songhua.register.RecordQuery;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.register.TimelineEntry;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Records of a register: lists, one record, its history, and what can be done to it. */
@RestController
class RecordController {
    private static final String ONE = "/api/registers/{register}/records/{id}";

    private final Registers registers;

    RecordController(Registers registers) {
        this.registers = registers;
    }

    /**
     * A page.
     *
     * @param next what to give as {@code after} for the next one
     * @param count records that the question finds, paging left aside; exact up to 10,000
     * @param more whether there are more than that
     */
    record PageView(List<RecordView> items, @Nullable String next, long count, boolean more) {}

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/registers/{register}/records")
    PageView list(@PathVariable String register, @RequestParam Map<String, String> parameters, Caller caller) {
        RecordQuery query = RecordQueries.read(parameters);
        RecordPage page = registers.list(register, query, caller);
        long count = registers.count(register, query, caller);
        return new PageView(
                page.records().stream().map(RegisterViews::record).toList(),
                page.next(),
                Math.min(count, Registers.COUNTED),
                count > Registers.COUNTED);
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping(ONE)
    ResponseEntity<RecordView> get(
            @PathVariable String register,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            Caller caller) {
        UUID record = RegisterController.parse(id);
        return answer((asOf == null
                        ? registers.find(register, record, caller)
                        : registers.asOf(register, record, moment(asOf), caller))
                .orElseThrow(() -> new NotFoundException("record " + id)));
    }

    /** {@return the moment; of a day its end where the city lies} */
    private static Instant moment(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(RegisterController.ZONE)
                            .toInstant()
                            .minusNanos(1)
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new FaultException(Fault.refused(
                    "REG-034",
                    Place.atField("asOf"),
                    "This is neither a day nor a moment.",
                    "Give one such as 2026-01-31 or 2026-01-31T08:00:00Z."));
        }
    }

    private static ResponseEntity<RecordView> answer(RegisterRecord one) {
        return ResponseEntity.ok()
                .eTag("\"" + one.revision() + "\"")
                .cacheControl(CacheControl.noCache())
                .body(RegisterViews.record(one));
    }

    /** A new record. */
    record DraftBody(
            @Nullable String key,
            @Nullable UUID object,
            @Nullable String department,
            @Nullable String region,
            @Nullable Double longitude,
            @Nullable Double latitude,
            @Nullable Map<String, @Nullable Object> fields) {
        RecordDraft draft() {
            return new RecordDraft(
                    Objects.requireNonNullElse(key, ""),
                    object,
                    department,
                    region,
                    longitude,
                    latitude,
                    values(fields),
                    false);
        }
    }

    /** Null takes a value away, as an empty text does; lists and objects are no values of fields. */
    static Map<String, Object> values(@Nullable Map<String, @Nullable Object> fields) {
        var values = new TreeMap<String, Object>();
        if (fields != null) fields.forEach((name, value) -> values.put(name, value == null ? "" : value));
        return values;
    }

    @Allow(Permission.REGISTER_EDIT)
    @PostMapping("/api/registers/{register}/records")
    ResponseEntity<RecordView> create(@PathVariable String register, @RequestBody DraftBody body, Caller caller) {
        RecordDraft draft = body.draft();
        RegisterRecord made = registers.create(register, draft, caller);
        // Of another key: it stood open already, and this report went to it.
        boolean isNew = made.key().equals(draft.key().strip());
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag("\"" + made.revision() + "\"")
                .header("Location", "/api/registers/" + made.register() + "/records/" + made.id())
                .body(RegisterViews.record(made));
    }

    /** A form as far as it is filled in. */
    record FormBody(@Nullable Map<String, @Nullable Object> fields) {}

    /** Which fields the form asks for, and what is wrong so far. */
    record FormView(List<String> asked, List<String> required, List<FaultView> faults) {}

    @Allow(Permission.REGISTER_EDIT)
    @PostMapping("/api/registers/{register}/form")
    FormView form(@PathVariable String register, @RequestBody FormBody body, Caller caller) {
        FormState state = registers.form(register, values(body.fields()), caller);
        return new FormView(
                state.asked(),
                state.required(),
                state.faults().stream().map(FaultView::of).toList());
    }

    /** What changes. */
    record ChangeBody(@Nullable String note, @Nullable Map<String, @Nullable Object> fields) {}

    /** Changes fields; 412 when somebody was faster than If-Match tells. */
    @Allow(Permission.REGISTER_EDIT)
    @PatchMapping(ONE)
    ResponseEntity<RecordView> amend(
            @PathVariable String register,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @RequestBody ChangeBody body,
            Caller caller) {
        var step = new RecordStep(RecordStep.AMEND, body.note(), values(body.fields()));
        return answer(registers.act(register, RegisterController.parse(id), revision(match), step, caller));
    }

    /** What to do. */
    record ActionBody(
            @Nullable String action,
            @Nullable String note,
            @Nullable Map<String, @Nullable Object> fields) {}

    /** Does something; the register says which permission it needs. */
    @Allow(Permission.REGISTER_VIEW)
    @PostMapping(ONE + "/actions")
    ResponseEntity<RecordView> act(
            @PathVariable String register,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @RequestBody ActionBody body,
            Caller caller) {
        var step = new RecordStep(Objects.requireNonNullElse(body.action(), ""), body.note(), values(body.fields()));
        return answer(registers.act(register, RegisterController.parse(id), revision(match), step, caller));
    }

    /** What leads on from here; an action that is not possible says why. */
    @Allow(Permission.REGISTER_VIEW)
    @GetMapping(ONE + "/actions")
    List<ChoiceOfAction> actions(@PathVariable String register, @PathVariable String id, Caller caller) {
        return registers.actions(register, RegisterController.parse(id), caller).stream()
                .map(RegisterViews::action)
                .toList();
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping(ONE + "/timeline")
    List<TimelineEntry> timeline(@PathVariable String register, @PathVariable String id, Caller caller) {
        return registers.timeline(register, RegisterController.parse(id), caller);
    }

    /** Whether the history is whole and comes to what stands; else the number of the first event that does not fit. */
    record VerificationView(boolean agrees, long firstBroken) {}

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping(ONE + "/verification")
    VerificationView verification(@PathVariable String register, @PathVariable String id, Caller caller) {
        long broken = registers.firstBroken(register, RegisterController.parse(id), caller);
        return new VerificationView(broken == 0, broken);
    }

    private static @Nullable Long revision(@Nullable String match) {
        if (match == null) return null;
        String number = match.replaceFirst("^W/", "").replace("\"", "").strip();
        if (number.matches("\\d{1,18}")) return Long.valueOf(number);
        throw new FaultException(Fault.refused(
                "REG-033",
                Place.atField("If-Match"),
                "If-Match is no revision.",
                "Send the ETag of the record as you read it."));
    }
}
