package org.songhua.edge.casework;

import java.util.Optional;
import org.songhua.cim.Extent;
import org.songhua.edge.problem.Problem;
import org.songhua.edge.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** The box in which a visitor looks at the map for everybody. Code {@code OPEN-002}. */
final class OpenBox {
    private OpenBox() {}

    /**
     * {@return the box}
     *
     * @param widest most degrees that it may be wide or high
     * @throws ProblemException 400 when it is none or wider
     */
    static Extent of(double west, double south, double east, double north, double widest) {
        Optional<Extent> box = Extent.find(west, south, east, north);
        return box.filter(one -> east - west <= widest && north - south <= widest)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "OPEN-002",
                        "This is no box of degrees, or one wider than " + widest + "; ask for a smaller one.")));
    }
}
