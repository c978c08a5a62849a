package org.songhua.edge.lifeline;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.ObjectId;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.text.Parsing;
import org.songhua.lifeline.LiveNetworks;
import org.songhua.lifeline.LiveState;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Networks under pressure as they are now: sensors against the model, what has burst, what sensors would read. */
@RestController
class LiveNetworkController {
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final LiveNetworks networks;

    LiveNetworkController(LiveNetworks networks) {
        this.networks = networks;
    }

    /** A network at a moment, without a moment at its newest readings; its nodes only when they are wanted. */
    @Allow(Permission.SENSING_VIEW)
    @GetMapping("/api/lifelines/{code}/live")
    StateView live(
            @PathVariable String code,
            @RequestParam @Nullable String at,
            @RequestParam(defaultValue = "false") boolean nodes,
            Caller caller) {
        return StateView.of(networks.state(code, instant(at), caller.scope()), nodes);
    }

    /** What the sensors of a network would read, by number of the datastream, in its unit. */
    @Allow(Permission.SENSING_VIEW)
    @GetMapping("/api/lifelines/{code}/whatif")
    Map<Long, Double> whatIf(
            @PathVariable String code,
            @RequestParam(defaultValue = "1") double factor,
            @RequestParam @Nullable String pipe,
            @RequestParam(defaultValue = "0") double drawn,
            Caller caller) {
        ObjectId burst = pipe == null ? null : object(pipe);
        return new TreeMap<>(
                networks.whatIf(code, factor, burst, drawn, caller.scope()).values());
    }

    private static ObjectId object(String id) {
        return Parsing.find(id, ObjectId::parse).orElseThrow(() -> new NotFoundException("object " + id));
    }

    private static @Nullable Instant instant(@Nullable String at) {
        if (at == null) return null;
        try {
            Instant time = Instant.parse(at);
            if (!time.isBefore(Instant.EPOCH) && time.isBefore(LATEST)) return time;
        } catch (DateTimeParseException e) {
            // Told below.
        }
        throw new FaultException(Fault.refused(
                "LIFE-004",
                Place.atField("/at"),
                "This is no time from 1970 to 9999.",
                "Give one such as 2026-11-28T08:00:00Z."));
    }

    /** A network at a moment. */
    record StateView(
            String at,
            int intervalSeconds,
            double factor,
            boolean metered,
            @Nullable Double inflow,
            double limit,
            List<SensorView> sensors,
            List<LiveState.Node> nodes,
            @Nullable BurstView burst) {
        static StateView of(LiveState state, boolean withNodes) {
            LiveState.Suspicion burst = state.burst();
            return new StateView(
                    state.at().toString(),
                    state.intervalSeconds(),
                    state.factor(),
                    state.isMetered(),
                    state.inflow(),
                    state.limit(),
                    state.sensors().stream().map(SensorView::of).toList(),
                    withNodes ? state.nodes() : List.of(),
                    burst == null ? null : BurstView.of(burst));
        }
    }

    /** A sensor; pressures in metres of water. */
    record SensorView(
            long datastream,
            String name,
            String object,
            String node,
            double longitude,
            double latitude,
            @Nullable Double measured,
            @Nullable Double modelled,
            @Nullable Double residual,
            @Nullable Double usual,
            @Nullable Double spread,
            @Nullable Double away,
            boolean missing) {
        static SensorView of(LiveState.Sensor one) {
            return new SensorView(
                    one.datastream(),
                    one.name(),
                    one.object().toString(),
                    one.node(),
                    one.longitude(),
                    one.latitude(),
                    one.measured(),
                    one.modelled(),
                    one.residual(),
                    one.usual(),
                    one.spread(),
                    one.away(),
                    one.measured() == null);
        }
    }

    /** What is likely to have burst. */
    record BurstView(@Nullable Long warning, @Nullable String since, List<PipeView> pipes) {
        static BurstView of(LiveState.Suspicion burst) {
            Instant since = burst.since();
            return new BurstView(
                    burst.warning(),
                    since == null ? null : since.toString(),
                    burst.pipes().stream().map(PipeView::of).toList());
        }
    }

    /** A pipe that may have burst. */
    record PipeView(
            String id,
            String from,
            String to,
            double lostCubicMetresPerHour,
            double explained,
            double likelihood,
            @JsonRawValue String geometry) {
        static PipeView of(LiveState.Suspect one) {
            return new PipeView(
                    one.pipe().toString(),
                    one.from(),
                    one.to(),
                    one.lostCubicMetresPerHour(),
                    one.explained(),
                    one.likelihood(),
                    one.geoJson());
        }
    }
}
