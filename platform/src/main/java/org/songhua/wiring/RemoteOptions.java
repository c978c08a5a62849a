package org.songhua.wiring;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.store.DataFolder;
import org.songhua.store.DataFolderInUseException;
import picocli.CommandLine.Option;

/** Options of commands whose work a platform that runs can do. */
final class RemoteOptions {
    @Option(names = "--url", description = "Address of a running platform; its API key is read from SONGHUA_KEY.")
    @Nullable
    URI url;

    @Option(names = "--key", description = "API key for --url; better given as SONGHUA_KEY.")
    @Nullable
    String key;

    /** {@return the platform that was named, if any} */
    Optional<RemotePlatform> given() {
        return Optional.ofNullable(url).map(address -> new RemotePlatform(address, key));
    }

    /**
     * {@return the platform that owns the folder; a key in the folder lets its user in}
     *
     * @throws DataFolderInUseException when it does not serve
     */
    static RemotePlatform serving(Path data, DataFolderInUseException inUse) {
        URI address = DataFolder.owner(data)
                .filter(owner -> owner.contains(" at "))
                .map(owner -> URI.create(owner.substring(owner.indexOf(" at ") + 4)))
                .orElseThrow(() -> inUse);
        return new RemotePlatform(address, LocalKey.read(data).orElse(null));
    }
}
