package org.songhua.project.internal.sheets;

import java.util.List;
import java.util.Optional;
import org.songhua.project.Library;
import org.songhua.project.Library.Part;
import org.songhua.project.Limit;

/** The libraries and limits of all packs, as the packs in force declare them. */
public final class ProjectBook {
    private final List<Library> libraries;
    private final List<Limit> limits;

    /** A part with the library that has it. */
    record Owned(Library library, Part part) {}

    public ProjectBook(List<Library> libraries, List<Limit> limits) {
        this.libraries = libraries;
        this.limits = limits;
    }

    List<Library> libraries() {
        return libraries;
    }

    Optional<Library> find(String register) {
        return libraries.stream().filter(one -> one.register().equals(register)).findFirst();
    }

    /** {@return the parts that a register is, each with its library} */
    List<Owned> owning(String register) {
        return libraries.stream()
                .flatMap(library -> library.parts().stream()
                        .filter(part -> part.register().equals(register))
                        .map(part -> new Owned(library, part)))
                .toList();
    }

    List<Limit> limits(String register) {
        return limits.stream().filter(one -> one.register().equals(register)).toList();
    }
}
