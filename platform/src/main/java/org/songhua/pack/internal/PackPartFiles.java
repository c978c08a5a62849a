package org.songhua.pack.internal;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;

/** The kinds of pack files that other modules bring along. */
final class PackPartFiles {
    private static volatile Found last = new Found(null, List.of());

    private PackPartFiles() {}

    /**
     * What a class loader brought along.
     *
     * @param loader null for none
     * @param parts in the order of their declaration
     */
    private record Found(@Nullable ClassLoader loader, List<PackPart> parts) {}

    /** Looked for once by class loader: going through the whole class path takes longer than reading a pack. */
    static List<PackPart> all() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Found found = last;
        if (loader == null || !loader.equals(found.loader())) {
            found = new Found(
                    loader,
                    ServiceLoader.load(PackPart.class).stream()
                            .map(ServiceLoader.Provider::get)
                            .toList());
            last = found;
        }
        return found.parts();
    }

    /** {@return the part that reads a file of that path inside a pack} */
    static Optional<PackPart> of(String path) {
        return all().stream().filter(part -> fits(part.files(), path)).findFirst();
    }

    private static boolean fits(String files, String path) {
        int star = files.indexOf('*');
        if (star < 0) return files.equals(path);
        String head = files.substring(0, star);
        String tail = files.substring(star + 1);
        return path.length() > head.length() + tail.length()
                && path.startsWith(head)
                && path.endsWith(tail)
                && path.indexOf('/', head.length()) < 0;
    }

    /** Lets every part check the packs. */
    static PackPart.Examples check(PackContent content, Consumer<Fault> faults) {
        return all().stream()
                .map(part -> part.check(content, faults))
                .reduce(PackPart.Examples.NONE, PackPart.Examples::and);
    }
}
