package org.songhua.casework.internal.files;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.flow.FlowCase;

/**
 * A case as the database keeps it: what never changes, and what its log has come to.
 *
 * @param hash that of its last event
 */
@SuppressWarnings("ArrayRecordComponent") // read and written at once
record CaseRecord(
        UUID id,
        String number,
        String flow,
        int flowVersion,
        String channel,
        @Nullable UUID component,
        @Nullable Double longitude,
        @Nullable Double latitude,
        String routingJson,
        boolean routed,
        @Nullable UUID parent,
        Instant createdAt,
        FlowCase standing,
        byte[] hash) {

    CaseRecord with(FlowCase next, byte[] nextHash) {
        return new CaseRecord(
                id,
                number,
                flow,
                flowVersion,
                channel,
                component,
                longitude,
                latitude,
                routingJson,
                routed,
                parent,
                createdAt,
                next,
                nextHash);
    }

    CaseRecord with(String newRoutingJson, boolean isRouted) {
        return new CaseRecord(
                id,
                number,
                flow,
                flowVersion,
                channel,
                component,
                longitude,
                latitude,
                newRoutingJson,
                isRouted,
                parent,
                createdAt,
                standing,
                hash);
    }

    String field(String name) {
        return standing.fields().getOrDefault(name, "");
    }

    @Nullable
    String findField(String name) {
        return standing.fields().get(name);
    }
}
