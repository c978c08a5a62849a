package org.songhua.engine.tile3d;

/**
 * How faces look.
 *
 * @param name what the faces are, such as {@code roof} or {@code water_pipe}; a viewer may colour by it
 * @param red 0 to 1, linear, as glTF wants
 * @param green 0 to 1, linear
 * @param blue 0 to 1, linear
 */
public record Material(String name, double red, double green, double blue) {
    /** {@return a material of an sRGB colour written as six hexadecimal digits} */
    public static Material of(String name, String hex) {
        int rgb = Integer.parseInt(hex, 16);
        return new Material(name, linear(rgb >> 16 & 0xFF), linear(rgb >> 8 & 0xFF), linear(rgb & 0xFF));
    }

    /** sRGB to linear, IEC 61966-2-1. */
    private static double linear(int value) {
        double c = value / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
