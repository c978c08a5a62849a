package org.songhua.casework.internal.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.songhua.casework.CaseClass;
import org.songhua.casework.CaseTakeover;
import org.songhua.casework.internal.takeover.PastCase;
import org.songhua.casework.internal.takeover.PastCaseReader;
import org.songhua.casework.internal.takeover.PastTable;
import org.songhua.casework.internal.takeover.TakeoverMapping;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.flow.Flow;
import org.songhua.engine.flow.FlowAction;
import org.songhua.engine.location.DefaultPoints;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.Organisation;
import org.songhua.people.Permission;
import tools.jackson.databind.json.JsonMapper;

/** Reads a table of past cases portion by portion; each portion is written in one transaction. */
public final class DefaultTakeover implements CaseTakeover {
    private static final int PORTION = 500;
    private static final int FAULTS_PER_CODE = 200;

    private final Parts parts;
    private final PastCases pastCases;

    DefaultTakeover(Parts parts, PastCases pastCases) {
        this.parts = parts;
        this.pastCases = pastCases;
    }

    @Override
    public Taken take(Request request, Caller caller) {
        if (!caller.may(Permission.CASE_CONFIGURE) || !caller.scope().isAll())
            throw new NotAllowedException("The permission case.configure for the whole city is missing.");
        TakeoverMapping mapping = TakeoverMapping.read(request.mapping(), request.mappingName());
        requireNames(mapping);
        var table = new PastTable(request.table(), request.tableName(), mapping);
        DefaultPoints nowhere = table.defaultPoints();
        Taken taken = new Run(request, mapping, nowhere).over(table);
        if (!request.dryRun())
            parts.audit().record(caller.name(), "cases.taken_over", "source:" + mapping.source(), counts(taken));
        return taken;
    }

    private static String counts(Taken taken) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "rows", taken.rows(),
                        "taken", taken.taken(),
                        "advanced", taken.advanced(),
                        "unchanged", taken.unchanged(),
                        "refused", taken.refused()));
    }

    /** Every code that the mapping names must be one of this platform, before the first row is read. */
    private void requireNames(TakeoverMapping mapping) {
        var faults = new FaultLog(FAULTS_PER_CODE);
        known(mapping.classes().codes(), codes(parts.catalogue().classes(), CaseClass::code), "class", faults);
        if (mapping.departments() != null)
            known(
                    mapping.departments().codes(),
                    codes(parts.organisations().list(), Organisation::code),
                    "department",
                    faults);
        known(Set.of(mapping.flow()), codes(parts.catalogue().flows(), Flow::key), "flow", faults);
        faults.throwIfAny();
        Flow flow = parts.catalogue().flow(mapping.flow());
        known(
                codes(mapping.steps(), TakeoverMapping.Step::action),
                codes(flow.actions(), FlowAction::code),
                "steps",
                faults);
        Set<String> clocks = flow.actions().stream()
                .flatMap(action -> action.starts().stream())
                .collect(Collectors.toSet());
        if (!mapping.due().isEmpty()) known(Set.of(mapping.clock()), clocks, "clock", faults);
        faults.throwIfAny();
    }

    private static <T> Set<String> codes(List<T> all, java.util.function.Function<T, String> code) {
        return all.stream().map(code).collect(Collectors.toSet());
    }

    private static void known(Set<String> named, Set<String> all, String field, FaultLog faults) {
        var unknown = new HashSet<>(named);
        unknown.removeAll(all);
        unknown.stream()
                .sorted()
                .forEach(code -> faults.accept(DefaultCases.fault(
                        "/" + field,
                        "CASE-242",
                        "The mapping names \"" + code + "\", which does not exist here.",
                        "Correct it, or create it first.")));
    }

    /** One pass over the table. */
    private final class Run {
        private final Request request;
        private final TakeoverMapping mapping;
        private final DefaultPoints nowhere;
        private final FaultLog faults = new FaultLog(FAULTS_PER_CODE);
        private final List<PastCase> portion = new ArrayList<>();
        private final PastCases.Counts counts = pastCases.counts();
        private long rows;

        Run(Request request, TakeoverMapping mapping, DefaultPoints nowhere) {
            this.request = request;
            this.mapping = mapping;
            this.nowhere = nowhere;
        }

        Taken over(PastTable table) {
            var reader = new PastCaseReader(mapping, nowhere, faults);
            table.each(row -> {
                rows++;
                reader.read(row).ifPresentOrElse(portion::add, counts::refuse);
                if (portion.size() == PORTION) flush();
            });
            flush();
            return new Taken(
                    rows,
                    counts.taken(),
                    counts.advanced(),
                    counts.unchanged(),
                    counts.refused(),
                    counts.unplaced(),
                    nowhere.points(),
                    faults.kept(),
                    faults.countByCode());
        }

        private void flush() {
            pastCases.take(List.copyOf(portion), mapping, request.tableName(), request.dryRun(), counts, faults);
            portion.clear();
        }
    }
}
