package org.songhua.edge.sta;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultException;
import org.songhua.sensing.Appended;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observations;
import org.songhua.sensing.SensorThings;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Many readings in one request: the Data Array extension (18-088, clause 12.2). */
@Component
class Readings {
    private final SensorThings things;
    private final Observations observations;
    private final Clock clock;

    Readings(SensorThings things, Observations observations, Clock clock) {
        this.things = things;
        this.observations = observations;
        this.clock = clock;
    }

    /** {@return the answer to readings that were all taken} */
    static ResponseEntity<byte[]> created(String root, List<Appended> appended) {
        String head = "\"" + root + "/Observations(";
        var out = new StringBuilder(2 + appended.size() * (head.length() + 20)).append('[');
        for (Appended one : appended) {
            if (out.length() > 1) out.append(',');
            out.append(head).append(one.id()).append(")\"");
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .contentType(MediaType.APPLICATION_JSON)
                .body(out.append(']').toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Takes what is right, all in one go; for each that is wrong the answer holds {@code error} in its place. */
    ResponseEntity<byte[]> create(StaRequest request, byte[] body) {
        var reader = new DataArrayReader(things, clock.instant());
        List<@Nullable NewObservation> read = reader.read(body);
        List<NewObservation> right = read.stream().filter(Objects::nonNull).toList();
        if (right.isEmpty() && !reader.faults().isEmpty()) throw new FaultException(reader.faults());
        List<Appended> appended = right.isEmpty() ? List.of() : observations.append(right);
        String head = request.metadata().hasAddresses() ? request.root() + "/Observations(" : "";
        return Json.response(HttpStatus.CREATED, h -> {}, out -> {
            out.writeStartArray();
            int next = 0;
            for (NewObservation reading : read) {
                if (reading == null) out.writeString("error");
                else if (head.isEmpty()) out.writeString("");
                else out.writeString(head + appended.get(next++).id() + ")");
            }
            out.writeEndArray();
        });
    }
}
