package org.songhua.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.pack.Text;

/**
 * A service that somebody can apply for, as its pack declares it. Its applications are records of a register, whose life cycle,
 * duties, guards and permissions hold for them as for any record; what is personal never stands there.
 *
 * @param code its code, unique over all packs
 * @param pack pack that declares it
 * @param title its name
 * @param description what it gives, in one sentence
 * @param basis law or document it rests on; empty when none is cited
 * @param clauses numbers of the plan's clauses it serves
 * @param applicant {@code person} or {@code enterprise}
 * @param register register whose records are its applications
 * @param department organisation that its applications belong to; empty for none
 * @param asks fields of the register that an applicant fills in, in order
 * @param personal what is sealed of an applicant, by name
 * @param identity name of the personal item that tells one applicant from another
 * @param duplicates names of items or fields of which no value may stand in two applications at once
 * @param lookups facts that come from other registers, by name
 * @param rules who is eligible, by code
 * @param documents what is to be brought, by kind
 * @param promises state to the working days within which it is left
 * @param judgement states for which the rules decide
 * @param withdrawal action by which an applicant takes the application back; empty for none
 * @param queue in which order applications are served; null where nobody waits
 * @param allotment what is given out of another register; null for nothing
 * @param payments what is paid month by month; null for nothing
 * @param certificate what is certified; null for nothing
 * @param need who should have the service; null where nobody counts
 */
public record Service(
        String code,
        String pack,
        Text title,
        Text description,
        String basis,
        List<String> clauses,
        String applicant,
        String register,
        String department,
        List<String> asks,
        Map<String, Personal> personal,
        String identity,
        List<String> duplicates,
        Map<String, Lookup> lookups,
        Map<String, Rule> rules,
        Map<String, Document> documents,
        Map<String, Integer> promises,
        Judgement judgement,
        String withdrawal,
        @Nullable Queue queue,
        @Nullable Allotment allotment,
        @Nullable Payments payments,
        @Nullable Certificate certificate,
        @Nullable Need need) {

    /**
     * Something personal that is asked for and sealed.
     *
     * @param title label
     * @param required whether an application without it is refused
     * @param pattern regular expression of the whole text; empty for any
     * @param most most characters
     */
    public record Personal(Text title, boolean required, String pattern, int most) {}

    /**
     * A fact from another register.
     *
     * @param register register it is looked up in
     * @param by field of the application with the value that is looked for
     * @param field field of the record with that key, whose value is the fact; empty to count
     * @param match filter field of the other register; the fact is how many records have the value. Empty to read a field
     * @param isOpen whether it is told to whoever asks; else only those who decide see it
     * @param fills asked field that is filled with it; empty for none
     */
    public record Lookup(String register, String by, String field, String match, boolean isOpen, String fills) {}

    /**
     * A condition for being eligible.
     *
     * @param title what it is about, for people
     * @param when condition under which it applies; empty for always
     * @param holds the condition
     * @param says what is told when it does not hold
     * @param basis what it rests on
     */
    public record Rule(Text title, String when, String holds, Text says, String basis) {}

    /**
     * A document to be brought.
     *
     * @param title what people call it
     * @param when condition under which it is needed; empty for always
     * @param months how long one that was brought before still counts; 0 for never
     */
    public record Document(Text title, String when, int months) {}

    /**
     * Where the rules decide.
     *
     * @param eligible states that are reached only when every rule holds and every document is there
     * @param refused states that are reached only when a rule does not hold, or a reason is given
     * @param reason field with that reason; empty when only the rules can refuse
     */
    public record Judgement(List<String> eligible, List<String> refused, String reason) {
        public Judgement {
            eligible = List.copyOf(eligible);
            refused = List.copyOf(refused);
        }
    }

    /**
     * The order in which applications are served.
     *
     * @param in state in which they wait
     * @param served states that mean having been served
     * @param order what comes first, the most important first; of equals whoever waits longer
     * @param leap field that says why somebody is served out of turn; empty when nobody may
     */
    public record Queue(String in, List<String> served, List<Term> order, String leap) {
        public Queue {
            served = List.copyOf(served);
            order = List.copyOf(order);
        }
    }

    /**
     * A part of an order.
     *
     * @param when those for whom this holds come first; empty to go by a field
     * @param field number or day to go by; a missing one comes last
     * @param descending whether the greatest comes first
     * @param says what it means, for people
     */
    public record Term(String when, String field, boolean descending, Text says) {}

    /**
     * A record of another register that is given to an applicant.
     *
     * @param in states in which they have it
     * @param field field of the application with the key of that record
     * @param register register of what is given
     * @param take action done to that record when it is given
     * @param back action done to it when the application leaves these states
     */
    public record Allotment(List<String> in, String field, String register, String take, String back) {
        public Allotment {
            in = List.copyOf(in);
        }
    }

    /**
     * What is paid each month, booked once.
     *
     * @param in states in which it is paid
     * @param ledger ledger it is booked in
     * @param posting kind of posting
     * @param amount field with the amount
     * @param from field with the first day
     * @param until field with the last day; empty for no end
     */
    public record Payments(List<String> in, String ledger, String posting, String amount, String from, String until) {
        public Payments {
            in = List.copyOf(in);
        }
    }

    /**
     * What is certified.
     *
     * @param in states in which it holds
     * @param title what it certifies
     * @param months how long it holds
     */
    public record Certificate(List<String> in, Text title, int months) {
        public Certificate {
            in = List.copyOf(in);
        }
    }

    /**
     * Who should have the service.
     *
     * @param title what the gap is called
     * @param register register of those who need it
     * @param states states of that register that count
     * @param by field of the application with the key of their record
     * @param met states of an application in which the need is met
     */
    public record Need(Text title, String register, List<String> states, String by, List<String> met) {
        public Need {
            states = List.copyOf(states);
            met = List.copyOf(met);
        }
    }

    public Service {
        clauses = List.copyOf(clauses);
        asks = List.copyOf(asks);
        personal = ordered(personal);
        duplicates = List.copyOf(duplicates);
        lookups = ordered(lookups);
        rules = ordered(rules);
        documents = ordered(documents);
        promises = ordered(promises);
    }

    /** The order of the file is the order of the form. */
    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(map));
    }

    /** {@return the queue, if there is one and the state is the one in which applications wait} */
    public Optional<Queue> waitingIn(String state) {
        return Optional.ofNullable(queue).filter(one -> one.in().equals(state));
    }
}
