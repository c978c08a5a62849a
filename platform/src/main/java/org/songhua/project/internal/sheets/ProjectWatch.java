package org.songhua.project.internal.sheets;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.people.Caller;
import org.songhua.project.Library;
import org.songhua.project.ProjectSheet;
import org.songhua.project.internal.rules.Fields;
import org.songhua.project.internal.rules.Sheets;
import org.songhua.project.internal.sheets.ProjectBook.Owned;
import org.songhua.register.RecordChanged;
import org.songhua.register.RecordFollower;
import org.songhua.register.RegisterRecord;
import org.songhua.register.RegisterState;
import org.songhua.register.Registers;
import org.songhua.store.Database;

/**
 * Refuses, in the transaction of the step, what would make a project not add up: a project that leaves its open states, or stands
 * beyond them, must be right in all; a row must belong to a project, lie where it lies, be exact to the fen, and money moves
 * only while the project is open. Steps about one project wait for each other.
 *
 * <p>Codes {@code PROJ-001} a fraction of a fen, {@code PROJ-002} no such project, {@code PROJ-004} the project is not open for it,
 * {@code PROJ-012} another project than before, {@code PROJ-013} another department or region than the project,
 * {@code PROJ-014} a milestone that was not reached although the project is done.
 */
public final class ProjectWatch implements RecordFollower {
    private static final Caller ALL = Caller.all("project-watch");
    private static final int FEN = 2;

    private final ProjectBook book;
    private final Supplier<Registers> registers;
    private final Limits limits;
    private final JdbcLocks locks;

    public ProjectWatch(ProjectBook book, Supplier<Registers> registers, Limits limits, Database database) {
        this.book = book;
        this.registers = registers;
        this.limits = limits;
        locks = new JdbcLocks(database);
    }

    @Override
    public boolean follows(String register) {
        return book.find(register).isPresent()
                || !book.owning(register).isEmpty()
                || !book.limits(register).isEmpty();
    }

    @Override
    public void follow(RecordChanged change) {
        RegisterRecord record = change.record();
        var faults = new ArrayList<Fault>();
        book.find(record.register()).ifPresent(library -> project(library, record, faults));
        for (Owned one : book.owning(record.register())) row(one, change, faults);
        List<Fault> beyond = limits.beyond(record);
        // Asked last: whether it has ended takes a look at its register, and hardly any row lies beyond a limit.
        if (!beyond.isEmpty() && !hasEnded(record)) faults.addAll(beyond);
        if (!faults.isEmpty()) throw new FaultException(List.copyOf(new LinkedHashSet<>(faults)));
    }

    private boolean hasEnded(RegisterRecord record) {
        return is(record, RegisterState.Kind.ENDED);
    }

    private boolean is(RegisterRecord record, RegisterState.Kind kind) {
        return registers.get().get(record.register(), ALL).findState(record.state()).stream()
                .anyMatch(state -> state.kind() == kind);
    }

    private void lock(Library library, String project) {
        locks.hold(library.register() + "/" + project);
    }

    private void project(Library library, RegisterRecord record, List<Fault> faults) {
        if (!library.estimate().isEmpty()) exact(record, library.estimate(), faults);
        if (library.open().contains(record.state()) || hasEnded(record)) return;
        lock(library, record.key());
        ProjectSheet sheet = sheet(library, record);
        faults.addAll(sheet.against());
        if (is(record, RegisterState.Kind.CLOSED)) faults.addAll(unreached(sheet));
    }

    private static List<Fault> unreached(ProjectSheet sheet) {
        return sheet.milestones().stream()
                .filter(one -> one.actual() == null)
                .map(one -> unreached(String.valueOf(one.order()), one.name()))
                .toList();
    }

    private static Fault unreached(String order, String name) {
        return Fault.refused(
                "PROJ-014",
                Place.atField("/milestones/" + order),
                "Milestone " + order + " " + name + " was not reached.",
                "Enter the day on which it was, or take it out.");
    }

    /** Limits are left out: {@link #follow} asks them for every record. */
    private ProjectSheet sheet(Library library, RegisterRecord project) {
        var rows = new RowReader(registers.get(), ALL).of(library, project.key());
        // The day matters to no fault.
        return new Sheets(library).make(project, rows, LocalDate.EPOCH, List.of());
    }

    private void row(Owned owned, RecordChanged change, List<Fault> faults) {
        RegisterRecord row = change.record();
        String field = owned.part().project();
        String key = Fields.text(row, field);
        boolean linksOnly = owned.part() instanceof Library.Problems;
        String before = change.from().isEmpty() ? key : before(row, field);
        if (!linksOnly && !before.equals(key))
            faults.add(at(
                    "PROJ-012",
                    field,
                    "The row belongs to project " + before + ".",
                    "Take it out there, and enter a new one here."));
        boolean linkedBefore = linksOnly && before.equals(key) && !change.from().isEmpty();
        if (key.isEmpty() || linkedBefore) return;
        lock(owned.library(), key);
        registers
                .get()
                .findByKey(owned.library().register(), key, ALL)
                .filter(one -> isSeen(owned.library(), one, change.caller()))
                .ifPresentOrElse(
                        project -> fits(owned, project, change, faults),
                        () -> faults.add(at(
                                "PROJ-002",
                                field,
                                "There is no project " + key + " in "
                                        + owned.library().register() + ".",
                                "Enter the project first, or correct the key.")));
    }

