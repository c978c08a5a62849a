package org.songhua.planning;

import java.util.List;
import java.util.Optional;
import org.songhua.pack.Text;

/**
 * Services that belong together, as one pack declares them.
 *
 * @param code code of the pack
 * @param version of the pack; results name it
 * @param title name of the pack
 * @param elements in the order of the file
 */
public record ServiceSet(String code, String version, Text title, List<ServiceElement> elements) {
    public ServiceSet {
        elements = List.copyOf(elements);
    }

    /** {@return the element of that code} */
    public Optional<ServiceElement> find(String element) {
        return elements.stream().filter(e -> e.code().equals(element)).findFirst();
    }
}
