package org.songhua.pack.yaml;

/**
 * One key of a mapping: the single place where its name, form and meaning are said.
 *
 * @param name as written
 * @param shape what its value must look like
 * @param required whether it may not be left out
 * @param sentence what it means, for the reference and for remedies
 */
public record Key(String name, Shape shape, boolean required, String sentence) {

    /** A key that may not be left out. */
    public static Key required(String name, Shape shape, String sentence) {
        return new Key(name, shape, true, sentence);
    }

    /** A key that may be left out. */
    public static Key optional(String name, Shape shape, String sentence) {
        return new Key(name, shape, false, sentence);
    }
}
