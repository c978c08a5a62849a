package org.songhua.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything a deployment keeps: {@code postgres/}, {@code uploads/}, {@code songhua.lock}.
 * One process owns it at a time; the operating system frees the lock even when the owner is killed.
 */
public final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the folder, created when missing.
     *
     * @throws DataFolderInUseException when another process has it
     */
    public static DataFolder open(Path path) {
        try {
            Files.createDirectories(path);
            Path file = path.resolve("songhua.lock");
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new DataFolderInUseException(path, owner(path).orElse(null));
            }
            var folder = new DataFolder(path, channel, lock);
            folder.write("process " + ProcessHandle.current().pid() + "\n");
            return folder;
        } catch (IOException e) {
            throw new StoreException("The data folder " + path + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** {@return what the owner of the folder wrote about itself: process id and, once it serves, its address} */
    public static Optional<String> owner(Path path) {
        try {
            return Optional.of(Files.readString(path.resolve("songhua.lock")).strip())
                    .filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Tells others where this process can be reached. */
    public void announce(String address) {
        try {
            write("process " + ProcessHandle.current().pid() + " at " + address + "\n");
        } catch (IOException e) {
            throw new StoreException("The data folder " + path + " cannot be written: " + e.getMessage(), e);
        }
    }

    public Path path() {
        return path;
    }

    /** {@return a folder inside, created when missing} */
    public Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new StoreException("The folder " + path.resolve(name) + " cannot be made: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.truncate(0);
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new StoreException("The data folder " + path + " cannot be released: " + e.getMessage(), e);
        }
    }

    private void write(String text) throws IOException {
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(text), 0);
        channel.force(true);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
