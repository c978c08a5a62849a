package org.songhua.planning.internal.feeds;

import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/**
 * A fault as it is kept: the place by file, row, thing and field.
 *
 * @param row line of the file, 0 when it is of the whole
 */
record FaultRow(
        String code,
        String severity,
        @Nullable String file,
        long row,
        @Nullable String feature,
        @Nullable String field,
        String problem,
        String remedy) {
    static FaultRow of(Fault fault) {
        Place place = fault.place();
        return new FaultRow(
                fault.code(),
                fault.severity().name(),
                place.file(),
                place.row(),
                place.feature(),
                place.field(),
                fault.problem(),
                fault.remedy());
    }

    Fault fault() {
        var place = new Place(file, row, feature, field, Double.NaN, Double.NaN);
        return new Fault(code, Fault.Severity.valueOf(severity), place, problem, remedy);
    }
}
