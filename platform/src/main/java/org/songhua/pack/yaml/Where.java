package org.songhua.pack.yaml;

import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.yaml.snakeyaml.error.Mark;

/**
 * A position in a YAML file.
 *
 * @param file name of the file as shown to people
 * @param line counted from 1
 * @param column counted from 1
 * @param pointer JSON pointer of the value
 */
public record Where(String file, int line, int column, String pointer) {

    static Where of(String file, Mark mark, String pointer) {
        return new Where(file, mark.getLine() + 1, mark.getColumn() + 1, pointer);
    }

    /** The start of a file. */
    public static Where startOf(String file) {
        return new Where(file, 1, 1, "");
    }

    /** A fault here. The column stands where other files name the feature. */
    public Fault fault(String code, String problem, String remedy) {
        var place = Place.inFile(file).withRow(line).withFeature("column " + column);
        return Fault.refused(code, pointer.isEmpty() ? place : place.withField(pointer), problem, remedy);
    }
}
