package org.songhua.cim.internal.imports.batch;

import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;

/** Decides in which coordinate reference system a file is. */
public final class CrsChoice {
    /** Longitude and latitude, what files are in that say nothing. */
    public static final Crs LON_LAT =
            Crs.find("CRS84").orElseThrow(() -> new IllegalStateException("CRS84 is always known."));

    private CrsChoice() {}

    /**
     * {@return the system of that name}
     *
     * @throws FaultException {@code CRS-001} when it is not known, {@code CRS-008} or {@code CRS-009} when it is known to be off
     */
    public static Crs named(String name, Place place) {
        return Crs.find(name)
                .orElseThrow(
                        () -> new FaultException(Crs.refusal(ImportFaults.shortened(name), place.withField("crs"))));
    }

    /**
     * {@return the system that the sender names, else the one that the file names, else longitude and latitude}
     *
     * @throws FaultException {@code CRS-002} when the two contradict each other
     */
    public static Crs choose(@Nullable Crs given, @Nullable String told, Place place) {
        if (told == null) return given != null ? given : LON_LAT;
        Crs own = named(told, place);
        if (given == null || given.name().equals(own.name()) || (given.isLonLat() && own.isLonLat())) return own;
        throw new FaultException(Fault.refused(
                "CRS-002",
                place.withField("crs"),
                "The file says that it is in %s, the import was told %s.".formatted(own.name(), given.name()),
                "Leave the system out to go by the file, or correct its \"crs\" member."));
    }
}
