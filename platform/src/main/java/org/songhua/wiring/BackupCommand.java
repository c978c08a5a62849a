package org.songhua.wiring;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.songhua.store.Backup;
import org.songhua.store.DataFolderInUseException;
import org.songhua.store.EmbeddedPostgres;
import org.songhua.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Saves everything into one file, also while the platform runs. */
@Command(
        name = "backup",
        description = "Save everything the platform keeps into one file, also while it runs.",
        mixinStandardHelpOptions = true)
class BackupCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "File to write; replaced when it exists.")
    Path file = Path.of("songhua-backup.zip");

    @Mixin
    StoreOptions options = new StoreOptions();

    @Override
    public Integer call() {
        try (Store store = Store.open(options.settings())) {
            return write(store.source());
        } catch (DataFolderInUseException e) {
            if (options.db != null) throw e;
            try (HikariDataSource source = running()) {
                return write(source);
            }
        }
    }

    private int write(HikariDataSource source) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new StoreException("The folder of " + file + " does not exist.");
        }
        long rows = Backup.write(source, file, Instant.now());
        System.out.printf("saved %d rows in %s%n", rows, file);
        System.err.println(
                "The key of the vault (keys/vault.key in the data folder) is not in it; keep a copy elsewhere.");
        return 0;
    }

    private HikariDataSource running() {
        var reach = EmbeddedPostgres.reach(options.data.resolve("postgres"), "songhua");
        return Store.pool(reach.url(), reach.user(), reach.password());
    }
}
