package org.songhua.edge.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/** A {@link Fault} as JSON: parts of the place that are unknown are left out. */
public record FaultView(String code, Fault.Severity severity, PlaceView place, String problem, String remedy) {

    /** Where the fault lies. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PlaceView(
            @Nullable String file,
            @Nullable Long row,
            @Nullable String feature,
            @Nullable String field,
            @Nullable Double longitude,
            @Nullable Double latitude) {

        private Place place() {
            return new Place(
                    file,
                    Objects.requireNonNullElse(row, 0L),
                    feature,
                    field,
                    Objects.requireNonNullElse(longitude, Double.NaN),
                    Objects.requireNonNullElse(latitude, Double.NaN));
        }
    }

    public static FaultView of(Fault fault) {
        return new FaultView(fault.code(), fault.severity(), of(fault.place()), fault.problem(), fault.remedy());
    }

    /** {@return the fault that this was made of} */
    public Fault fault() {
        return new Fault(code, severity, place.place(), problem, remedy);
    }

    private static PlaceView of(Place place) {
        boolean placed = place.hasPosition();
        return new PlaceView(
                place.file(),
                place.row() > 0 ? (Long) place.row() : null,
                place.feature(),
                place.field(),
                placed ? (Double) place.longitude() : null,
                placed ? (Double) place.latitude() : null);
    }
}
