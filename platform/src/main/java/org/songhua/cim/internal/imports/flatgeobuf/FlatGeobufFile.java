package org.songhua.cim.internal.imports.flatgeobuf;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Imports.Reading;
import org.songhua.cim.internal.imports.batch.CountingStream;
import org.songhua.cim.internal.imports.rows.Ids;
import org.songhua.cim.internal.imports.rows.Row;
import org.songhua.cim.internal.imports.rows.RowFaults;
import org.songhua.cim.internal.imports.rows.RowFile;
import org.songhua.cim.internal.imports.rows.RowSource;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.flatgeobuf.FgbFeature;
import org.songhua.engine.flatgeobuf.FgbReader;
import org.songhua.engine.geo.Crs;
import org.songhua.engine.geo.CrsText;

/** A FlatGeobuf file as a file of rows. */
public final class FlatGeobufFile implements RowFile {
    private final Path file;
    private final Place place;
    private final Reading reading;
    private final Crs crs;
    private final long size;

    /**
     * @param given system its sender names, or null to go by the file
     * @throws FaultException when its system is not known
     */
    public FlatGeobufFile(Path file, Place place, @Nullable Crs given, Reading reading) throws IOException {
        this.file = file;
        this.place = place;
        this.reading = reading;
        this.size = Math.max(1, Files.size(file));
        try (var source = new CountingStream(Files.newInputStream(file))) {
            String told = new FgbReader(new BufferedInputStream(source), place)
                    .header()
                    .crs();
            this.crs = RowFaults.decide(given, told(told, given), place);
        }
    }

    private @Nullable Crs told(@Nullable String text, @Nullable Crs given) {
        if (text == null || text.isBlank()) return null;
        var found = Crs.find(text).or(() -> CrsText.find(text));
        if (found.isEmpty() && given == null) throw new FaultException(RowFaults.unknownCrs(place, text));
        return found.orElse(null);
    }

    @Override
    public String crs() {
        return crs.name();
    }

    @Override
    public RowSource open() throws IOException {
        return new Source();
    }

    /** Features of the open file. */
    private final class Source implements RowSource {
        private final CountingStream counted = new CountingStream(Files.newInputStream(file));
        private final FgbReader features;

        Source() throws IOException {
            features = new FgbReader(new BufferedInputStream(counted, 1 << 16), place);
        }

        @Override
        public @Nullable Row next() throws IOException {
            FgbFeature feature = features.next();
            if (feature == null) return null;
            return new Row(
                    feature.number(),
                    Ids.of(feature.properties(), reading.idColumn()),
                    feature.geometry(),
                    crs,
                    null,
                    feature.properties(),
                    List.of(),
                    feature.fault());
        }

        @Override
        public double share() {
            return (double) counted.count() / size;
        }

        @Override
        public void close() throws IOException {
            counted.close();
        }
    }
}
