package org.songhua.pack.internal;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of one pack.
 *
 * @param path path of the folder below the folder of packs, such as {@code base} or {@code plan/province-2030}
 * @param files content of its YAML and Markdown files by path inside the folder
 */
record PackFolder(String path, SortedMap<String, byte[]> files) {

    PackFolder(String path, Map<String, byte[]> files) {
        this(path, new TreeMap<>(files));
    }

    /** {@return the last part of the path: what the code of the pack must be} */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    byte @Nullable [] find(String file) {
        return files.get(file);
    }

    /** {@return the name of a file as shown to people} */
    String shown(String file) {
        return path + "/" + file;
    }
}
