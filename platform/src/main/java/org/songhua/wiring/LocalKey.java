package org.songhua.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.store.StoreException;

/**
 * The key by which commands of whoever owns the data folder reach the platform that serves it: made anew at each start,
 * in a file that its owner alone can read.
 */
final class LocalKey {
    private static final String NAME = "command-line";
    private static final String FILE = "local-key";

    private LocalKey() {}

    static void renew(ApiKeys keys, Path folder) {
        if (keys.list().stream().anyMatch(key -> key.name().equals(NAME))) keys.revoke(NAME, Caller.SYSTEM);
        Set<Permission> permissions = Set.of(
                Permission.CIM_VIEW,
                Permission.CIM_IMPORT,
                Permission.SENSING_VIEW,
                Permission.SENSING_SEND,
                Permission.EVALUATION_VIEW,
                Permission.EVALUATION_EDIT);
        var created = keys.create(NAME, permissions, Scope.ALL, null, new FaultLog(10), Caller.SYSTEM);
        write(folder, created.token());
    }

    static Optional<String> read(Path folder) {
        try {
            return Optional.of(Files.readString(folder.resolve(FILE)).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void write(Path folder, String token) {
        try {
            Path fresh = folder.resolve(FILE + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, token + "\n");
            Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StoreException("The key file in %s cannot be written: %s".formatted(folder, e.getMessage()), e);
        }
    }
}
