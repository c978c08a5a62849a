package org.songhua.engine.series;

/**
 * What a block says of itself without being decoded.
 *
 * @param count readings in the block, at least 1
 * @param from_us time of the first
 * @param until_us time of the last
 * @param numbers readings that have a number
 * @param min least number, infinity when there is none
 * @param max greatest number, minus infinity when there is none
 * @param sum of the numbers, compensated (Neumaier 1974): the error is that of rounding once for all but cancelling sums
 */
public record BlockHeader(int count, long from_us, long until_us, int numbers, double min, double max, double sum) {

    static BlockHeader of(Readings readings) {
        int count = readings.size();
        var total = new Total();
        for (int i = 0; i < count; i++) if (readings.isNumber(i)) total.add(readings.value(i));
        return new BlockHeader(
                count,
                readings.time(0),
                readings.time(count - 1),
                (int) total.count(),
                total.min(),
                total.max(),
                total.sum());
    }

    void write(PackWriter out) {
        out.unsigned(count);
        out.signed(from_us);
        out.unsigned(until_us - from_us);
        out.unsigned(count - numbers);
        out.int8(Double.doubleToRawLongBits(min));
        out.int8(Double.doubleToRawLongBits(max));
        out.int8(Double.doubleToRawLongBits(sum));
    }

    static BlockHeader read(PackReader in, int countMax) {
        int count = in.count(countMax);
        if (count == 0) throw SeriesFaults.corrupt("it says it is empty");
        long from = in.signed();
        long until = from + in.unsigned();
        int numbers = count - in.count(count);
        double min = Double.longBitsToDouble(in.int8());
        double max = Double.longBitsToDouble(in.int8());
        return new BlockHeader(count, from, until, numbers, min, max, Double.longBitsToDouble(in.int8()));
    }
}
