package org.songhua.engine.tile3d;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the objects of a tile: a property table of EXT_structural_metadata, one row an object in the order in which they
 * are added, one column a property. Not for use by several threads.
 */
public final class Properties {
    /** Stands for a number that is not known. */
    public static final float NO_NUMBER = -9999;

    private final List<String> textNames;
    private final List<String> numberNames;
    private final List<List<byte[]>> texts = new ArrayList<>();
    private final List<List<Float>> numbers = new ArrayList<>();
    private int count;

    /**
     * @param textNames columns of text, the empty text standing for what is not known
     * @param numberNames columns of numbers
     */
    public Properties(List<String> textNames, List<String> numberNames) {
        this.textNames = List.copyOf(textNames);
        this.numberNames = List.copyOf(numberNames);
        textNames.forEach(name -> texts.add(new ArrayList<>()));
        numberNames.forEach(name -> numbers.add(new ArrayList<>()));
    }

    /** Adds an object. {@return its number} */
    public int add(List<@Nullable String> textValues, double... numberValues) {
        for (int i = 0; i < textNames.size(); i++) {
            String value = textValues.get(i);
            texts.get(i).add((value == null ? "" : value).getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < numberNames.size(); i++) {
            double value = numberValues[i];
            numbers.get(i).add(Double.isNaN(value) ? NO_NUMBER : (float) value);
        }
        return count++;
    }

    /** {@return number of objects} */
    public int count() {
        return count;
    }

    /** {@return the columns of text, in UTF-8, by name in their order} */
    Map<String, List<byte[]>> texts() {
        var columns = new LinkedHashMap<String, List<byte[]>>();
        for (int i = 0; i < textNames.size(); i++) columns.put(textNames.get(i), texts.get(i));
        return columns;
    }

    /** {@return the columns of numbers by name in their order} */
    Map<String, List<Float>> numbers() {
        var columns = new LinkedHashMap<String, List<Float>>();
        for (int i = 0; i < numberNames.size(); i++) columns.put(numberNames.get(i), numbers.get(i));
        return columns;
    }
}
