package org.songhua.engine.flatgeobuf;

/**
 * An attribute of a FlatGeobuf layer.
 *
 * @param name its name
 * @param type 0 to 14 as the format numbers them: 2 truth, 7 whole number, 10 number, 11 text …
 */
public record FgbColumn(String name, int type) {
    static final int BYTE = 0;
    static final int UBYTE = 1;
    static final int BOOL = 2;
    static final int SHORT = 3;
    static final int USHORT = 4;
    static final int INT = 5;
    static final int UINT = 6;
    static final int LONG = 7;
    static final int ULONG = 8;
    static final int FLOAT = 9;
    static final int DOUBLE = 10;
    static final int STRING = 11;
    static final int JSON = 12;
    static final int DATETIME = 13;
    static final int BINARY = 14;

    /** {@return a column of texts} */
    public static FgbColumn text(String name) {
        return new FgbColumn(name, STRING);
    }

    /** {@return a column of whole numbers} */
    public static FgbColumn whole(String name) {
        return new FgbColumn(name, LONG);
    }

    /** {@return a column of numbers} */
    public static FgbColumn number(String name) {
        return new FgbColumn(name, DOUBLE);
    }

    /** {@return a column of truths} */
    public static FgbColumn truth(String name) {
        return new FgbColumn(name, BOOL);
    }
}
