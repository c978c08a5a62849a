package org.songhua.pack.internal;

import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The packs that the program brings along and those of the folder {@code songhua.packs}. */
@Component
final class FolderSource implements PackSource {
    private final String folder;

    FolderSource(@Value("${songhua.packs:}") String folder) {
        this.folder = folder;
    }

    @Override
    public PackContent read() {
        return new LoadedPacks(folder);
    }
}
