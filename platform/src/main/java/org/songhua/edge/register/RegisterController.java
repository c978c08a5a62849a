package org.songhua.edge.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.register.RegisterViews.DueView;
import org.songhua.edge.register.RegisterViews.RecordView;
import org.songhua.edge.register.RegisterViews.RegisterView;
import org.songhua.edge.register.RegisterViews.SummaryView;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.register.Register;
import org.songhua.register.Registers;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The registers, and what falls due in them. */
@RestController
class RegisterController {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int DAYS_AHEAD = 90;
    private static final int MOST_DUE = 500;

    private final Registers registers;
    private final Clock clock;

    RegisterController(Registers registers, Clock clock) {
        this.registers = registers;
        this.clock = clock;
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/registers")
    List<SummaryView> list(Caller caller) {
        return registers.list(caller).stream()
                .map(one -> RegisterViews.summary(one, registers.countByState(one.code(), caller)))
                .toList();
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/registers/{register}")
    RegisterView get(@PathVariable String register, Caller caller) {
        return RegisterViews.register(registers.get(register, caller), caller);
    }

    /** Duties of all registers that fall due within 90 days of a day, the most urgent first. */
    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/register-duties")
    List<DueView> due(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate today,
            @RequestParam(required = false) @Nullable String register,
            Caller caller) {
        LocalDate day = today == null ? LocalDate.ofInstant(clock.instant(), ZONE) : today;
        var all = new ArrayList<DueView>();
        List<Register> asked = register == null ? registers.list(caller) : List.of(registers.get(register, caller));
        for (Register one : asked) {
            registers
                    .due(one.code(), day, day.plusDays(DAYS_AHEAD), MOST_DUE, caller)
                    .forEach(item -> all.add(RegisterViews.due(one, item)));
        }
        return all.stream()
                .sorted(Comparator.comparing(DueView::on))
                .limit(MOST_DUE)
                .toList();
    }

    /** Every record of a city object: one object, many facets. */
    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/objects/{id}/records")
    List<RecordView> facets(@PathVariable String id, Caller caller) {
        return registers.facets(parse(id), caller).stream()
                .map(RegisterViews::record)
                .toList();
    }

    /** {@return number of records by state} */
    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/registers/{register}/counts")
    Map<String, Long> counts(@PathVariable String register, Caller caller) {
        return registers.countByState(register, caller);
    }

    static UUID parse(String id) {
        try {
            UUID parsed = UUID.fromString(id);
            if (parsed.toString().equals(id)) return parsed;
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new NotFoundException("record " + (id.length() > 60 ? id.substring(0, 60) : id));
    }
}
