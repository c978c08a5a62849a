package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.songhua.demo.internal.shape.LineKind;

/** The register of planned streets; gives them their numbers. */
final class StreetBook {
    private final List<Street> streets = new ArrayList<>();

    /** {@return the number of a new street} */
    int open(LineKind kind, Street.Role role) {
        streets.add(new Street(streets.size(), kind, role));
        return streets.size() - 1;
    }

    List<Street> list() {
        return Collections.unmodifiableList(streets);
    }
}
