package org.songhua.register.internal.records;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.flow.Attempt;
import org.songhua.engine.flow.EventChain;
import org.songhua.engine.flow.FlowEvent;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.register.RecordDraft;
import org.songhua.register.Register;
import org.songhua.register.RegisterRecord;
import org.songhua.register.internal.records.Placing.Placed;
import org.songhua.register.internal.records.RegisterBook.Ruled;
import org.songhua.register.internal.rules.DutyDates;
import org.songhua.register.internal.rules.FieldSight;
import org.songhua.register.internal.rules.LifeCycle;
import org.songhua.register.internal.rules.Values;

/**
 * Makes records of drafts and tells everything that is wrong with one at once. Codes: {@code REG-014} to {@code REG-019} and
 * those of the rules.
 */
final class RecordMaker {
    /** Days of duties are days where the city lies. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_CODE = 60;

    private final Ruled ruled;
    private final Placing placing;
    private final Caller caller;
    private final Set<String> permissions;
    private final Instant now;
    private final LocalDate today;

    RecordMaker(Ruled ruled, Placing placing, Caller caller, Instant now) {
        this.ruled = ruled;
        this.placing = placing;
        this.caller = caller;
        this.now = now;
        today = LocalDate.ofInstant(now, ZONE);
        permissions = codes(caller);
    }

    static Set<String> codes(Caller caller) {
        return caller.permissions().stream().map(Permission::code).collect(Collectors.toUnmodifiableSet());
    }

    /** A new record with its first event. */
    @SuppressWarnings("ArrayRecordComponent") // written once, never changed
    record Made(RegisterRecord record, FlowEvent event, byte[] hash) {}

    /** {@return the record; null when a fault was told} */
    @Nullable
    Made make(RecordDraft draft, Consumer<Fault> faults) {
        var counted = new Counted(faults);
        String key = draft.key().strip();
        checkKey(key, counted);
        checkCode("/department", draft.department(), counted);
        checkCode("/region", draft.region(), counted);
        Map<String, Object> values = values(draft.fields(), counted);
        ruled.check().faults(values).forEach(counted);
        FieldSight.notEditable(register(), values.keySet(), caller).forEach(counted);
        Placed placed = placing.place(register(), draft, caller.scope(), counted);
        if (!isWithin(draft.department(), placed.region(), caller.scope()))
            counted.accept(Fault.refused(
                    "REG-018",
                    Place.NOWHERE,
                    "The record would lie outside of what you may see.",
                    "Give a department and region of yours."));
        return counted.any ? null : made(key, draft, placed, values);
    }

    private Register register() {
        return ruled.register();
    }

    private static void checkKey(String key, Consumer<Fault> faults) {
        boolean good = !key.isEmpty()
                && key.length() <= LONGEST_KEY
                && Values.isPlain(key)
                && key.indexOf('\n') < 0
                && key.indexOf('\r') < 0;
        if (!good)
            faults.accept(Fault.refused(
                    "REG-014", Place.atField("/key"), "The key is no text of 1 to 100 characters.", "Give one."));
    }

    private static void checkCode(String field, @Nullable String code, Consumer<Fault> faults) {
        if (code == null || isCode(code)) return;
        faults.accept(Fault.refused("REG-022", Place.atField(field), "This is no code.", "Give letters and digits."));
    }

    /** By hand, for an import asks it of every row. */
    private static boolean isCode(String code) {
        return !code.isEmpty() && code.length() <= LONGEST_CODE && code.chars().allMatch(RecordMaker::isOfCode);
    }

    private static boolean isOfCode(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || "_.:-".indexOf(c) >= 0;
    }

    /** What is empty is not there: a new record has nothing to be taken away. */
    private Map<String, Object> values(Map<String, Object> given, Consumer<Fault> faults) {
        var values = new LinkedHashMap<>(Values.typed(register(), given, faults));
        values.values().removeIf(""::equals);
        return values;
    }

    static boolean isWithin(@Nullable String department, @Nullable String region, Scope scope) {
        boolean ours = scope.departments().isEmpty()
                || (department != null && scope.departments().contains(department));
        return ours
                && (scope.regions().isEmpty()
                        || (region != null && scope.regions().stream().anyMatch(region::startsWith)));
    }

    private Made made(String key, RecordDraft draft, Placed placed, Map<String, Object> values) {
        UUID id = RecordId.of(register().code(), key);
        var attempt = new Attempt(
                LifeCycle.CREATE, caller.name(), permissions, now, null, null, Values.texts(values), Set.of());
        FlowEvent event = ruled.life().opening(attempt);
        byte[] hash = EventChain.hash(EventChain.genesis(id.toString()), event);
        var record = new RegisterRecord(
                register().code(),
                id,
                key,
                title(register(), key, values),
                register().start(),
                draft.object(),
                draft.department(),
                placed.region(),
                placed.longitude(),
                placed.latitude(),
                values,
                nextDue(ruled, register().start(), values, today),
                draft.synthetic(),
                1,
                now,
                now);
        return new Made(record, event, hash);
    }

    /** {@return a record with another state and other values; what follows from these is reckoned anew} */
    static RegisterRecord changed(
            Ruled ruled,
            RegisterRecord before,
            String state,
            Map<String, Object> values,
            long revision,
            Instant changedAt) {
        return new RegisterRecord(
                before.register(),
                before.id(),
                before.key(),
                title(ruled.register(), before.key(), values),
                state,
                before.object(),
                before.department(),
                before.region(),
                before.longitude(),
                before.latitude(),
                values,
                nextDue(ruled, state, values, LocalDate.ofInstant(before.createdAt(), ZONE)),
                before.synthetic(),
                revision,
                before.createdAt(),
                changedAt);
    }

    static String title(Register register, String key, Map<String, Object> values) {
        Object title = values.get(register.titleField());
        return title == null ? key : Values.text(title);
    }

    static @Nullable LocalDate nextDue(Ruled ruled, String state, Map<String, Object> values, LocalDate entered) {
        return DutyDates.first(ruled.duties().days(state, values, entered));
    }

    /** Passes faults on and remembers that there were some. */
    private static final class Counted implements Consumer<Fault> {
        private final Consumer<Fault> faults;
        private boolean any;

        Counted(Consumer<Fault> faults) {
            this.faults = faults;
        }

        @Override
        public void accept(Fault fault) {
            any |= fault.severity() == Fault.Severity.REFUSED;
            faults.accept(fault);
        }
    }
}
