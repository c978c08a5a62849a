package org.songhua.judgement.internal.declared;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.judgement.Judgement;
import org.songhua.judgement.Verdict;
import org.songhua.judgement.internal.verdicts.Judge;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Shape;
import org.songhua.register.RegisterRecord;

/** The pack files {@code judgements.yml}: read, checked over all packs together, their examples judged. */
public final class JudgementsPart implements PackPart {
    /** What the files are called inside a pack. */
    public static final String FILES = "judgements.yml";

    private static final String REGISTERS = "registers/*.yml";

    @Override
    public String files() {
        return FILES;
    }

    @Override
    public Shape.Table shape() {
        return JudgementShapes.FILE;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        var found = new ArrayList<Fault>();
        var judgements = new LinkedHashMap<String, Judgement>();
        var reader = new JudgementReader(content.byCode(REGISTERS), found::add);
        for (PartFile file : content.files(FILES))
            for (Judgement one : reader.read(file)) {
                Judgement other = judgements.putIfAbsent(one.code(), one);
                if (other != null) found.add(again(file, one.code(), other.pack()));
            }
        found.forEach(faults);
        if (!found.isEmpty()) return Examples.NONE;
        return Examples.play(content.items(FILES, "examples"), example -> succeeds(example, judgements, faults));
    }

    private static Fault again(PartFile file, String code, String pack) {
        Item at = file.content().part("judgements").part(code);
        return at.keyWhere().fault("JUDGEP-004", "Pack " + pack + " has this judgement.", "Rename it.");
    }

    private static boolean succeeds(Item example, Map<String, Judgement> judgements, Consumer<Fault> faults) {
        Judgement one = judgements.get(example.text("judgement", ""));
        String problem = one == null ? "It names no judgement." : problem(one, example);
        if (problem.isEmpty()) return true;
        faults.accept(example.where()
                .fault("JUDGEP-020", example.text("example", "") + ": " + problem, "Correct example or judgement."));
        return false;
    }

    private static String problem(Judgement judgement, Item example) {
        Verdict verdict = Judge.judge(judgement, record(example.part("fields")));
        List<String> reasons =
                verdict.reasons().stream().map(one -> one.rule().code()).toList();
        var missing = new TreeSet<String>();
        verdict.findings().forEach(one -> missing.addAll(one.missing()));
        boolean good = verdict.answer().name().toLowerCase(Locale.ROOT).equals(example.text("answer", ""))
                && reasons.equals(texts(example, "reasons"))
                && (example.find("missing") == null || missing.equals(new TreeSet<>(texts(example, "missing"))));
        return good ? "" : "The answer is " + verdict.answer() + " by " + reasons + ", missing " + missing + ".";
    }

    private static List<String> texts(Item item, String key) {
        return item.list(key).stream().map(Item::text).toList();
    }

    private static RegisterRecord record(Item fields) {
        var values = new HashMap<String, Object>();
        fields.entries()
                .forEach((name, one) ->
                        values.put(name, one.value() instanceof Long whole ? BigDecimal.valueOf(whole) : one.value()));
        return new RegisterRecord(
                "",
                new UUID(0, 0),
                "",
                "",
                "",
                null,
                null,
                null,
                null,
                null,
                values,
                null,
                true,
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    /** {@return the judgements of all packs, which have been checked} */
    public static List<Judgement> judgements(PackContent content) {
        var reader = new JudgementReader(content.byCode(REGISTERS), fault -> {});
        return content.files(FILES).stream()
                .flatMap(file -> reader.read(file).stream())
                .toList();
    }
}
