package org.songhua.pack.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs something now and after every burst of changes below a folder. */
final class FolderWatch {
    /** An editor writes a file in several steps; a check in between would tell of faults that are not there. */
    private static final long QUIET_MILLIS = 150;

    private FolderWatch() {}

    /** Returns when the calling thread is interrupted. */
    static void run(Path folder, Runnable action) {
        try (var service = folder.getFileSystem().newWatchService()) {
            register(folder, service);
            do {
                action.run();
            } while (awaitChange(folder, service));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return true after a change, false when interrupted} */
    private static boolean awaitChange(Path folder, WatchService service) throws IOException {
        try {
            var key = service.take();
            while (key != null) {
                key.pollEvents();
                key.reset();
                key = next(service);
            }
            register(folder, service);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static java.nio.file.@Nullable WatchKey next(WatchService service) throws InterruptedException {
        return service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Registers again after each change, because a watch does not see into folders made later. */
    private static void register(Path folder, WatchService service) throws IOException {
        if (!Files.isDirectory(folder)) return;
        try (var found = Files.walk(folder)) {
            for (var each : found.filter(Files::isDirectory).toList()) {
                each.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        }
    }
}
