package org.songhua.resolution;

import java.util.List;
import java.util.Map;
import org.songhua.engine.digest.Sha256;
import org.songhua.engine.linkage.LinkRule;
import org.songhua.pack.Text;

/**
 * How likely the same is told among the subjects of a rule, as its pack declares it.
 *
 * @param code its code, unique over all packs
 * @param pack pack that declares it
 * @param title its name
 * @param description what is compared, in one sentence
 * @param basis what its numbers rest on; empty when nothing is cited
 * @param clauses numbers of the plan's clauses it serves
 * @param subjects whose records are compared, each with each
 * @param link comparisons, keys, thresholds
 * @param titles names of comparisons by their code, of levels by comparison, stroke, level
 * @param see code of the permission to see its pairs
 * @param decide code of the permission to decide them
 */
public record ResolutionRule(
        String code,
        String pack,
        Text title,
        Text description,
        String basis,
        List<String> clauses,
        List<Subject> subjects,
        LinkRule link,
        Map<String, Text> titles,
        String see,
        String decide) {
    private static final int VERSION_LENGTH = 12;

    public ResolutionRule {
        clauses = List.copyOf(clauses);
        subjects = List.copyOf(subjects);
        titles = Map.copyOf(titles);
    }

    /** What a subject is. */
    public enum Kind {
        REGISTER,
        CLASS,
        PERSONS
    }

    /**
     * Whose records are compared.
     *
     * @param kind what it is
     * @param code code of the register or class; empty for the persons in the vault
     * @param values name of a value in the rule to the fields or attributes that make it up, joined in this order
     * @param within whether its records are compared among themselves, too, and not with those of others alone
     */
    public record Subject(Kind kind, String code, Map<String, List<String>> values, boolean within) {
        public Subject {
            values = Map.copyOf(values);
        }

        /** {@return its name in APIs and tables: {@code register:houses}, {@code class:address}, {@code persons}} */
        public String of() {
            return switch (kind) {
                case REGISTER -> "register:" + code;
                case CLASS -> "class:" + code;
                case PERSONS -> "persons";
            };
        }
    }

    /** {@return mark of comparisons, keys and thresholds: another one when any of them changes} */
    public String version() {
        return Sha256.hex(Sha256.of(link.toString())).substring(0, VERSION_LENGTH);
    }

    /** {@return whether records of that name are among its subjects} */
    public boolean concerns(String of) {
        return subjects.stream().anyMatch(one -> one.of().equals(of));
    }

    /** {@return whether two records of these names are compared} */
    public boolean compares(String of, String other) {
        return !of.equals(other) || subjects.stream().anyMatch(one -> one.of().equals(of) && one.within());
    }
}
