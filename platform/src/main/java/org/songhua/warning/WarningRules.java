package org.songhua.warning;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.Level;
import org.songhua.pack.Text;
import org.songhua.people.Caller;
import org.songhua.people.Scope;

/** The rules in force, their versions, and what they would have raised. */
public interface WarningRules {

    /** {@return the rules in force, by pack and code, each with how many subjects of it the scope shows} */
    List<RuleView> list(Scope scope);

    /** {@return versions published of a rule, newest first; the pack's own is version 0} */
    List<Version> versions(String code);

    /**
     * Runs a rule over stored readings, and the rule in force too. Only what the scope shows is run.
     *
     * @param source a file of the form of {@code rules.yml} with one rule
     * @throws org.songhua.engine.fault.FaultException with all that is wrong with it
     */
    DryRun dryRun(String source, Instant from, Instant until, Scope scope);

    /**
     * {@return the rule in force with other values in some of its fields, as a file of one rule}
     *
     * @param fields values by the key of the field
     * @throws org.songhua.people.NotFoundException when there is no such rule
     * @throws org.songhua.engine.fault.FaultException with every field that does not exist or whose value is none (RULE-012)
     */
    String draft(String code, Map<String, String> fields);

    /** Puts a rule in force; the version before stays. {@return its number} */
    int publish(String source, @Nullable String note, Caller caller);

    /** Puts the version before the current one in force again, at last the pack's. {@return its number} */
    int backOut(String code, @Nullable String note, Caller caller);

    /**
     * {@return the rules that judge a subject, with the thresholds that hold for it and what was set for it}
     *
     * @throws org.songhua.people.NotFoundException when there is no such subject within the scope
     */
    List<SensorRule> of(long subject, Scope scope);

    /**
     * Sets a threshold for one subject in place of the rule's own; null takes it away.
     *
     * @param unit UCUM code of the value; null for the threshold's own
     * @throws org.songhua.people.NotFoundException when there is no such subject within their scope, or no such rule that judges it
     * @throws org.songhua.engine.fault.FaultException when the rule has no such parameter (RULE-011), the unit does not convert (RULE-015), or a graver
     *     level would be reached before a milder one (RULE-016)
     */
    void override(
            String code,
            long subject,
            String parameter,
            @Nullable Double value,
            @Nullable String unit,
            String reason,
            Caller caller);

    /**
     * A rule in force.
     *
     * @param version 0 for the pack's own
     * @param subjects how many it judges
     * @param source as a file of one rule
     * @param fields what can be set without writing the rule anew
     * @param unverified clauses of thresholds that nobody compared with their source
     */
    record RuleView(
            String code,
            String pack,
            int version,
            Text name,
            @Nullable Text advice,
            List<String> classes,
            List<String> properties,
            List<Condition> levels,
            List<Field> fields,
            List<String> unverified,
            int subjects,
            String source) {}

    /** The condition of a level, with its hold time. */
    record Condition(Level level, String when, String hold) {}

    /** What a field of a rule is: a limit, a time to hold, a way to fall back, or a time to be over. */
    enum FieldKind {
        THRESHOLD,
        HOLD,
        HYSTERESIS,
        QUIET
    }

    /**
     * Something of a rule that can be set.
     *
     * @param name of the threshold, or the word of the level
     * @param value as the rule writes it: a number, or a span such as {@code 10 min}
     * @param unit UCUM code, of numbers
     * @param clause where a threshold comes from
     */
    record Field(
            String key,
            FieldKind kind,
            String name,
            String value,
            @Nullable String unit,
            @Nullable String clause,
            boolean isVerified) {}

    /** A version that was published. */
    record Version(
            int version,
            String source,
            @Nullable String note,
            String by,
            @Nullable Instant at,
            boolean isCurrent) {}

    /**
     * What a rule would have done.
     *
     * @param subjects how many were run
     * @param readings how many were judged
     * @param episodes warnings it would have raised, in order; {@code isNew} when the rule in force raised none meanwhile
     * @param missed warnings of the rule in force during which it would have raised none
     * @param cutShort whether there was more than one run may take
     */
    record DryRun(int subjects, long readings, List<Episode> episodes, List<Episode> missed, boolean cutShort) {}

    /** A warning from its begin to its end. */
    record Episode(
            long subject,
            String thing,
            Level peak,
            Instant from,
            @Nullable Instant until,
            boolean isNew) {}
}
