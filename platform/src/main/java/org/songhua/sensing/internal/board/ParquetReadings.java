package org.songhua.sensing.internal.board;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.parquet.ParquetColumn;
import org.songhua.engine.parquet.ParquetColumn.Kind;
import org.songhua.engine.parquet.ParquetWriter;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Observations;
import org.songhua.sensing.ReadingExports;
import org.songhua.sensing.Result;
import org.songhua.sensing.StreamBoard;
import org.songhua.sensing.StreamStatus;
import org.springframework.stereotype.Component;

/** Goes through the datastreams one by one: blocks are unpacked a few at a time, and rows are written as they come. */
@Component
class ParquetReadings implements ReadingExports {
    private static final List<ParquetColumn> COLUMNS = List.of(
            ParquetColumn.required("datastream", Kind.LONG),
            ParquetColumn.required("name", Kind.TEXT),
            ParquetColumn.required("observed_property", Kind.TEXT),
            ParquetColumn.required("unit", Kind.TEXT),
            ParquetColumn.required("phenomenon_time", Kind.MOMENT_US),
            ParquetColumn.optional("phenomenon_end", Kind.MOMENT_US),
            ParquetColumn.optional("result_time", Kind.MOMENT_US),
            ParquetColumn.optional("result", Kind.DOUBLE),
            ParquetColumn.optional("result_text", Kind.TEXT),
            ParquetColumn.required("quality", Kind.LONG),
            ParquetColumn.optional("feature", Kind.LONG),
            ParquetColumn.optional("extras", Kind.JSON),
            ParquetColumn.required("observation", Kind.LONG));

    private final StreamBoard board;
    private final Observations observations;

    ParquetReadings(StreamBoard board, Observations observations) {
        this.board = board;
        this.observations = observations;
    }

    @Override
    public long write(String network, YearMonth month, OutputStream out) throws IOException {
        List<StreamStatus> streams = board.list(network);
        if (streams.isEmpty()) throw nothing(network);
        var notes = Map.of("network", network, "month", month.toString());
        var writer = new ParquetWriter(out, COLUMNS, "Songhua", notes, ParquetWriter.GROUP_ROWS);
        ObservationQuery all = ObservationQuery.ALL.within(start(month), start(month.plusMonths(1)));
        try {
            for (StreamStatus stream : streams)
                observations.stream(all.withDatastreams(stream.datastream()), one -> add(writer, stream, one));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.finish();
        return writer.rows();
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static boolean add(ParquetWriter writer, StreamStatus stream, Observation one) {
        try {
            writer.add(
                    one.datastream(),
                    stream.name(),
                    stream.observed(),
                    stream.symbol(),
                    micros(one.phenomenonStart()),
                    micros(one.phenomenonEnd()),
                    micros(one.resultTime()),
                    one.result() instanceof Result.Numeric number ? (Double) number.value() : null,
                    text(one.result()),
                    (long) Byte.toUnsignedInt(one.quality()),
                    one.feature(),
                    one.extrasJson(),
                    one.id());
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Long micros(@Nullable Instant time) {
        return time == null ? null : (Long) ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** What is no number, and numbers that no double tells exactly. */
    private static @Nullable String text(Result result) {
        return switch (result) {
            case Result.Numeric number ->
                number.exact() == null ? null : number.exact().toPlainString();
            case Result.Text words -> words.value();
            case Result.Truth truth -> String.valueOf(truth.value());
            case Result.Json json -> json.json();
        };
    }

    private static FaultException nothing(String network) {
        return new FaultException(Fault.refused(
                "EXP-008",
                Place.atField("network"),
                network.isEmpty() ? "There are no datastreams." : "No datastream is of the network “" + network + "”.",
                "Give the code of a network that has datastreams, or none for all."));
    }
}
