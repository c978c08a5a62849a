package org.songhua.cim.internal.imports.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.geo.HilbertCurve;

class PlaceOrderTest {
    /** A row of the test is its number in four bytes, filled up to this length. */
    private static final int ROW_BYTES = 36;

    private static final int HELD_BYTES = ROW_BYTES + 64;

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final List<double[]> places = new ArrayList<>();

    @Test
    void withRoomForAllTheyLeaveInTheOrderOfTheCurve() throws SQLException {
        send(1L << 20, random(2_000));
        assertThat(keys()).isSorted();
        assertThat(numbers()).containsExactlyInAnyOrderElementsOf(upTo(2_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 100, 500})
    void noRowIsLostOrSentTwiceHoweverLittleRoomThereIs(int rows) throws SQLException {
        send((long) rows * HELD_BYTES, random(1_000));
        assertThat(numbers()).containsExactlyInAnyOrderElementsOf(upTo(1_000));
    }

    /** Knuth's snow plough: of random input each run is about twice as long as the room, so 5,000 rows by 250 make about ten. */
    @Test
    void runsOfRandomRowsAreTwiceAsLongAsTheRoom() throws SQLException {
        send(250L * HELD_BYTES, random(5_000));
        assertThat(runs(keys())).isBetween(9, 12);
    }

    /** Without room for more than one, rows leave as they came. */
    @Test
    void withoutRoomTheyLeaveAsTheyCame() throws SQLException {
        send(0, random(50));
        assertThat(numbers()).isEqualTo(upTo(50));
    }

    @Test
    void whatIsInOrderStaysSo() throws SQLException {
        List<double[]> along = random(1_000);
        along.sort(java.util.Comparator.comparingLong(p -> HilbertCurve.ofPlace(p[0], p[1])));
        send(10L * HELD_BYTES, along);
        assertThat(numbers()).isEqualTo(upTo(1_000));
        assertThat(runs(keys())).isOne();
    }

    @Test
    void rowsLongerThanABlockAreSentWhole() throws SQLException {
        var blocks = new ArrayList<Integer>();
        var order = new PlaceOrder(Long.MAX_VALUE, Long.MAX_VALUE, (bytes, from, length) -> blocks.add(length));
        order.add(0, 0, new byte[200_000], 0, 200_000);
        order.add(0, 0, new byte[3], 0, 3);
        order.add(0, 0, new byte[70_000], 10, 69_000);
        order.finish();
        assertThat(blocks.stream().mapToInt(Integer::intValue).sum()).isEqualTo(200_000 + 3 + 68_990);
    }

    /**
     * Room for one row that becomes room for 250 makes 8 rows of 1 more: after 2,000 rows it is full. Runs of twice the room then take
     * ln(250) / ln(1 + 2/8), about 25, for the first 2,000 rows, and 500 rows each afterwards: 6 for the other 3,000.
     */
    @Test
    void theRoomGrowsWithWhatComes() throws SQLException {
        send(HELD_BYTES, 250L * HELD_BYTES, random(5_000));
        assertThat(numbers()).containsExactlyInAnyOrderElementsOf(upTo(5_000));
        assertThat(runs(keys())).isBetween(15, 45);
    }

    @Test
    void nothingIsSentOfNothing() throws SQLException {
        send(100, List.of());
        assertThat(sent.size()).isZero();
    }

    private void send(long room, List<double[]> rows) throws SQLException {
        send(room, room, rows);
    }

    private void send(long firstRoom, long mostRoom, List<double[]> rows) throws SQLException {
        places.addAll(rows);
        var order = new PlaceOrder(firstRoom, mostRoom, sent::write);
        for (int i = 0; i < rows.size(); i++) {
            byte[] row = ByteBuffer.allocate(ROW_BYTES + 2)
                    .putShort((short) 9)
                    .putInt(i)
                    .array();
            order.add(rows.get(i)[0], rows.get(i)[1], row, 2, row.length);
        }
        order.finish();
    }

    private static List<double[]> random(int count) {
        var random = new SplittableRandom(3);
        var rows = new ArrayList<double[]>();
        for (int i = 0; i < count; i++) rows.add(new double[] {125 + random.nextDouble(), 43 + random.nextDouble()});
        return rows;
    }

    private List<Integer> numbers() {
        ByteBuffer bytes = ByteBuffer.wrap(sent.toByteArray());
        var numbers = new ArrayList<Integer>();
        for (int at = 0; at < bytes.limit(); at += ROW_BYTES) numbers.add(bytes.getInt(at));
        return numbers;
    }

    private List<Long> keys() {
        return numbers().stream()
                .map(n -> HilbertCurve.ofPlace(places.get(n)[0], places.get(n)[1]))
                .toList();
    }

    private static int runs(List<Long> keys) {
        int runs = 1;
        for (int i = 1; i < keys.size(); i++) if (keys.get(i) < keys.get(i - 1)) runs++;
        return runs;
    }

    private static List<Integer> upTo(int count) {
        var numbers = new Integer[count];
        Arrays.setAll(numbers, i -> i);
        return List.of(numbers);
    }
}
