package org.songhua.judgement.internal.verdicts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.text.Parsing;
import org.songhua.judgement.Judgement;
import org.songhua.judgement.Judgements;
import org.songhua.judgement.Verdict;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.register.RecordPage;
import org.songhua.register.RecordQuery;
import org.songhua.register.Register;
import org.songhua.register.RegisterRecord;
import org.songhua.register.RegisterState;
import org.songhua.register.Registers;

/** Judgements over the registers. */
public final class DefaultJudgements implements Judgements {
    private final List<Judgement> declared;
    private final Registers registers;

    public DefaultJudgements(List<Judgement> declared, Registers registers) {
        this.declared = declared;
        this.registers = registers;
    }

    @Override
    public List<Judgement> list(Caller caller) {
        var reached = registers.list(caller).stream().map(Register::code).collect(Collectors.toSet());
        return declared.stream().filter(one -> reached.contains(one.register())).toList();
    }

    @Override
    public Judgement get(String code, Caller caller) {
        return list(caller).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("judgement of that code"));
    }

    @Override
    public Verdict judge(String code, String record, Caller caller) {
        Judgement one = get(code, caller);
        return find(one.register(), record, caller)
                .map(found -> Judge.judge(one, found))
                .orElseThrow(() -> new NotFoundException("record " + record));
    }

    private Optional<RegisterRecord> find(String register, String record, Caller caller) {
        return Parsing.find(record, UUID::fromString)
                .flatMap(id -> registers.find(register, id, caller))
                .or(() -> registers.findByKey(register, record, caller));
    }

    @Override
    public Page page(String code, RecordQuery query, Verdict.@Nullable Answer only, Caller caller) {
        Judgement one = get(code, caller);
        Register register = registers.get(one.register(), caller);
        RecordPage page = registers.list(one.register(), query, caller);
        return new Page(
                page.records().stream()
                        .filter(record -> stands(register, record))
                        .map(record -> Judge.judge(one, record))
                        .filter(verdict -> only == null || verdict.answer() == only)
                        .toList(),
                page.next());
    }

    /** What has left its register is judged no more. */
    private static boolean stands(Register register, RegisterRecord record) {
        return register.findState(record.state()).stream().noneMatch(state -> state.kind() == RegisterState.Kind.ENDED);
    }

    @Override
    public Map<String, Long> counts(String code, Caller caller) {
        var counts = new TreeMap<String, Long>();
        for (Verdict.Answer answer : Verdict.Answer.values()) counts.put(answer.name(), 0L);
        String after = null;
        do {
            Page page = page(code, RecordQuery.ALL.after(after), null, caller);
            page.verdicts().forEach(verdict -> count(verdict, counts));
            after = page.next();
        } while (after != null);
        return counts;
    }

    private static void count(Verdict verdict, Map<String, Long> counts) {
        counts.merge(verdict.answer().name(), 1L, Long::sum);
        verdict.reasons().forEach(one -> counts.merge("rule:" + one.rule().code(), 1L, Long::sum));
    }
}
