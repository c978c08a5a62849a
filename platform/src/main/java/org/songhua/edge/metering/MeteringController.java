package org.songhua.edge.metering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.problem.FaultView;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.text.Parsing;
import org.songhua.metering.Meter;
import org.songhua.metering.Metering;
import org.songhua.metering.Metering.Consumption;
import org.songhua.metering.Metering.Counted;
import org.songhua.metering.Metering.Moved;
import org.songhua.metering.Metering.Outcome;
import org.songhua.metering.Metering.Run;
import org.songhua.metering.Metering.Standing;
import org.songhua.metering.Quarter;
import org.songhua.pack.Text;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Meters and what they come to. Code {@code METER-001} for a quarter that is none. */
@RestController
class MeteringController {
    private final Metering metering;

    MeteringController(Metering metering) {
        this.metering = metering;
    }

    /** A meter. */
    record MeterView(
            String code,
            String pack,
            Text title,
            String basis,
            String register,
            String property,
            String unit,
            BigDecimal factor,
            String amount,
            List<String> does,
            long longestGapHours) {
        static MeterView of(Meter one) {
            return new MeterView(
                    one.code(),
                    one.pack(),
                    one.title(),
                    one.basis(),
                    one.register(),
                    one.property(),
                    one.unit(),
                    one.factor(),
                    one.amount(),
                    one.does(),
                    one.longestGap().toHours());
        }
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/meters")
    List<MeterView> list() {
        return metering.list().stream().map(MeterView::of).toList();
    }

    /**
     * What one datastream counted.
     *
     * @param first null without readings
     * @param last null without readings
     * @param observations address of the readings
     */
    record CountedView(
            long datastream,
            String name,
            String unit,
            @Nullable Double first,
            @Nullable Double last,
            long readings,
            long doubted,
            int restarts,
            BigDecimal counted,
            double longestGapHours,
            String observations) {
        static CountedView of(Consumption of, Counted one) {
            return new CountedView(
                    one.datastream(),
                    one.name(),
                    one.unit(),
                    Double.isNaN(one.first()) ? null : (Double) one.first(),
                    Double.isNaN(one.last()) ? null : (Double) one.last(),
                    one.readings(),
                    one.doubted(),
                    one.restarts(),
                    one.counted(),
                    one.longestGap().toMinutes() / 60.0,
                    "/sta/v1.1/Datastreams(" + one.datastream() + ")/Observations?$filter=phenomenonTime%20ge%20"
                            + of.from() + "%20and%20phenomenonTime%20lt%20" + of.until());
        }
    }

    /** What the meters of a record counted in a quarter. */
    record ConsumptionView(
            UUID record,
            String key,
            String quarter,
            LocalDate from,
            LocalDate until,
            Standing standing,
            @Nullable BigDecimal amount,
            List<CountedView> meters) {
        static ConsumptionView of(Consumption one) {
            return new ConsumptionView(
                    one.record().id(),
                    one.record().key(),
                    one.quarter().toString(),
                    one.quarter().firstDay(),
                    one.quarter().lastDay(),
                    one.standing(),
                    one.amount(),
                    one.meters().stream()
                            .map(counted -> CountedView.of(one, counted))
                            .toList());
        }
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/meters/{meter}/records/{record}")
    ConsumptionView of(
            @PathVariable String meter, @PathVariable String record, @RequestParam String quarter, Caller caller) {
        return ConsumptionView.of(metering.of(meter, uuid(record), quarter(quarter), caller));
    }

    /** What became of a record. */
    record MovedView(Outcome outcome, String action, ConsumptionView consumption, List<FaultView> against) {
        static MovedView of(Moved one) {
            return new MovedView(
                    one.outcome(),
                    one.action(),
                    ConsumptionView.of(one.consumption()),
                    one.against().stream().map(FaultView::of).toList());
        }
    }

    /** What became of all records. */
    record RunView(
            String meter,
            String quarter,
            long moved,
            long current,
            long notMetered,
            long refused,
            List<MovedView> records) {
        static RunView of(Run one) {
            return new RunView(
                    one.meter().code(),
                    one.quarter().toString(),
                    one.count(Outcome.MOVED),
                    one.count(Outcome.CURRENT),
                    one.count(Outcome.NOT_METERED),
                    one.count(Outcome.REFUSED),
                    one.records().stream().map(MovedView::of).toList());
        }
    }

    @Allow(Permission.REGISTER_EDIT)
    @PostMapping("/api/meters/{meter}/runs")
    RunView move(@PathVariable String meter, @RequestParam String quarter, Caller caller) {
        return RunView.of(metering.move(meter, quarter(quarter), caller));
    }

    private static UUID uuid(String id) {
        return Parsing.find(id, UUID::fromString).orElseThrow(() -> new NotFoundException("record of that id"));
    }

    private static Quarter quarter(String text) {
        return Quarter.find(text)
                .orElseThrow(() -> new FaultException(Fault.refused(
                        "METER-001", Place.atField("quarter"), "This is no quarter.", "Give one such as 2026-Q1.")));
    }
}
