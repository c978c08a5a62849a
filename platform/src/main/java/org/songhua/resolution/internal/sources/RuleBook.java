package org.songhua.resolution.internal.sources;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.casework.PersonMatching;
import org.songhua.cim.CityObjects;
import org.songhua.engine.linkage.Linkage;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.register.Registers;
import org.songhua.resolution.ResolutionRule;
import org.songhua.resolution.ResolutionRule.Kind;
import org.songhua.resolution.ResolutionRule.Subject;
import org.songhua.resolution.internal.declared.ResolutionPart;

/** The rules of all packs, made ready. */
public final class RuleBook {
    private final PackView<Map<String, Ready>> rules;
    private final Registers registers;
    private final CityObjects objects;
    private final PersonMatching persons;

    /**
     * A rule made ready.
     *
     * @param rule what its pack declares
     * @param linkage its comparisons
     * @param sources its subjects by what their records are called
     */
    public record Ready(ResolutionRule rule, Linkage linkage, Map<String, Source> sources) {

        /** {@return the source of records that are called so} @throws NotFoundException when the rule has none */
        public Source source(String of) {
            Source found = sources.get(of);
            if (found == null) throw new NotFoundException("records " + of);
            return found;
        }

        /** {@return whether it is about persons} */
        public boolean isOfPersons() {
            return rule.subjects().getFirst().kind() == Kind.PERSONS;
        }

        /** {@return whether the caller may see its pairs} */
        public boolean isSeenBy(Caller caller) {
            return may(rule.see(), caller) && rule.subjects().stream().allMatch(one -> reaches(one, caller));
        }

        /** {@return whether the caller may decide them} */
        public boolean isDecidedBy(Caller caller) {
            return isSeenBy(caller) && may(rule.decide(), caller);
        }

        private static boolean may(String permission, Caller caller) {
            return Permission.find(permission).map(caller::may).orElse(false);
        }

        private static boolean reaches(Subject subject, Caller caller) {
            return switch (subject.kind()) {
                case REGISTER -> true;
                case CLASS -> caller.scope().allowsClass(subject.code());
                case PERSONS -> caller.scope().isAll();
            };
        }
    }

    public RuleBook(PackContent packs, Registers registers, CityObjects objects, PersonMatching persons) {
        this.registers = registers;
        this.objects = objects;
        this.persons = persons;
        rules = PackView.of(packs, content -> ready(ResolutionPart.rules(content)));
    }

    private Map<String, Ready> ready(List<ResolutionRule> declared) {
        var ready = new LinkedHashMap<String, Ready>();
        declared.forEach(one -> ready.put(one.code(), ready(one)));
        return ready;
    }

    private Ready ready(ResolutionRule rule) {
        var sources = new LinkedHashMap<String, Source>();
        rule.subjects().forEach(one -> sources.put(one.of(), source(one)));
        return new Ready(rule, new Linkage(rule.link()), sources);
    }

    private Source source(Subject subject) {
        return switch (subject.kind()) {
            case REGISTER -> new RegisterSource(registers, subject);
            case CLASS -> new ClassSource(objects, subject);
            case PERSONS -> new PersonSource(persons);
        };
    }

    /** {@return all rules} */
    public List<Ready> list() {
        return List.copyOf(rules.get().values());
    }

    /** {@return the rules among whose subjects records that are called so are} */
    public List<Ready> about(String of) {
        return rules.get().values().stream()
                .filter(one -> one.rule().concerns(of))
                .toList();
    }

    /** {@return the rule of that code, if packs still declare it} */
    public Optional<Ready> find(String code) {
        return Optional.ofNullable(rules.get().get(code));
    }

    /** {@return the rule of that code} @throws NotFoundException when there is none that the caller may see */
    public Ready get(String code, Caller caller) {
        return find(code).filter(one -> one.isSeenBy(caller)).orElseThrow(() -> new NotFoundException("rule " + code));
    }
}
