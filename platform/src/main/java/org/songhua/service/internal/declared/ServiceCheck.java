package org.songhua.service.internal.declared;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Mistakes;

/**
 * What the shape of a service cannot say: names that lead nowhere in its register, in other registers and in ledgers, and what would
 * tell everybody something that only some may see. Codes {@code SERVP-001} to {@code SERVP-009}.
 */
final class ServiceCheck {
    private final Item item;
    private final Map<String, Item> registers;
    private final Map<String, Item> ledgers;
    private final Mistakes mistakes;
    private final Item register;
    private final Set<String> states;
    private final Set<String> asked;

    /**
     * @param registers code of each register to what its pack declares
     * @param ledgers code of each ledger to what its pack declares
     */
    ServiceCheck(Item item, Map<String, Item> registers, Map<String, Item> ledgers, Consumer<Fault> faults) {
        this.item = item;
        this.registers = registers;
        this.ledgers = ledgers;
        mistakes = new Mistakes(faults);
        register = registers.getOrDefault(item.text("register", ""), Item.nothing(item.where()));
        states = keys(register, "states");
        asked = new HashSet<>(ServiceReader.texts(item, "asks"));
    }

    private static Set<String> keys(Item of, String part) {
        return of.part(part).entries().keySet();
    }

    void run() {
        if (!mistakes.name(item.find("register"), registers.keySet(), "SERVP-001", "register")) return;
        names(item, "asks", keys(register, "fields"), "field");
        for (String name : asked) if (register.part("fields").part(name).find("edited_by") != null) notAsked(name);
        item.part("personal").entries().forEach(this::personal);
        mistakes.name(item.find("identity"), keys(item, "personal"), "SERVP-002", "personal item");
        var values = new HashSet<>(keys(item, "personal"));
        values.addAll(asked);
        names(item, "duplicates", values, "personal item or asked field");
        item.part("lookups").entries().forEach(this::lookup);
        Set<String> facts = facts();
        item.part("eligibility").entries().values().forEach(rule -> conditions(rule, facts));
        item.part("documents").entries().values().forEach(document -> conditions(document, facts));
        item.part("promises").entries().forEach((state, at) -> {
            if (!states.contains(state)) mistakes.unknown(at, state, states, "SERVP-003", "state");
        });
        mistakes.name(item.find("withdrawal"), keys(register, "actions"), "SERVP-004", "action");
        judgement(item.part("judgement"));
        parts(facts);
    }

    private void parts(Set<String> facts) {
        if (item.find("queue") != null) queue(item.part("queue"), facts);
        if (item.find("allotment") != null) allotment(item.part("allotment"));
        if (item.find("payments") != null) payments(item.part("payments"));
        if (item.find("certificate") != null) names(item.part("certificate"), "in", states, "state");
        if (item.find("need") != null) need(item.part("need"));
        for (Item example : item.list("examples")) example(example);
    }

    private void notAsked(String name) {
        mistakes.tell(
                item.part("asks"),
                "SERVP-005",
                "An applicant may not fill in " + name + ".",
                "Take edited_by away there.");
    }

    private Set<String> facts() {
        var facts = new HashSet<>(keys(register, "fields"));
        facts.addAll(keys(item, "lookups"));
        return facts;
    }

    private void names(Item of, String key, Set<String> known, String what) {
        for (Item one : of.list(key)) mistakes.name(one, known, code(what), what);
    }

    private static String code(String what) {
        return what.equals("state") ? "SERVP-003" : what.equals("action") ? "SERVP-004" : "SERVP-002";
    }

    private void conditions(Item of, Set<String> facts) {
        for (String key : List.of("when", "holds")) mistakes.condition(of.find(key), facts, "SERVP-002", "SERVP-006");
    }

    private void personal(String name, Item at) {
        if (keys(register, "fields").contains(name))
            mistakes.tell(
                    at,
                    "SERVP-007",
                    name + " is a field of the register, where it would stand in clear.",
                    "Rename it.");
        try {
            Pattern.compile(at.text("pattern", ""));
        } catch (PatternSyntaxException e) {
            mistakes.tell(at.part("pattern"), "SERVP-006", "The pattern is no regular expression.", "Mend it.");
        }
    }

