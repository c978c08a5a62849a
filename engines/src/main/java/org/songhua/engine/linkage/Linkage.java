package org.songhua.engine.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.linkage.LinkRule.Block;
import org.songhua.engine.linkage.LinkRule.Comparison;
import org.songhua.engine.linkage.LinkRule.Level;
import org.songhua.engine.linkage.LinkRule.Part;
import org.songhua.engine.linkage.Match.Decision;
import org.songhua.engine.linkage.Match.Reason;

/** Compares records by a rule. The result does not depend on which of two comes first. Immutable; for many threads. */
public final class Linkage {
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final LinkRule rule;

    public Linkage(LinkRule rule) {
        this.rule = rule;
    }

    public LinkRule rule() {
        return rule;
    }

    /** {@return the record made ready} */
    public Prepared prepare(LinkRecord record) {
        @Nullable
        Object[] values = rule.comparisons().stream()
                .map(one -> one.by().prepare(record, one.of()))
                .toArray();
        return new Prepared(
                record,
                values,
                keys((form, part) -> form.homes(part, record)),
                keys((form, part) -> form.probes(part, record)));
    }

    /** {@return what the rule says of two records that it made ready} */
    public Match match(Prepared a, Prepared b) {
        var reasons = new ArrayList<Reason>();
        double weight = 0;
        boolean veto = false;
        for (int i = 0; i < rule.comparisons().size(); i++) {
            Reason reason = reason(rule.comparisons().get(i), a.value(i), b.value(i));
            weight += reason.weight();
            veto |= reason.veto();
            reasons.add(reason);
        }
        return new Match(veto ? Decision.DIFFERENT : decide(weight), weight, reasons);
    }

    private static Reason reason(Comparison one, @Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) return new Reason(one.code(), "", Double.NaN, 0, false);
        double likeness = one.by().of(a, b);
        Level level = one.level(likeness);
        return new Reason(
                one.code(),
                level.code(),
                likeness,
                level.weight(),
                one.veto() && one.by().contradicts(a, b));
    }

    private Decision decide(double weight) {
        if (weight >= rule.same()) return Decision.SAME;
        return weight >= rule.possible() ? Decision.POSSIBLE : Decision.DIFFERENT;
    }

    private long[] keys(BiFunction<KeyForm, Part, List<String>> of) {
        LongStream keys = LongStream.empty();
        for (int i = 0; i < rule.blocks().size(); i++) {
            String head = i + "|";
            keys = LongStream.concat(keys, texts(rule.blocks().get(i), of).mapToLong(text -> hash(head + text)));
        }
        return keys.sorted().distinct().toArray();
    }

    /** Every way of taking one text of each part; none when a part has none. */
    private static Stream<String> texts(Block block, BiFunction<KeyForm, Part, List<String>> of) {
        List<String> all = List.of("");
        for (Part part : block.parts()) {
            List<String> more = of.apply(part.as(), part);
            all = all.stream()
                    .flatMap(head -> more.stream().map(text -> head + "|" + text))
                    .toList();
        }
        return all.stream();
    }

    /** FNV-1a over the characters: the same in every run, for keys are kept. Two keys that share a hash cost one comparison. */
    private static long hash(String text) {
        long hash = FNV_BASIS;
        for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        return hash;
    }
}
