package org.songhua.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.songhua.engine.fault.Fault;

/** A small pack of a test's own, written as a folder with everything that each pack must have, and verified with those beside it. */
public final class PackFolder {
    private final Path parent;
    private final Path folder;

    private PackFolder(Path parent, String code) {
        this.parent = parent;
        folder = parent.resolve(code);
    }

    /** A pack without files of any part, in a folder of its name. */
    public static PackFolder in(Path parent, String code) {
        return new PackFolder(parent, code)
                .write("pack.yml", """
                        code: %s
                        version: 0.1.0
                        title: {zh: 试, en: Trial}
                        description: {zh: 试, en: Trial}
                        """.formatted(code))
                .write(code + ".spec.yml", "check: []\n")
                .write("README.md", "# " + code + "\n")
                .write("CHANGELOG.md", "# Changelog\n");
    }

    /** Says that it needs packs that the program brings along, and puts them and what they need beside it. */
    public PackFolder requires(List<String> shipped, List<String> needed) {
        shipped.forEach(this::copy);
        try {
            String pack = Files.readString(folder.resolve("pack.yml"));
            return write("pack.yml", pack + "requires: [" + String.join(", ", needed) + "]\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(String pack) {
        Path from = Path.of("../packs", pack);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path to = parent.resolve(pack).resolve(from.relativize(file));
                if (Files.isDirectory(file)) Files.createDirectories(to);
                else Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a file into the pack. */
    public PackFolder write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what the verifier says of it and of all packs beside it} */
    public PackVerifier.Report verify() {
        return PackVerifier.create().verify(parent);
    }

    /** {@return what is wrong with it and with the packs beside it} */
    public List<Fault> faults() {
        return verify().faults();
    }

    /** {@return the codes of what is wrong} */
    public List<String> codes() {
        return faults().stream().map(Fault::code).toList();
    }
}
