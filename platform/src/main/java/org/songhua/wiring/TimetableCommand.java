package org.songhua.wiring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.songhua.engine.fault.Fault;
import org.songhua.planning.TimetableFeed;
import org.songhua.planning.TimetableFeeds;
import org.songhua.planning.TimetableFeeds.Request;
import org.songhua.store.DataFolderInUseException;
import org.songhua.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Imports a timetable of public transport: into the data folder, or through the platform that serves it, or through one elsewhere. Ends
 * with what is in it, and exit code 0, 1 when something of it was refused, 2 when nothing was done.
 */
@Command(
        name = "timetable",
        description = "Import a timetable of public transport (a GTFS feed as .zip) for the commuting circle.",
        mixinStandardHelpOptions = true)
class TimetableCommand implements Callable<Integer> {
    private static final int FAULTS_SHOWN = 20;

    @Parameters(paramLabel = "FILE", description = "GTFS feed, a .zip file.")
    Path file = Path.of("");

    @Option(
            names = "--code",
            required = true,
            description = "Code of the timetable; the same code makes a new edition.")
    String code = "";

    @Option(names = "--title", defaultValue = "", description = "Name (default: the code).")
    String title = "";

    @Option(names = "--licence", defaultValue = "", description = "Terms on which it may be used.")
    String licence = "";

    @Mixin
    RemoteOptions remote = new RemoteOptions();

    @Mixin
    StoreOptions options = new StoreOptions();

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) throw new StoreException("There is no file " + file + ".");
        Optional<RemotePlatform> given = remote.given();
        if (given.isPresent()) return tell(new RemoteTimetables(given.get()));
        try (Store store = Store.open(options.settings());
                var context = Application.work(store, Map.of())) {
            return tell(new LocalTimetables(context.getBean(TimetableFeeds.class)));
        } catch (DataFolderInUseException e) {
            return tell(new RemoteTimetables(RemoteOptions.serving(options.data, e)));
        }
    }

    private int tell(TimetablePort port) {
        String name =
                Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("feed.zip");
        TimetableFeed feed = port.add(new Request(file.toAbsolutePath(), name, code, title, licence));
        List<Fault> faults = port.faults(feed.code());
        faults.stream().limit(FAULTS_SHOWN).forEach(fault -> System.err.println(fault.line()));
        feed.facts().faults().forEach((kind, count) -> System.err.printf("%s %d times%n", kind, count));
        System.out.printf(
                "%s: stops %d, trips %d, from %s to %s%n",
                feed.reference(),
                feed.facts().stops(),
                feed.facts().trips(),
                feed.facts().from(),
                feed.facts().until());
        return faults.stream().anyMatch(fault -> fault.severity() == Fault.Severity.REFUSED) ? 1 : 0;
    }
}
