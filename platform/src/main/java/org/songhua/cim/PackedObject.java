package org.songhua.cim;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.geo.ByteSink;
import org.songhua.engine.geo.WkbCursor;

/**
 * One of many objects as the bytes in which the database hands them over, for who writes them out without making a
 * {@link CityObject} of each. It stands on one object at a time and is moved to the next. Texts are UTF-8. Not for use by several
 * threads.
 *
 * <p>The form of the heads is told by the migration that adds the column {@code packed}.
 */
public final class PackedObject {
    private static final int ID_BYTES = 36;
    private static final int TIME_BYTES = 16;
    /** PostgreSQL counts microseconds from here. */
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final byte[] heads;
    private final byte[] geometries;

    private int at;
    private int id;
    private int dataset;
    private int revision;
    private int recordedFrom;
    private int validFrom;
    private int validTo;
    private int classFrom;
    private int classTo;
    private int sourceFrom;
    private int sourceTo;
    private int nameFrom;
    private int nameTo;
    private int regionFrom;
    private int regionTo;
    private int attributesFrom;
    private int attributesTo;
    private int geometryFrom;
    private int geometryTo;

    /**
     * Stands before the first object.
     *
     * @param heads all but the geometries, one after the other; not copied
     * @param geometries WKB in the same order; not copied
     */
    public PackedObject(byte[] heads, byte[] geometries) {
        this.heads = heads;
        this.geometries = geometries;
    }

    /** Moves to the next object. {@return false when there is none} */
    public boolean next() {
        if (at == heads.length) return false;
        moveTo(at, geometryTo);
        return true;
    }

    /**
     * Moves to an object.
     *
     * @param head where {@link #head} was
     * @param geometry where {@link #geometryFrom} was
     */
    public void moveTo(int head, int geometry) {
        begin(head, geometry);
        while (heads[at] != '\n') at++;
        attributesTo = at++;
    }

    /**
     * Moves to an object without looking for the end of its head.
     *
     * @param headEnd behind the head
     */
    public void moveTo(int head, int headEnd, int geometry) {
        begin(head, geometry);
        at = headEnd;
        attributesTo = headEnd - 1;
    }

    private void begin(int head, int geometry) {
        id = head;
        at = head + ID_BYTES;
        dataset = number();
        revision = number();
        geometryFrom = geometry;
        geometryTo = geometry + number();
        recordedFrom = time();
        validFrom = time();
        validTo = time();
        texts();
        attributesFrom = at;
    }

    private void texts() {
        int length = number();
        classFrom = at;
        at += length;
        classTo = at;
        length = number();
        sourceFrom = at;
        at += length;
        sourceTo = at;
        length = length();
        nameFrom = length < 0 ? -1 : at;
        at += Math.max(0, length);
        nameTo = at;
        length = length();
        regionFrom = length < 0 ? -1 : at;
        at += Math.max(0, length);
        regionTo = at;
    }

    private int number() {
        int value = 0;
        for (byte b = heads[at++]; b != ';'; b = heads[at++]) value = 10 * value + b - '0';
        return value;
    }

    private int length() {
        if (heads[at] != '-') return number();
        at++;
        return -1;
    }

    private int time() {
        if (heads[at] == '-') {
            at++;
            return -1;
        }
        at += TIME_BYTES;
        return at - TIME_BYTES;
    }

    /** {@return where the head of the object begins, with the id as text} */
    public int head() {
        return id;
    }

    /** {@return where the id ends} */
    public int idEnd() {
        return id + ID_BYTES;
    }

    /** {@return where it ends} */
    public int headEnd() {
        return at;
    }

    /** {@return the half of the id that its head begins with, in the order of ids when taken as unsigned} */
    public long idHigh() {
        return idHigh(id);
    }

    /** {@return the same of the object whose head begins there} */
    public long idHigh(int head) {
        return hex(head, 8) << 32 | hex(head + 9, 4) << 16 | hex(head + 14, 4);
    }

    /** {@return the other half of the id} */
    public long idLow() {
        return idLow(id);
    }

    /** {@return the same of the object whose head begins there} */
    public long idLow(int head) {
        return hex(head + 19, 4) << 48 | hex(head + 24, 12);
    }

    private long hex(int from, int digits) {
        long value = 0;
        for (int i = from; i < from + digits; i++) value = value << 4 | HexFormat.fromHexDigit(heads[i]);
        return value;
    }

