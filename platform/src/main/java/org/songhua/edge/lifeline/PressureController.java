package org.songhua.edge.lifeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.text.Parsing;
import org.songhua.lifeline.LiveNetworks;
import org.songhua.lifeline.LivePressures;
import org.songhua.lifeline.NetworkNodes;
import org.songhua.lifeline.SensorPlan;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a map of pressures needs: nodes once, then a few numbers for each step; and where further sensors would see most. */
@RestController
class PressureController {
    private static final double CENTIMETRES = 100;

    private final LiveNetworks networks;

    PressureController(LiveNetworks networks) {
        this.networks = networks;
    }

    /** Where the nodes are, in the order of the pressures. */
    @Allow(Permission.SENSING_VIEW)
    @GetMapping("/api/lifelines/{code}/nodes")
    NetworkNodes nodes(@PathVariable String code, Caller caller) {
        return networks.nodes(code, caller.scope());
    }

    /** Pressures in the step that holds a time, without one in that of the newest reading. */
    @Allow(Permission.SENSING_VIEW)
    @GetMapping("/api/lifelines/{code}/pressures")
    PressureView pressures(@PathVariable String code, @RequestParam @Nullable String at, Caller caller) {
        return PressureView.of(networks.pressures(code, instant(at), caller.scope()));
    }

    /** Places for further sensors. */
    @Allow(Permission.SENSING_VIEW)
    @GetMapping("/api/lifelines/{code}/sensors")
    SensorPlan sensors(
            @PathVariable String code,
            @RequestParam(defaultValue = "5") int count,
            @RequestParam(defaultValue = "300") double drawn,
            @RequestParam @Nullable Double fall,
            Caller caller) {
        return networks.sensors(code, count, drawn, fall, caller.scope());
    }

    private static @Nullable Instant instant(@Nullable String at) {
        if (at == null) return null;
        return Parsing.find(at, Instant::parse).orElseThrow(() -> noTime(at));
    }

    private static FaultException noTime(String at) {
        String remedy = "Give one such as 2026-11-28T08:00:00Z.";
        return new FaultException(
                Fault.refused("LIFE-004", Place.atField("/at"), "\"" + at + "\" is no time.", remedy));
    }

    /** Pressures in metres of water, to the centimetre. */
    record PressureView(
            String at,
            @Nullable String newest,
            int intervalSeconds,
            double factor,
            boolean metered,
            @Nullable Double inflow,
            long dataVersion,
            List<LivePressures.Reading> sensors,
            List<@Nullable Double> pressures) {
        static PressureView of(LivePressures one) {
            Instant newest = one.newest();
            return new PressureView(
                    one.at().toString(),
                    newest == null ? null : newest.toString(),
                    one.intervalSeconds(),
                    one.factor(),
                    one.isMetered(),
                    one.inflow(),
                    one.dataVersion(),
                    one.readings(),
                    one.pressures().stream().map(PressureView::rounded).toList());
        }

        private static @Nullable Double rounded(@Nullable Double metres) {
            return metres == null ? null : (Double) (Math.round(metres * CENTIMETRES) / CENTIMETRES);
        }
    }
}
