package org.songhua.pack.internal;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;

/** The kinds of pack files that other modules bring along. */
final class PackPartFiles {
    private PackPartFiles() {}

    static List<PackPart> all() {
        return ServiceLoader.load(PackPart.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
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
