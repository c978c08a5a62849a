package org.songhua.wiring;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.network.SegmentGrid;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetBuild;
import org.songhua.engine.network.StreetProfile;
import org.songhua.engine.network.StreetSource;
import org.songhua.engine.network.TravelMode;
import org.songhua.engine.osm.NodeLocations;
import org.songhua.engine.travel.Limit;
import org.songhua.engine.travel.PlaceTable;
import org.songhua.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The nearest facility of every class for every origin along the streets of a file, without server and database. Exit
 * code 0, 1 when some rows were refused, 2 when nothing was done.
 */
@Command(
        name = "reach",
        description = "Time and distance from each origin to the nearest facility of each class, and who is covered.",
        mixinStandardHelpOptions = true)
class ReachCommand implements Callable<Integer> {
    private static final int FAULTS_SHOWN_PER_CODE = 20;

    @Parameters(paramLabel = "STREETS", description = "OpenStreetMap file, .osm.pbf.")
    Path streets = Path.of("");

    @Option(names = "--origins", required = true, description = "Table id,lat,lon[,people] (CSV).")
    Path origins = Path.of("");

    @Option(names = "--facilities", required = true, description = "Table class,lat,lon[,id] (CSV).")
    Path facilities = Path.of("");

    @Option(names = "--out", required = true, description = "Table to write: origin,class,seconds,metres,facility.")
    Path out = Path.of("");

    @Option(names = "--mode", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    TravelMode mode = TravelMode.WALK;

    @Option(names = "--speed", description = "Metres a second (default: 1.25 walking); driving: the most anywhere.")
    @Nullable
    Double speed;

    @Option(
            names = "--limit",
            converter = LimitOption.Converter.class,
            description = "What counts as covered: 900s, 15min or 500m; CLASS=500m for one class (default: 900s).")
    List<LimitOption> limits = List.of();

    @Option(names = "--snap", description = "Greatest distance in metres to a street (default: ${DEFAULT-VALUE}).")
    double snap_m = 300;

    @Override
    public Integer call() {
        var faults = new FaultLog(FAULTS_SHOWN_PER_CODE);
        try {
            return run(faults);
        } catch (IOException e) {
            throw new StoreException("A file cannot be read or written: " + e.getMessage() + ".");
        } catch (FaultException e) {
            e.faults().forEach(faults);
            return Main.FAILED;
        } finally {
            InputFiles.report(faults);
        }
    }

    private int run(FaultLog faults) throws IOException {
        StreetProfile profile = profile();
        PlaceTable from = PlaceTable.origins(InputFiles.text(origins), InputFiles.name(origins), faults);
        PlaceTable to = PlaceTable.facilities(InputFiles.text(facilities), InputFiles.name(facilities), faults);
        if (from.places().isEmpty() || to.places().isEmpty()) {
            System.err.println("Nothing to do: there are no origins or no facilities.");
            return Main.FAILED;
        }
        StreetBuild build = build(profile);
        if (build.graph().edgeCount() == 0) throw new StoreException("The file has no streets open to this mode.");
        SegmentGrid grid = SegmentGrid.of(build.graph());
        SnappedPoints snappedOrigins = grid.snap(from.locations(), snap_m);
        SnappedPoints snappedFacilities = grid.snap(to.locations(), snap_m);
        var result = new ReachResult(from, to, snappedOrigins, snappedFacilities, limits(to));
        result.compute(build.graph());
        try (Writer table = Files.newBufferedWriter(out)) {
            result.write(table);
        }
        System.out.print(ReachSummary.of(build, result));
        return faults.total() > 0 ? 1 : 0;
    }

    private StreetProfile profile() {
        try {
            return speed == null ? StreetProfile.of(mode) : new StreetProfile(mode, speed);
        } catch (IllegalArgumentException e) {
            throw new StoreException(String.valueOf(e.getMessage()));
        }
    }

    private StreetBuild build(StreetProfile profile) throws IOException {
        long mostNodes = NodeLocations.capacityFor(Runtime.getRuntime().maxMemory());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(InputFiles.existing(streets)))) {
            return StreetSource.read(in, InputFiles.name(streets), mostNodes).build(profile);
        }
    }

    /** For each class its limit and how it was given: its own, else the last one for all, else 15 minutes. */
    private List<LimitOption> limits(PlaceTable to) {
        var chosen = new ArrayList<LimitOption>();
        for (String serviceClass : to.groups()) {
            var limit = new LimitOption(serviceClass, Limit.ofMinutes(15), "900s");
            for (LimitOption given : limits) {
                if (given.serviceClass().isEmpty()) limit = given;
            }
            for (LimitOption given : limits) {
                if (given.serviceClass().equals(serviceClass)) limit = given;
            }
            chosen.add(new LimitOption(serviceClass, limit.limit(), limit.text()));
        }
        return chosen;
    }
}
