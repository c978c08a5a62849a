package org.songhua.edge.people;

import java.util.List;
import java.util.Set;
import org.songhua.people.Scope;

/** A data scope as JSON, each list in order. */
record ScopeView(List<String> departments, List<String> regions, List<String> classCodes) {

    static ScopeView of(Scope scope) {
        return new ScopeView(sorted(scope.departments()), sorted(scope.regions()), sorted(scope.classCodes()));
    }

    private static List<String> sorted(Set<String> codes) {
        return codes.stream().sorted().toList();
    }
}
