package org.songhua.cim.internal.imports.load;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;
import org.songhua.cim.internal.imports.batch.Batch;
import org.songhua.cim.internal.imports.batch.ImportFaults;
import org.songhua.engine.fault.Place;

/**
 * Sends rows through COPY, near ones together; of rows with equal keys the first is sent and the others become faults.
 */
public final class CopyStream {
    static final byte[] HEADER = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    static final byte[] TRAILER = {-1, -1};

    private static final long FIRST_ROOM_BYTES = 1L << 20;
    /** Enough for runs of tens of thousands of rows; more makes boxes no quicker to read. */
    private static final long MOST_ROOM_BYTES = 24L << 20;

    private final CopyIn copy;
    private final PlaceOrder order;
    private final String fileName;
    private final ModelSpool models;
    private final LongSet keys = new LongSet();
    private final ClassTotals totals = new ClassTotals();

    /** @param models takes the models of the rows that are sent */
    CopyStream(CopyIn copy, String fileName, ModelSpool models) throws SQLException {
        this.copy = copy;
        this.order = new PlaceOrder(FIRST_ROOM_BYTES, MOST_ROOM_BYTES, copy::writeToCopy);
        this.models = models;
        this.fileName = fileName;
        copy.writeToCopy(HEADER, 0, HEADER.length);
    }

    /**
     * Sends the rows of a batch; faults of repeated identifiers are added to it.
     *
     * @return how many rows were sent
     */
    public int write(Batch batch) throws SQLException {
        int sent = 0;
        for (int row = 0; row < batch.size(); row++) {
            if (keys.add(batch.key(row))) {
                totals.add(batch, row);
                models.add(batch.model(row));
                order.add(
                        middle(batch, row, 0), middle(batch, row, 1), batch.bytes(), batch.start(row), batch.end(row));
                sent++;
            } else {
                batch.fault(ImportFaults.duplicate(Place.inFile(fileName).withFeature(batch.sourceId(row))));
            }
        }
        return sent;
    }

    private static double middle(Batch batch, int row, int axis) {
        return (batch.bound(row, axis) + batch.bound(row, axis + 2)) / 2;
    }

    void finish() throws SQLException {
        order.finish();
        copy.writeToCopy(TRAILER, 0, TRAILER.length);
        copy.endCopy();
    }

    ClassTotals totals() {
        return totals;
    }
}
