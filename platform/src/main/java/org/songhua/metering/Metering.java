package org.songhua.metering;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.people.Caller;
import org.songhua.register.RegisterRecord;

/**
 * What meters counted in a quarter, and the records that it moves. Everything is reckoned from the readings whenever it is asked for, so
 * that a number in a record opens down to them. Unknown meters and records end in {@link org.songhua.people.NotFoundException}.
 */
public interface Metering {

    /** {@return the meters that packs declare, in order of packs and files} */
    List<Meter> list();

    /** {@return what the meters of a record counted in a quarter, whatever was done about it} */
    Consumption of(String meter, UUID record, Quarter quarter, Caller caller);

    /**
     * Moves all open records of the register by what their meters counted in a quarter. A record that has this quarter, or a later one,
     * stays as it is; one whose meters are not complete stays too and is told.
     *
     * @throws org.songhua.engine.fault.FaultException {@code METER-002} while the quarter has not ended
     */
    Run move(String meter, Quarter quarter, Caller caller);

    /**
     * What one datastream counted.
     *
     * @param datastream its number
     * @param name its name
     * @param unit its unit
     * @param first reading that it is counted from, the last one before the quarter if there is one; NaN without readings
     * @param last reading that it is counted to; NaN without readings
     * @param readings readings within the quarter that count
     * @param doubted readings within the quarter left aside because they are doubted
     * @param restarts how often it began anew, as after a change of the meter
     * @param counted sum of what it went up by; 0 without readings
     * @param longestGap longest time within the quarter without a reading
     */
    record Counted(
            long datastream,
            String name,
            String unit,
            double first,
            double last,
            long readings,
            long doubted,
            int restarts,
            BigDecimal counted,
            Duration longestGap) {}

    /** Whether what was counted may be taken for the quarter, and if not why. */
    enum Standing {
        COMPLETE,
        /** No datastream of the property lies at the city object of the record, or it has no object. */
        NO_METER,
        /** A datastream has another unit than the meter asks for. */
        OTHER_UNIT,
        /** Too long without a reading. */
        GAP
    }

    /**
     * What the meters of a record counted in a quarter.
     *
     * @param amount in the unit of the record; null unless complete
     */
    record Consumption(
            RegisterRecord record,
            Quarter quarter,
            Instant from,
            Instant until,
            List<Counted> meters,
            Standing standing,
            @Nullable BigDecimal amount) {
        public Consumption {
            meters = List.copyOf(meters);
        }
    }

    /** What became of a record. */
    enum Outcome {
        MOVED,
        /** It has this quarter already, or a later one. */
        CURRENT,
        /** Its meters are not complete. */
        NOT_METERED,
        /** Something stands against every action. */
        REFUSED
    }

    /**
     * A record with what became of it.
     *
     * @param action the action that was done; empty for none
     * @param against what stood against the last action tried
     */
    record Moved(Consumption consumption, Outcome outcome, String action, List<Fault> against) {
        public Moved {
            against = List.copyOf(against);
        }
    }

    /** What became of the records of a register in a quarter, in order of their keys. */
    record Run(Meter meter, Quarter quarter, List<Moved> records) {
        public Run {
            records = List.copyOf(records);
        }

        /** {@return how many had that outcome} */
        public long count(Outcome outcome) {
            return records.stream().filter(one -> one.outcome() == outcome).count();
        }
    }
}
