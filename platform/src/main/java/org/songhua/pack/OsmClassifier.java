package org.songhua.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.pack.ClassDefinition.GeometryKind;

/**
 * Decides which class an OpenStreetMap element belongs to and what its tags say about the attributes of that class.
 * Pure, immutable, safe for use by many threads.
 *
 * <p>Order of rules: classes of a later pack come before those of the packs it builds on, because the later pack knows
 * its field better; inside one pack it is the order of the file. The first rule that fits wins. A rule without
 * conditions on tags is asked last, whatever its pack. Rules that are {@link OsmRule#beside} are asked once more of what
 * another class took.
 */
public final class OsmClassifier {
    private final OsmRuleIndex index;
    private final List<CompiledOsmRule> beside;

    private OsmClassifier(List<CompiledOsmRule> rules) {
        index = new OsmRuleIndex(rules);
        beside = rules.stream().filter(CompiledOsmRule::isBeside).toList();
    }

    /**
     * A classifier of the rules of some classes.
     *
     * @param classes in the order of {@link Packs#classes()}
     */
    public static OsmClassifier of(List<ClassDefinition> classes) {
        return new OsmClassifier(CompiledOsmRule.inOrder(classes));
    }

    /**
     * {@return the class of an element with its attributes; empty when no class takes it}
     *
     * @param tags as in the source
     * @param kind POINT, LINE or POLYGON; ANY for a collection of several kinds, which only rules that take every kind fit
     */
    public Optional<Match> classify(Map<String, String> tags, GeometryKind kind) {
        var rule = index.first(tags, kind);
        return rule == null ? Optional.empty() : Optional.of(rule.match(tags));
    }

    /**
     * {@return what an element is too, besides the class that took it: one match for each further class that asks for it,
     * without the name, which belongs to what the element is first}
     *
     * @param first code of the class that took it
     */
    public List<Match> beside(Map<String, String> tags, GeometryKind kind, String first) {
        if (beside.isEmpty()) return List.of();
        var taken = new HashSet<String>();
        taken.add(first);
        return beside.stream()
                .filter(rule -> rule.takes(kind) && rule.fits(tags))
                .filter(rule -> taken.add(rule.definition().code()))
                .map(rule -> rule.match(tags).unnamed())
                .toList();
    }

    /**
     * What an element is.
     *
     * @param definition its class
     * @param name value of its tag {@code name}
     * @param attributes declared attribute to String, Long, Double or Boolean; every value is valid
     * @param tags the tags that neither name nor attributes hold; a tag that was translated into another word stays
     *     here too, because two words may have become one
     */
    public record Match(
            ClassDefinition definition,
            @Nullable String name,
            Map<String, Object> attributes,
            Map<String, String> tags) {
        private Match unnamed() {
            return new Match(definition, null, attributes, tags);
        }
    }

    /** {@return how many rules there are} */
    public int rules() {
        return index.size();
    }

    /** Rules grouped by the tag they look at first, so that an element meets only rules that may fit. */
    private static final class OsmRuleIndex {
        private final List<CompiledOsmRule> rules;
        private final Map<String, KeyRules> byKey = new HashMap<>();
        private final List<CompiledOsmRule> unconditional = new ArrayList<>();

        OsmRuleIndex(List<CompiledOsmRule> rules) {
            this.rules = rules;
            rules.forEach(this::add);
        }

        int size() {
            return rules.size();
        }

        private void add(CompiledOsmRule rule) {
            var key = rule.leadingKey();
            if (key == null) unconditional.add(rule);
            else byKey.computeIfAbsent(key, k -> new KeyRules()).add(rule, rule.allowed(key));
        }

        @Nullable
        CompiledOsmRule first(Map<String, String> tags, GeometryKind kind) {
            CompiledOsmRule best = null;
            for (var tag : tags.entrySet()) {
                var candidates = byKey.get(tag.getKey());
                if (candidates != null) best = candidates.better(best, tag.getValue(), tags, kind);
            }
            return best != null ? best : better(null, unconditional, tags, kind);
        }
    }

    /** Rules that look at one tag key, by value and for any value; each list in order of the rules. */
    private static final class KeyRules {
        private final Map<String, List<CompiledOsmRule>> byValue = new HashMap<>();
        private final List<CompiledOsmRule> anyValue = new ArrayList<>();

        void add(CompiledOsmRule rule, Set<String> values) {
            if (values.isEmpty()) anyValue.add(rule);
            values.forEach(value ->
                    byValue.computeIfAbsent(value, v -> new ArrayList<>()).add(rule));
        }

        @Nullable
        CompiledOsmRule better(
                @Nullable CompiledOsmRule best, String value, Map<String, String> tags, GeometryKind kind) {
            var valued = OsmClassifier.better(best, byValue.getOrDefault(value, List.of()), tags, kind);
            return OsmClassifier.better(valued, anyValue, tags, kind);
        }
    }

    /** {@return the first candidate that fits, unless the best so far ranks before it} */
    private static @Nullable CompiledOsmRule better(
            @Nullable CompiledOsmRule best,
            List<CompiledOsmRule> candidates,
            Map<String, String> tags,
            GeometryKind kind) {
        for (var rule : candidates) {
            if (best != null && best.rank() <= rule.rank()) return best;
            if (rule.takes(kind) && rule.fits(tags)) return rule;
        }
        return best;
    }
}
