package org.songhua.cim.internal.imports.batch;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.geo.ByteSink;

/**
 * Writes the column {@code packed} of new rows, as the trigger of the table would: but for the order and the spaces of the attributes,
 * which are those of the column {@code attributes} as it was sent. For use by one thread at a time.
 *
 * @see org.songhua.cim.PackedObject
 */
final class PackedHead {
    private static final byte[] NEITHER_VALID_FROM_NOR_TO = {'-', '-'};

    private final byte[] dataset;
    private final byte[] recorded;
    private final ByteSink sink = new ByteSink(1 << 10);

    /**
     * @param dataset number of the data set
     * @param now when the rows are recorded
     */
    PackedHead(int dataset, Instant now) {
        this.dataset = (dataset + ";1;").getBytes(StandardCharsets.US_ASCII);
        this.recorded = HexFormat.of().toHexDigits(CopyBuffer.micros(now)).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * {@return the column of a row of revision 1; texts are UTF-8}
     *
     * @param geometryBytes length of the geometry
     * @param attributes JSON without line feeds
     */
    byte[] of(
            UUID id,
            int geometryBytes,
            byte[] classCode,
            byte[] sourceId,
            byte @Nullable [] name,
            byte @Nullable [] region,
            byte[] attributes) {
        sink.reset();
        sink.ascii(id.toString()).write(dataset);
        sink.number(geometryBytes).write((byte) ';').write(recorded).write(NEITHER_VALID_FROM_NOR_TO);
        text(classCode);
        text(sourceId);
        text(name);
        text(region);
        return sink.write(attributes).write((byte) '\n').toBytes();
    }

    private void text(byte @Nullable [] utf8) {
        if (utf8 == null) sink.write((byte) '-');
        else sink.number(utf8.length).write((byte) ';').write(utf8);
    }
}