    private String before(RegisterRecord row, String field) {
        return registers
                .get()
                .find(row.register(), row.id(), ALL)
                .map(one -> Fields.text(one, field))
                .orElseGet(() -> Fields.text(row, field));
    }

    private boolean isSeen(Library library, RegisterRecord project, Caller caller) {
        return caller.scope().isAll()
                || registers
                        .get()
                        .find(library.register(), project.id(), caller)
                        .isPresent();
    }

    private void fits(Owned owned, RegisterRecord project, RecordChanged change, List<Fault> faults) {
        RegisterRecord row = change.record();
        switch (owned.part()) {
            case Library.Problems none -> {}
            case Library.Funds part -> money(owned, project, row, List.of(part.amount()), faults);
            case Library.Flow part ->
                money(
                        owned,
                        project,
                        row,
                        List.of(part.investment(), part.operating(), part.income(), part.debt()),
                        faults);
            case Library.Payments part -> {
                place(project, row, faults);
                exact(row, part.amount(), faults);
                consequences(owned, project, change, "PROJ-005", faults);
            }
            case Library.Milestones part -> {
                place(project, row, faults);
                consequences(owned, project, change, "PROJ-007", faults);
                if (is(project, RegisterState.Kind.CLOSED) && !hasEnded(row) && Fields.day(row, part.actual()) == null)
                    faults.add(
                            unreached(String.valueOf(Fields.number(row, part.order())), Fields.text(row, part.name())));
            }
        }
    }

    private void money(
            Owned owned, RegisterRecord project, RegisterRecord row, List<String> amounts, List<Fault> faults) {
        place(project, row, faults);
        for (String amount : amounts) exact(row, amount, faults);
        if (!owned.library().open().contains(project.state()))
            faults.add(at(
                    "PROJ-004",
                    owned.part().project(),
                    "Project " + project.key() + " is in state " + project.state() + ", in which its money stands.",
                    "Take the project back first."));
    }

    /** What the project would be with this row: only what the row itself has caused is told. */
    private void consequences(
            Owned owned, RegisterRecord project, RecordChanged change, String code, List<Fault> faults) {
        RegisterRecord row = change.record();
        var rows = new RowReader(registers.get(), ALL).of(owned.library(), project.key());
        List<Fault> known = against(owned, project, rows, part -> change.from().isEmpty() ? without(part, row) : part);
        against(owned, project, rows, part -> with(part, row)).stream()
                .filter(fault -> fault.code().equals(code) && !known.contains(fault))
                .forEach(faults::add);
    }

    private static List<Fault> against(
            Owned owned, RegisterRecord project, Sheets.Rows rows, UnaryOperator<List<RegisterRecord>> change) {
        var changed = new Sheets.Rows(
                rows.funds(),
                owned.part() instanceof Library.Payments ? change.apply(rows.payments()) : rows.payments(),
                owned.part() instanceof Library.Milestones ? change.apply(rows.milestones()) : rows.milestones(),
                rows.flow(),
                rows.problems());
        return new Sheets(owned.library())
                .make(project, changed, LocalDate.EPOCH, List.of())
                .against();
    }

    private static List<RegisterRecord> without(List<RegisterRecord> rows, RegisterRecord row) {
        return rows.stream().filter(one -> !one.id().equals(row.id())).toList();
    }

    private List<RegisterRecord> with(List<RegisterRecord> rows, RegisterRecord row) {
        return Stream.concat(without(rows, row).stream(), hasEnded(row) ? Stream.empty() : Stream.of(row))
                .toList();
    }

    private static void place(RegisterRecord project, RegisterRecord row, List<Fault> faults) {
        boolean same = Objects.equals(project.department(), row.department())
                && Objects.equals(project.region(), row.region());
        if (!same)
            faults.add(Fault.refused(
                    "PROJ-013",
                    Place.atField("/department"),
                    "The row does not lie where its project lies.",
                    "Give department and region of the project: " + project.department() + ", " + project.region()
                            + "."));
    }

    private static void exact(RegisterRecord record, String field, List<Fault> faults) {
        BigDecimal amount = Fields.number(record, field);
        if (amount != null && amount.stripTrailingZeros().scale() > FEN)
            faults.add(at(
                    "PROJ-001",
                    field,
                    "The amount " + amount.toPlainString() + " holds a part of a fen.",
                    "Round it."));
    }

    private static Fault at(String code, String field, String problem, String remedy) {
        return Fault.refused(code, Place.atField("/fields/" + field), problem, remedy);
    }
}
