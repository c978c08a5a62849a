package org.songhua.warning.internal.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectId;
import org.songhua.engine.rule.CompiledRules;
import org.songhua.engine.rule.Input;
import org.songhua.engine.rule.Unit;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.sensing.Datastreams;
import org.songhua.sensing.Datastreams.Described;
import org.songhua.warning.internal.desk.Site;
import org.songhua.warning.internal.rules.RuleDefinition;
import org.springframework.stereotype.Component;

/**
 * Finds what a rule is about: each datastream whose observed property is the rule's first input, with the other inputs from datastreams
 * of the same thing, or of the nearest other one where the rule says how far off that may be. A unit that does not convert into the rule's, or an input that the thing does not have, means that the rule is not for it.
 */
@Component
class WatchMaker {
    private final Datastreams datastreams;
    private final CityObjects objects;

    WatchMaker(Datastreams datastreams, CityObjects objects) {
        this.datastreams = datastreams;
        this.objects = objects;
    }

    /** {@return the watches of rules over the things that these datastreams belong to, and of those that one of these may serve} */
    List<Watch> beside(Collection<Long> ids, List<RuleDefinition> rules, Overrides overrides) {
        List<Described> beside = datastreams.listBeside(ids);
        List<Watch> made = make(beside, rules, overrides);
        for (RuleDefinition rule : rules) {
            boolean isServed = rule.inputs().stream()
                    .filter(input -> rule.nearestWithin_m().containsKey(input.property()))
                    .anyMatch(input -> beside.stream().anyMatch(one -> fits(input, one)));
            if (isServed) made.addAll(make(listSubjects(rule), List.of(rule), overrides));
        }
        return made;
    }

    private List<Described> listSubjects(RuleDefinition rule) {
        List<Long> subjects = datastreams
                .listOf(List.of(rule.inputs().getFirst().property()))
                .stream()
                .map(Described::id)
                .toList();
        return subjects.isEmpty() ? List.of() : datastreams.listBeside(subjects);
    }

    /** {@return all watches of one rule} */
    List<Watch> of(RuleDefinition rule, Overrides overrides) {
        return make(listSubjects(rule), List.of(rule), overrides);
    }

    /** Thresholds of single subjects: rule, subject, parameter, value. */
    record Overrides(Map<String, Map<Long, Map<String, Double>>> values) {
        Map<String, Double> of(String rule, long subject) {
            return values.getOrDefault(rule, Map.of()).getOrDefault(subject, Map.of());
        }
    }

    private List<Watch> make(List<Described> all, List<RuleDefinition> rules, Overrides overrides) {
        var byThing = new LinkedHashMap<Long, List<Described>>();
        for (Described one : all)
            byThing.computeIfAbsent(one.thing(), key -> new ArrayList<>()).add(one);
        var made = new ArrayList<Watch>();
        var compiled = new HashMap<String, CompiledRules>();
        var found = new HashMap<UUID, Optional<CityObject>>();
        var nearest = new NearestStreams(datastreams);
        for (List<Described> ofThing : byThing.values()) {
            for (RuleDefinition rule : rules) {
                for (Described subject : ofThing) {
                    var watch = make(rule, subject, ofThing, overrides, compiled, found, nearest);
                    if (watch != null) made.add(watch);
                }
            }
        }
        return made;
    }

    private @Nullable Watch make(
            RuleDefinition rule,
            Described subject,
            List<Described> ofThing,
            Overrides overrides,
            Map<String, CompiledRules> compiled,
            Map<UUID, Optional<CityObject>> found,
            NearestStreams nearest) {
        if (!fits(rule.inputs().getFirst(), subject)) return null;
        var inputs = inputs(rule, subject, ofThing, nearest);
        if (inputs == null) return null;
        var object = object(subject, found);
        if (!rule.isFor(object.map(CityObject::classCode).orElse(null))) return null;
        var own = overrides.of(rule.code(), subject.id());
        // Subjects without thresholds of their own share the compiled rule.
        var ready = own.isEmpty()
                ? compiled.computeIfAbsent(rule.code(), code -> rule.compiled(Map.of()))
                : rule.compiled(own);
        return new Watch(
                rule,
                ready,
                site(subject, object),
                inputs.stream().mapToLong(Described::id).toArray(),
                inputs.stream().map(one -> Unit.of(one.unit())).toArray(Unit[]::new));
    }

    static boolean fits(Input input, Described stream) {
        return stream.property().equals(input.property()) && input.unit().isLike(Unit.of(stream.unit()));
    }

    /** {@return the datastreams of all inputs but neighbours; null when one is missing} */
    private static @Nullable List<Described> inputs(
            RuleDefinition rule, Described subject, List<Described> ofThing, NearestStreams nearest) {
        var inputs = new ArrayList<>(List.of(subject));
        for (Input input : rule.inputs().subList(1, rule.inputs().size())) {
            if (input.isNeighbours()) continue;
            var other = ofThing.stream().filter(one -> fits(input, one)).findFirst();
            Double within_m = rule.nearestWithin_m().get(input.property());
            if (other.isEmpty() && within_m != null) other = nearest.find(input, subject, within_m);
            if (other.isEmpty()) return null;
            inputs.add(other.get());
        }
        return inputs;
    }

    private Optional<CityObject> object(Described subject, Map<UUID, Optional<CityObject>> found) {
        UUID id = subject.cityObject();
        if (id == null) return Optional.empty();
        return found.computeIfAbsent(id, key -> objects.find(new ObjectId(key), Scope.ALL));
    }

    /** {@return whether a scope shows what is measured on an object; what is on none is seen only without restriction} */
    boolean isVisible(@Nullable UUID object, Scope scope) {
        if (scope.isAll()) return true;
        return object != null && objects.find(new ObjectId(object), scope).isPresent();
    }

    /**
     * {@return a datastream}
     *
     * @throws NotFoundException when there is none of that number within the scope
     */
    Described get(long datastream, Scope scope) {
        return datastreams.list(List.of(datastream)).stream()
                .filter(one -> isVisible(one.cityObject(), scope))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("datastream " + datastream));
    }

    private static Site site(Described subject, Optional<CityObject> object) {
        return new Site(
                subject.id(),
                subject.property(),
                subject.thing(),
                subject.thingName(),
                subject.cityObject(),
                object.map(CityObject::name).orElse(null),
                object.map(CityObject::classCode).orElse(null),
                object.map(CityObject::region).orElse(null),
                subject.longitude(),
                subject.latitude());
    }
}