    private void lookup(String name, Item at) {
        if (keys(register, "fields").contains(name))
            mistakes.tell(at, "SERVP-007", name + " is a field of the register too.", "Rename the lookup.");
        mistakes.name(at.find("by"), asked, "SERVP-002", "asked field");
        mistakes.name(at.find("fills"), asked, "SERVP-002", "asked field");
        Item other = other(at);
        if (other == null) return;
        if ((at.find("field") == null) == (at.find("match") == null))
            mistakes.tell(at, "SERVP-008", "It names not exactly one of field and match.", "Name one of them.");
        for (String key : List.of("field", "match"))
            mistakes.name(at.find(key), keys(other, "fields"), "SERVP-002", "field");
        openness(at, other);
    }

    private @Nullable Item other(Item at) {
        mistakes.name(at.find("register"), registers.keySet(), "SERVP-001", "register");
        return registers.get(at.text("register", ""));
    }

    private void openness(Item at, Item other) {
        Item field = other.part("fields").part(at.text("field", at.text("match", "")));
        if (at.find("match") != null && !field.truth("filter", false))
            mistakes.tell(at.part("match"), "SERVP-008", "Records cannot be filtered by it.", "Give it filter: true.");
        if (at.truth("open", false) && field.find("seen_by") != null)
            mistakes.tell(at, "SERVP-009", "Everybody would be told what only some may see.", "Take open away.");
        if (at.find("fills") != null && !at.truth("open", false))
            mistakes.tell(at, "SERVP-009", "A form is filled only with what everybody may know.", "Take fills away.");
    }

    private void judgement(Item at) {
        names(at, "eligible", states, "state");
        names(at, "refused", states, "state");
        mistakes.name(at.find("reason"), keys(register, "fields"), "SERVP-002", "field");
    }

    private void queue(Item at, Set<String> facts) {
        mistakes.name(at.find("in"), states, "SERVP-003", "state");
        names(at, "served", states, "state");
        mistakes.name(at.find("leap"), keys(register, "fields"), "SERVP-002", "field");
        for (Item term : at.list("order")) {
            if ((term.find("when") == null) == (term.find("field") == null))
                mistakes.tell(term, "SERVP-008", "It names not exactly one of when and field.", "Name one of them.");
            mistakes.name(term.find("field"), keys(register, "fields"), "SERVP-002", "field");
            mistakes.condition(term.find("when"), facts, "SERVP-002", "SERVP-006");
        }
    }

    private void allotment(Item at) {
        names(at, "in", states, "state");
        mistakes.name(at.find("field"), keys(register, "fields"), "SERVP-002", "field");
        Item other = other(at);
        if (other == null) return;
        for (String key : List.of("take", "back"))
            mistakes.name(at.find(key), keys(other, "actions"), "SERVP-004", "action");
    }

    private void payments(Item at) {
        names(at, "in", states, "state");
        for (String key : List.of("amount", "from", "until"))
            mistakes.name(at.find(key), keys(register, "fields"), "SERVP-002", "field");
        if (!mistakes.name(at.find("ledger"), ledgers.keySet(), "SERVP-001", "ledger")) return;
        Item ledger = ledgers.getOrDefault(at.text("ledger", ""), Item.nothing(at.where()));
        mistakes.name(at.find("posting"), keys(ledger, "postings"), "SERVP-001", "posting");
        Item posting = ledger.part("postings").part(at.text("posting", ""));
        boolean held = ledger.part("accounts").part(posting.text("to", "")).truth("held", false);
        if (posting.find("to") != null && !held)
            mistakes.tell(at.part("posting"), "SERVP-008", "Its taker has no account of their own.", "Choose another.");
    }

    private void need(Item at) {
        mistakes.name(at.find("by"), asked, "SERVP-002", "asked field");
        names(at, "met", states, "state");
        Item other = other(at);
        if (other != null) names(at, "states", keys(other, "states"), "state");
    }

    private void example(Item at) {
        for (String key : List.of("fails", "unknown")) names(at, key, keys(item, "eligibility"), "rule");
        names(at, "documents", keys(item, "documents"), "document");
        for (String key : List.of("facts", "before"))
            at.part(key).entries().forEach((name, value) -> {
                if (!facts().contains(name)) mistakes.unknown(value, name, facts(), "SERVP-002", "fact");
            });
    }
}
