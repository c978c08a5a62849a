package org.songhua.pack.yaml;

import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.flow.Guard;
import org.songhua.engine.flow.GuardSyntaxException;
import org.songhua.pack.NearWords;

/**
 * Tells what the shape of a file cannot say: names that lead nowhere, with the word that was likely meant, and conditions that
 * are none.
 *
 * @param faults gets each mistake, at the key it belongs to
 */
public record Mistakes(Consumer<Fault> faults) {

    /** Tells a mistake. */
    public void tell(Item at, String code, String problem, String remedy) {
        faults.accept(at.keyWhere().fault(code, problem, remedy));
    }

    /**
     * {@return whether a name is known; where it is not, that is told}
     *
     * @param at where the name stands; null when nobody gave one
     * @param what it is the name of, such as {@code field}
     */
    public boolean name(@Nullable Item at, Set<String> known, String code, String what) {
        if (at == null || known.contains(at.text())) return true;
        unknown(at, at.text(), known, code, what);
        return false;
    }

    /** Tells that there is no such name. */
    public void unknown(Item at, String name, Set<String> known, String code, String what) {
        String remedy = NearWords.nearest(name, known)
                .map(word -> "Did you mean \"" + word + "\"?")
                .orElse("Declare it, or correct the name.");
        tell(at, code, "There is no " + what + " \"" + name + "\".", remedy);
    }

    /**
     * Looks at a condition.
     *
     * @param at where it stands; null for none
     * @param fields what it may speak of
     * @param codeOfName told for any other name
     * @param codeOfForm told when it is no condition
     */
    public void condition(@Nullable Item at, Set<String> fields, String codeOfName, String codeOfForm) {
        if (at == null) return;
        try {
            for (String name : Guard.parse(at.text()).names())
                if (!fields.contains(name)) unknown(at, name, fields, codeOfName, "field");
        } catch (GuardSyntaxException e) {
            tell(at, codeOfForm, e.getMessage() + " (character " + e.position() + ")", "Mend the condition.");
        }
    }
}
