package org.songhua.metering;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.songhua.pack.Text;

/**
 * How the readings of meters move the records of a register, as a pack declares it. The meters of a record are the datastreams of one
 * observed property at the city object of the record.
 *
 * @param code its code, unique over all packs
 * @param pack pack that declares it
 * @param title its name
 * @param basis what it rests on
 * @param register register of the records
 * @param property code of the observed property; its readings are counted up
 * @param unit unit that the datastreams must have, as a UCUM code
 * @param factor what one unit is in that of the amount
 * @param amount field that takes what the quarter came to
 * @param day field that takes the last day of the quarter
 * @param source field that takes in words where the amount comes from
 * @param says those words; {@code period}, {@code meters}, {@code counted} and {@code amount} stand for what was found
 * @param does actions, of which the first is done that nothing stands against
 * @param longestGap longest time without a reading for which the quarter still counts as metered
 */
public record Meter(
        String code,
        String pack,
        Text title,
        String basis,
        String register,
        String property,
        String unit,
        BigDecimal factor,
        String amount,
        String day,
        String source,
        String says,
        List<String> does,
        Duration longestGap) {
    public Meter {
        does = List.copyOf(does);
    }
}
