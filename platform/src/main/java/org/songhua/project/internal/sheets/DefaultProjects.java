package org.songhua.project.internal.sheets;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.evaluation.Evaluation;
import org.songhua.evaluation.Evaluation.Proposal;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.project.Closure;
import org.songhua.project.Closure.Count;
import org.songhua.project.Library;
import org.songhua.project.ProjectSheet;
import org.songhua.project.Projects;
import org.songhua.project.internal.rules.Fields;
import org.songhua.project.internal.rules.Sheets;
import org.songhua.project.internal.rules.Sheets.Rows;
import org.songhua.project.internal.sheets.ProjectBook.Owned;
import org.songhua.register.RecordQuery;
import org.songhua.register.Register;
import org.songhua.register.RegisterRecord;
import org.songhua.register.RegisterState;
import org.songhua.register.Registers;

/** Projects over the registers. */
public final class DefaultProjects implements Projects {
    private final ProjectBook book;
    private final Registers registers;
    private final Limits limits;
    private final Evaluation evaluation;

    public DefaultProjects(ProjectBook book, Registers registers, Limits limits, Evaluation evaluation) {
        this.book = book;
        this.registers = registers;
        this.limits = limits;
        this.evaluation = evaluation;
    }

    @Override
    public List<Library> list(Caller caller) {
        var reached = registers.list(caller).stream().map(Register::code).collect(Collectors.toSet());
        return book.libraries().stream()
                .filter(one -> reached.contains(one.register()))
                .toList();
    }

