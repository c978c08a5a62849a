package org.songhua.service.internal.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.register.RecordQuery;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.service.Checklist;
import org.songhua.service.Checklist.Judged;
import org.songhua.service.Checklist.Standing;
import org.songhua.service.Checklists;
import org.songhua.service.Service.Rule;
import org.songhua.service.Verdict;
import org.songhua.service.Verdict.Outcome;
import org.songhua.service.internal.rules.Eligibility;

/** Checklists over the registers. */
public final class DefaultChecklists implements Checklists {
    private final Map<String, Checklist> checklists = new LinkedHashMap<>();
    private final Registers registers;

    public DefaultChecklists(List<Checklist> declared, Registers registers) {
        this.registers = registers;
        declared.forEach(one -> checklists.put(one.code(), one));
    }

    @Override
    public List<Checklist> list() {
        return List.copyOf(checklists.values());
    }

    @Override
    public Checklist get(String code) {
        Checklist checklist = checklists.get(code);
        if (checklist == null) throw new NotFoundException("checklist of that code");
        return checklist;
    }

    @Override
    public List<Judged> judge(String code, String after, int limit, Caller caller) {
        Checklist checklist = get(code);
        var query = RecordQuery.first(Math.clamp(limit, 1, MOST)).after(after.isEmpty() ? null : after);
        return registers.list(checklist.register(), query, caller).records().stream()
                .map(record -> judged(checklist, record))
                .toList();
    }

    @Override
    public Judged judge(String code, String key, Caller caller) {
        Checklist checklist = get(code);
        return registers
                .findByKey(checklist.register(), key, caller)
                .map(record -> judged(checklist, record))
                .orElseThrow(() -> new NotFoundException("record " + key));
    }

    private static Judged judged(Checklist checklist, RegisterRecord record) {
        var rules = new LinkedHashMap<String, Rule>();
        checklist.items().forEach((code, item) -> rules.put(code, item.rule()));
        List<Verdict> verdicts = Eligibility.verdicts(rules, record.fields());
        List<Verdict> missing = of(verdicts, Outcome.FAILS);
        List<Verdict> unknown = of(verdicts, Outcome.UNKNOWN);
        Standing standing =
                !missing.isEmpty() ? Standing.INCOMPLETE : unknown.isEmpty() ? Standing.COMPLETE : Standing.UNKNOWN;
        int met = verdicts.size() - missing.size() - unknown.size();
        return new Judged(record.key(), record.title(), standing, met, missing, unknown);
    }

    private static List<Verdict> of(List<Verdict> verdicts, Outcome outcome) {
        return verdicts.stream().filter(one -> one.outcome() == outcome).toList();
    }
}
