package org.songhua.wiring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.Imports;
import org.songhua.engine.fault.Fault;
import org.songhua.store.DataFolderInUseException;
import org.songhua.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Imports a file: into the data folder, or through the platform that serves it, or through one elsewhere. Ends with
 * {@code imported N, unchanged N, refused N} and exit code 0, 1 when some were refused, 2 when nothing was done.
 */
@Command(
        name = "import",
        description = {
            "Import OSM PBF, GeoJSON, Shapefile (.shp or .zip), GeoPackage, FlatGeobuf, CSV, CityJSON or CityGML.",
            "Ends with: imported N, unchanged N, refused N."
        },
        mixinStandardHelpOptions = true)
class ImportCommand implements Callable<Integer> {
    private static final int FAULTS_SHOWN = 20;
    private static final long POLL_MILLIS = 200;

    @Parameters(paramLabel = "FILE", description = "File to import.")
    Path file = Path.of("");

    @Option(names = "--as", paramLabel = "CLASS", description = "Class that all features become.")
    @Nullable
    String classCode;

    @Option(names = "--crs", description = "Coordinate reference system, such as EPSG:4547, GCJ-02 or BD-09.")
    @Nullable
    String crs;

    @Option(names = "--dataset", description = "Data set (default: made from the file name).")
    @Nullable
    String dataset;

    @Option(names = "--title", description = "Title of the data set if it is new.")
    @Nullable
    String title;

    @Option(names = "--licence", description = "Licence of the data set if it is new.")
    @Nullable
    String licence;

    @Option(names = "--encoding", description = "Encoding of texts in Shapefiles and tables, such as GBK.")
    @Nullable
    String encoding;

    @Option(names = "--separator", description = "What separates the values of a table: one character, or tab.")
    @Nullable
    String separator;

    @Option(names = "--x", paramLabel = "COLUMN", description = "Column with longitudes or eastings.")
    @Nullable
    String xColumn;

    @Option(names = "--y", paramLabel = "COLUMN", description = "Column with latitudes or northings.")
    @Nullable
    String yColumn;

    @Option(names = "--id", paramLabel = "COLUMN", description = "Column with the identifiers of objects.")
    @Nullable
    String idColumn;

    @Option(names = "--layer", description = "Layer of a GeoPackage, or file in a ZIP archive.")
    @Nullable
    String layer;

    @Option(names = "--replace", description = "The file is the whole new edition: objects that it does not have end.")
    boolean replace;

    @Option(names = "--preview", description = "Only tell what would change.")
    boolean preview;

    @Mixin
    RemoteOptions remote = new RemoteOptions();

    @Mixin
    StoreOptions options = new StoreOptions();

    @Override
    public Integer call() throws InterruptedException {
        if (!Files.isRegularFile(file)) throw new StoreException("There is no file " + file + ".");
        try (var set = ShapefileSet.of(file)) {
            return call(set.file());
        }
    }

    private int call(Path packed) throws InterruptedException {
        Optional<RemotePlatform> given = remote.given();
        if (given.isPresent()) return follow(new RemoteImports(given.get()), packed);
        try (Store store = Store.open(options.settings());
                var context = Application.work(store, Map.of())) {
            return follow(new LocalImports(context.getBean(Imports.class)), packed);
        } catch (DataFolderInUseException e) {
            return follow(new RemoteImports(RemoteOptions.serving(options.data, e)), packed);
        }
    }

    private int follow(ImportPort port, Path packed) throws InterruptedException {
        ImportStatus status = port.start(request(packed));
        int reported = 0;
        while (!status.state().isFinal()) {
            reported = report(status, reported);
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            status = port.status(status.id());
        }
        port.faults(status.id(), FAULTS_SHOWN).forEach(ImportCommand::report);
        return finish(status);
    }

    private Imports.ImportRequest request(Path packed) {
        String name =
                Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("file");
        return new Imports.ImportRequest(
                packed.toAbsolutePath(),
                name,
                classCode,
                crs,
                dataset,
                title,
                licence,
                false,
                "command line",
                new Imports.Reading(encoding, separator, xColumn, yColumn, idColumn, layer),
                replace ? Imports.Mode.REPLACE : Imports.Mode.MERGE,
                preview);
    }

    /** One line for each tenth of the way: readable on a terminal and in a log. */
    private int report(ImportStatus status, int reported) {
        int tenth = (int) (10 * status.progress());
        if (tenth <= reported) return reported;
        System.err.printf("%3d %%, read %d, refused %d%n", 10 * tenth, status.read(), status.refused());
        return tenth;
    }

    private static void report(Fault fault) {
        System.err.println(fault.line());
    }

    private static int finish(ImportStatus status) {
        status.faultsByCode().forEach((code, count) -> System.err.printf("%s %d times%n", code, count));
        String message = status.message();
        if (message != null) System.err.println(message);
        if (status.preview()) tell(status);
        System.out.printf(
                "imported %d, unchanged %d, refused %d%n", status.imported(), status.unchanged(), status.refused());
        boolean isDone = status.state() == ImportStatus.State.DONE || status.state() == ImportStatus.State.PREVIEWED;
        if (!isDone) return Main.FAILED;
        return status.refused() > 0 ? 1 : 0;
    }

    private static void tell(ImportStatus status) {
        System.out.println("class added changed unchanged gone (nothing was kept)");
        status.differences()
                .forEach((code, difference) -> System.out.printf(
                        "%s %d %d %d %d%n",
                        code, difference.added(), difference.changed(), difference.unchanged(), difference.gone()));
    }
}
