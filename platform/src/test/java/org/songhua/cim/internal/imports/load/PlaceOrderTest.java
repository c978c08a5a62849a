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
        send((long) rows * ROW_BYTES, random(1_000));
        assertThat(numbers()).containsExactlyInAnyOrderElementsOf(upTo(1_000));
    }

    /** 5,000 random rows in portions of 250 are twenty runs. */
    @Test
    void eachPortionIsOneRun() throws SQLException {
        send(250L * ROW_BYTES, random(5_000));
        assertThat(runs(keys())).isEqualTo(20);
    }

    /** While the second portion comes in, the first leaves row by row. */
    @Test
    void rowsLeaveAtThePaceAtWhichOthersCome() throws SQLException {
        var sizes = new ArrayList<Integer>();
        var order = new PlaceOrder(1 << 20, 1 << 20, (bytes, from, length) -> sent.write(bytes, from, length));
        for (int i = 0; i < 32; i++) {
            order.add(125 + i * 0.001, 43, new byte[1 << 16], 0, 1 << 16);
            sizes.add(sent.size() >> 16);
        }
        assertThat(sizes.subList(0, 16)).containsOnly(0);
        // A full block waits for the next row.
        assertThat(sizes.subList(16, 32)).isEqualTo(upTo(16));
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
        send(10L * ROW_BYTES, along);
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
     * A portion is at most a quarter of what came before it: n rows become 1.25 n. From 4 to 1,000 rows that takes ln(250) / ln(1.25), about
     * 25 portions, some more because rows are whole; the other 4,000 rows are 16 of 250.
     */
    @Test
    void theRoomGrowsWithWhatComes() throws SQLException {
        send(ROW_BYTES, 250L * ROW_BYTES, random(5_000));
        assertThat(numbers()).containsExactlyInAnyOrderElementsOf(upTo(5_000));
        assertThat(runs(keys())).isBetween(35, 47);
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
