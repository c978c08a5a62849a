package org.songhua.pack.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.pack.yaml.YamlFile;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds packs: every folder that holds a pack.yml. */
final class PackFolders {
    private static final int MAX_DEPTH = 6;
    private static final String HEAD = "/" + PackFormat.PACK_FILE;

    private PackFolders() {}

    /**
     * {@return the packs that the program brings along}
     *
     * @param loader that of the program; its {@code packs} folder may lie in a directory, a jar or a jar in a jar
     */
    static List<PackFolder> ofClasspath(ClassLoader loader) {
        var resolver = new PathMatchingResourcePatternResolver(loader);
        var files = new TreeMap<String, byte[]>();
        try {
            for (var root : resolver.getResources("classpath*:packs/")) {
                for (var resource : resolver.getResources("classpath*:packs/**/*.*")) add(files, root, resource);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return split(files);
    }

    private static void add(Map<String, byte[]> files, Resource root, Resource resource) throws IOException {
        var rootUrl = root.getURL().toString();
        var url = resource.getURL().toString();
        if (!url.startsWith(rootUrl)) return;
        var path = url.substring(rootUrl.length());
        if (isPackText(path)) files.put(path, resource.getContentAsByteArray());
    }

    /** {@return the packs below a folder; none when it cannot be read, which is told} */
    static List<PackFolder> below(Path folder, Consumer<Fault> faults) {
        var place = Place.inFile(folder.toString());
        if (!Files.isDirectory(folder)) {
            faults.accept(
                    Fault.refused("PACK-013", place, "There is no such folder.", "Name the folder of the packs."));
            return List.of();
        }
        try {
            return below(folder);
        } catch (UncheckedIOException e) {
            faults.accept(Fault.refused(
                    "PACK-015", place, "The folder cannot be read: " + e.getMessage() + ".", "Grant access to it."));
            return List.of();
        }
    }

    private static List<PackFolder> below(Path folder) {
        var files = new TreeMap<String, byte[]>();
        try (var found = Files.walk(folder, MAX_DEPTH, new FileVisitOption[0])) {
            for (var file : found.filter(Files::isRegularFile).toList()) {
                var path = folder.relativize(file).toString().replace('\\', '/');
                if (isPackText(path)) files.put(path, head(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return split(files);
    }

    /** One byte more than allowed is enough to see that a file is too large. */
    private static byte[] head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(YamlFile.MAX_BYTES + 1);
        }
    }

    private static boolean isPackText(String path) {
        return path.endsWith(".yml") || path.endsWith(".yaml") || path.endsWith(".md");
    }

    /** Gives every file to the nearest folder above it that is a pack. */
    private static List<PackFolder> split(Map<String, byte[]> files) {
        var byPack = new TreeMap<String, Map<String, byte[]>>();
        for (var path : files.keySet()) {
            if (path.endsWith(HEAD)) byPack.put(path.substring(0, path.length() - HEAD.length()), new TreeMap<>());
        }
        files.forEach((path, content) -> {
            var pack = packOf(path, byPack);
            if (pack != null)
                byPack.getOrDefault(pack, new TreeMap<>()).put(path.substring(pack.length() + 1), content);
        });
        var folders = new ArrayList<PackFolder>();
        byPack.forEach((path, content) -> folders.add(new PackFolder(path, content)));
        return folders;
    }

    private static @Nullable String packOf(String path, Map<String, ?> packs) {
        for (var end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (packs.containsKey(path.substring(0, end))) return path.substring(0, end);
        }
        return null;
    }
}
