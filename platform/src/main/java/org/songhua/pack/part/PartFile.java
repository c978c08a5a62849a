package org.songhua.pack.part;

import org.songhua.pack.yaml.Item;

/**
 * A file of a pack that has the shape its part declares.
 *
 * @param part what {@link PackPart#files()} calls files of its kind
 * @param pack code of the pack
 * @param path path inside the pack, such as {@code indicators/housing.yml}
 * @param content what it says, with positions
 */
public record PartFile(String part, String pack, String path, Item content) {

    /** {@return the name of the file without folder and ending} */
    public String stem() {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** {@return the code of what the file declares as a whole: its name with {@code _} for {@code -}} */
    public String code() {
        return stem().replace('-', '_');
    }
}
