package org.songhua.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Another process owns the data folder. */
public final class DataFolderInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable String owner;

    public DataFolderInUseException(Path folder, @Nullable String owner) {
        super("The data folder %s is in use by another Songhua (%s). Stop it, or give another folder with --data."
                .formatted(folder, owner == null ? "process unknown" : owner));
        this.owner = owner;
    }

    /** {@return what the owner wrote about itself} */
    public @Nullable String owner() {
        return owner;
    }
}