    /** {@return the id} */
    public ObjectId id() {
        return ObjectId.parse(idText());
    }

    /** {@return the id as text} */
    public String idText() {
        return text(id, id + ID_BYTES);
    }

    /** Writes the id as text. */
    public void writeId(ByteSink out) {
        out.write(heads, id, ID_BYTES);
    }

    /** {@return number of the data set} */
    public int dataset() {
        return dataset;
    }

    /** {@return 1 for the first version, one more with each change} */
    public int revision() {
        return revision;
    }

    /** {@return the class} */
    public String classCode() {
        return text(classFrom, classTo);
    }

    /** {@return whether the class is written so, in UTF-8} */
    public boolean isOfClass(byte[] code) {
        return Arrays.equals(heads, classFrom, classTo, code, 0, code.length);
    }

    /** {@return the name, if there is one} */
    public @Nullable String name() {
        return nameFrom < 0 ? null : text(nameFrom, nameTo);
    }

    /** {@return whether there is a name} */
    public boolean hasName() {
        return nameFrom >= 0;
    }

    /** Writes the name, which must be there, as JSON. */
    public void writeName(ByteSink out) {
        out.json(heads, nameFrom, nameTo);
    }

    /** Writes the identifier in the source as JSON. */
    public void writeSourceId(ByteSink out) {
        out.json(heads, sourceFrom, sourceTo);
    }

    /** {@return whether it lies in a region} */
    public boolean hasRegion() {
        return regionFrom >= 0;
    }

    /** Writes the code of the region, which must be there, as JSON. */
    public void writeRegion(ByteSink out) {
        out.json(heads, regionFrom, regionTo);
    }

    /** {@return whether there is any attribute} */
    public boolean hasAttributes() {
        return attributesTo - attributesFrom > 2;
    }

    /** Writes the members of the JSON object of the attributes, without the braces around them. */
    public void writeAttributes(ByteSink out) {
        out.write(heads, attributesFrom + 1, attributesTo - attributesFrom - 2);
    }

    /** {@return the bytes among which the attributes are} */
    public byte[] heads() {
        return heads;
    }

    /** {@return where among the heads the JSON object of the attributes begins} */
    public int attributesFrom() {
        return attributesFrom;
    }

    /** {@return where it ends} */
    public int attributesTo() {
        return attributesTo;
    }

    /** {@return since when the platform says so} */
    public Instant recordedFrom() {
        return instant(recordedFrom);
    }

    /** {@return a number that is the same for objects that were recorded at the same time} */
    public long recordedFromNumber() {
        return hex(recordedFrom, TIME_BYTES);
    }

    /** {@return since when it is so in the world} */
    public @Nullable Instant validFrom() {
        return validFrom < 0 ? null : instant(validFrom);
    }

    /** {@return until when it was so in the world} */
    public @Nullable Instant validTo() {
        return validTo < 0 ? null : instant(validTo);
    }

    private Instant instant(int from) {
        long micros = hex(from, TIME_BYTES);
        if (micros == Long.MAX_VALUE) return OffsetDateTime.MAX.toInstant();
        if (micros == Long.MIN_VALUE) return OffsetDateTime.MIN.toInstant();
        return EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** {@return the bytes among which the geometry is} */
    public byte[] geometries() {
        return geometries;
    }

    /** {@return where among the geometries that of the object begins} */
    public int geometryFrom() {
        return geometryFrom;
    }

    /** {@return where it ends} */
    public int geometryTo() {
        return geometryTo;
    }

    /** {@return a cursor before the geometry} */
    public WkbCursor geometry() {
        return new WkbCursor(geometries, geometryFrom, geometryTo);
    }

    /** {@return a copy of the geometry} */
    public byte[] wkb() {
        return Arrays.copyOfRange(geometries, geometryFrom, geometryTo);
    }

    /** {@return the object by itself} */
    public CityObject toObject() {
        return new CityObject(
                id(),
                classCode(),
                dataset,
                text(sourceFrom, sourceTo),
                name(),
                wkb(),
                text(attributesFrom, attributesTo),
                regionFrom < 0 ? null : text(regionFrom, regionTo),
                validFrom(),
                validTo(),
                recordedFrom(),
                revision);
    }

    private String text(int from, int to) {
        return new String(heads, from, to - from, StandardCharsets.UTF_8);
    }
}
