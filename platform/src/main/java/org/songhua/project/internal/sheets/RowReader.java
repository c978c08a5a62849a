package org.songhua.project.internal.sheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Caller;
import org.songhua.project.Library;
import org.songhua.project.Library.Part;
import org.songhua.project.internal.rules.Fields;
import org.songhua.project.internal.rules.Sheets.Rows;
import org.songhua.register.RecordQuery;
import org.songhua.register.RegisterRecord;
import org.songhua.register.RegisterState;
import org.songhua.register.Registers;

/** Reads rows of projects as a caller sees them; those that have left their register are no rows any more. */
final class RowReader {
    private final Registers registers;
    private final Caller caller;

    RowReader(Registers registers, Caller caller) {
        this.registers = registers;
        this.caller = caller;
    }

    /** {@return the rows of one project} */
    Rows of(Library library, String project) {
        return rows(library, part -> list(part.register(), RecordQuery.ALL.where(part.project(), project)));
    }

    private static Rows rows(Library library, Function<Part, List<RegisterRecord>> read) {
        return new Rows(
                part(library.funds(), read),
                part(library.payments(), read),
                part(library.milestones(), read),
                part(library.flow(), read),
                part(library.problems(), read));
    }

    private static List<RegisterRecord> part(@Nullable Part part, Function<Part, List<RegisterRecord>> read) {
        return part == null ? List.of() : read.apply(part);
    }

    /** {@return the rows of all projects, by the key of the project; one pass over each part} */
    Function<String, Rows> all(Library library) {
        var found = new HashMap<Part, Map<String, List<RegisterRecord>>>();
        for (Part part : library.parts()) {
            var rows = new HashMap<String, List<RegisterRecord>>();
            each(part.register(), RecordQuery.ALL, row -> {
                String project = Fields.text(row, part.project());
                if (!project.isEmpty())
                    rows.computeIfAbsent(project, none -> new ArrayList<>()).add(row);
            });
            found.put(part, rows);
        }
        return project ->
                rows(library, part -> found.getOrDefault(part, Map.of()).getOrDefault(project, List.of()));
    }

    /** {@return all records that a question finds, save those in an ended state} */
    List<RegisterRecord> list(String register, RecordQuery query) {
        var found = new ArrayList<RegisterRecord>();
        each(register, query, found::add);
        return found;
    }

    private void each(String register, RecordQuery query, Consumer<RegisterRecord> sink) {
        List<String> ended = registers.get(register, caller).states().stream()
                .filter(state -> state.kind() == RegisterState.Kind.ENDED)
                .map(RegisterState::code)
                .toList();
        registers.each(register, query, caller, one -> {
            if (!ended.contains(one.state())) sink.accept(one);
        });
    }
}
