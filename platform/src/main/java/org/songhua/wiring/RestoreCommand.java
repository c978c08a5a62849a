package org.songhua.wiring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.songhua.store.Restore;
import org.songhua.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings a backup back into an empty data folder. */
@Command(
        name = "restore",
        description = "Bring a backup back into an empty data folder.",
        mixinStandardHelpOptions = true)
class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Backup to read.")
    Path file = Path.of("songhua-backup.zip");

    @Mixin
    StoreOptions options = new StoreOptions();

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) throw new StoreException("There is no file " + file + ".");
        try (Store store = Store.openUnmigrated(options.settings())) {
            System.out.printf("restored %d rows from %s%n", Restore.read(store.source(), file), file);
            return 0;
        }
    }
}