    @Override
    public Library get(String library, Caller caller) {
        return list(caller).stream()
                .filter(one -> one.register().equals(library))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("project library of that code"));
    }

    @Override
    public List<ProjectSheet> board(String library, @Nullable Integer planYear, LocalDate today, Caller caller) {
        Library one = get(library, caller);
        var reader = new RowReader(registers, caller);
        RecordQuery query = RecordQuery.ALL;
        if (planYear != null) query = query.where(one.planYear(), String.valueOf(planYear));
        Function<String, Rows> rows = reader.all(one);
        var sheets = new Sheets(one);
        return reader.list(one.register(), query).stream()
                .limit(MOST)
                .map(project -> sheets.make(project, rows.apply(project.key()), today, limits.against(project)))
                .toList();
    }

    @Override
    public ProjectSheet sheet(String library, UUID project, LocalDate today, Caller caller) {
        Library one = get(library, caller);
        RegisterRecord record = registers
                .find(one.register(), project, caller)
                .orElseThrow(() -> new NotFoundException("project " + project));
        Rows rows = new RowReader(registers, caller).of(one, record.key());
        return new Sheets(one).make(record, rows, today, limits.against(record));
    }

    @Override
    public Optional<RegisterRecord> projectOf(String register, UUID record, Caller caller) {
        List<Owned> owned = book.owning(register);
        if (owned.isEmpty()) return Optional.empty();
        RegisterRecord row =
                registers.find(register, record, caller).orElseThrow(() -> new NotFoundException("record " + record));
        return owned.stream().flatMap(one -> project(one, row, caller).stream()).findFirst();
    }

    private Optional<RegisterRecord> project(Owned one, RegisterRecord row, Caller caller) {
        String key = Fields.text(row, one.part().project());
        return key.isEmpty()
                ? Optional.empty()
                : registers.findByKey(one.library().register(), key, caller);
    }

    @Override
    public Closure closure(String library, int year, Caller caller) {
        Library.Problems part = problems(library, caller);
        List<RegisterRecord> found = found(part, year, caller);
        var counting = counting(part, year, caller);
        return new Closure(
                year,
                first(year),
                last(year - 1),
                counting.count("", found),
                counting.by(part.group(), found),
                counting.by(part.kind(), found));
    }

    @Override
    public List<RegisterRecord> problems(String library, int year, boolean closedOnly, Caller caller) {
        Library.Problems part = problems(library, caller);
        var counting = counting(part, year, caller);
        return found(part, year, caller).stream()
                .filter(one -> !closedOnly || counting.isClosed(one))
                .toList();
    }

    private Library.Problems problems(String library, Caller caller) {
        Library.Problems part = get(library, caller).problems();
        if (part == null) throw new NotFoundException("problems of that library");
        return part;
    }

    private List<RegisterRecord> found(Library.Problems part, int year, Caller caller) {
        String from = first(year).toString();
        return new RowReader(registers, caller)
                .list(
                        part.register(),
                        RecordQuery.ALL.between(
                                part.found(), from, last(year - 1).toString()));
    }

    private Counting counting(Library.Problems part, int year, Caller caller) {
        return new Counting(part, registers.get(part.register(), caller), last(year));
    }

    private static LocalDate first(int year) {
        return LocalDate.of(year - 1, 1, 1);
    }

    private static LocalDate last(int year) {
        return LocalDate.of(year, 12, 31);
    }

    @Override
    public IndicatorValue proposeClosure(String library, int year, String geography, Caller caller) {
        Library.Problems part = get(library, caller).problems();
        if (part == null || part.indicator().isEmpty()) throw new NotFoundException("indicator of that library");
        Closure closure = closure(library, year, within(geography, caller));
        Count all = closure.all();
        if (all.found() == 0)
            throw new FaultException(Fault.refused(
                    "PROJ-022",
                    Place.atField("/year"),
                    "No problem was found in " + (year - 1) + " in " + geography + ", so there is no share.",
                    "Choose another year or region."));
        String source = "register:" + part.register() + " " + part.found() + " " + closure.from() + "/"
                + closure.until() + ", " + part.closed() + " <= " + year + "-12-31";
        String reason = all.closed() + " / " + all.found() + kinds(closure) + "; " + library;
        var proposal = new Proposal(part.indicator(), geography, String.valueOf(year), 0, source, reason);
        return evaluation.propose(proposal.ofShare((double) all.closed(), (double) all.found()), caller);
    }

    /** {@return what the whole is made of, such as {@code (best_effort 8 / 21, timed 20 / 25)}} */
    private static String kinds(Closure closure) {
        return closure.kinds().isEmpty()
                ? ""
                : closure.kinds().stream()
                        .map(one ->
                                (one.group().isEmpty() ? "-" : one.group()) + " " + one.closed() + " / " + one.found())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    /** The same caller, seeing no more than one region. */
    private static Caller within(String geography, Caller caller) {
        if (geography.equals("*")) return caller;
        String head = geography.matches("\\d{4}00") ? geography.replaceFirst("(00){1,2}$", "") : geography;
        Scope mine = caller.scope();
        var narrowed = new Scope(mine.departments(), Set.of(head), mine.classCodes());
        if (!mine.covers(narrowed))
            throw new NotAllowedException("The region " + geography + " is outside your scope.");
        return new Caller(caller.name(), caller.permissions(), narrowed);
    }

    /** Counts problems; closed is what is in a closed state and was verified by the last day. */
    private record Counting(Library.Problems part, Register register, LocalDate until) {
        /** {@return counts by a field, in order of its values; none when the library names no field} */
        List<Count> by(String field, List<RegisterRecord> found) {
            if (field.isEmpty()) return List.of();
            var groups = found.stream()
                    .collect(Collectors.groupingBy(one -> Fields.text(one, field), TreeMap::new, Collectors.toList()));
            return groups.entrySet().stream()
                    .map(group -> count(group.getKey(), group.getValue()))
                    .toList();
        }

        Count count(String group, List<RegisterRecord> rows) {
            var units = new TreeSet<String>();
            rows.forEach(one -> units.add(Fields.text(one, part.unit())));
            units.remove("");
            return new Count(
                    group, rows.size(), rows.stream().filter(this::isClosed).count(), units.size());
        }

        private boolean isClosed(RegisterRecord one) {
            LocalDate closed = Fields.day(one, part.closed());
            return closed != null
                    && !closed.isAfter(until)
                    && register.findState(one.state())
                            .map(state -> state.kind() == RegisterState.Kind.CLOSED)
                            .orElse(false);
        }
    }
}
