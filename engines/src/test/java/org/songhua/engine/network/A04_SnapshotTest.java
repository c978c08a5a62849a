package org.songhua.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.random.Seeded;

/** A graph as bytes. */
class A04_SnapshotTest {

    @Test
    void a_graph_comes_back_as_it_went() {
        Seeded.check(100, random -> {
            StreetGraph graph = Towns.random(random).graph();
            ByteBuffer bytes = StreetSnapshot.write(graph);
            StreetGraph back = StreetSnapshot.read(bytes);
            assertThat(StreetSnapshot.write(back)).isEqualTo(bytes);
            assertThat(back.incoming().data()).isEqualTo(graph.incoming().data());
            assertThat(back.longestArc_ms()).isEqualTo(graph.longestArc_ms());
        });
    }

    @Test
    void a_read_only_mapping_will_do() {
        ByteBuffer bytes = StreetSnapshot.write(Towns.grid(4).graph()).asReadOnlyBuffer();
        assertThat(StreetSnapshot.read(bytes).edgeCount()).isEqualTo(24);
    }

    @Test
    void damage_anywhere_is_told() {
        byte[] whole = StreetSnapshot.write(Towns.grid(3).graph()).array();
        Seeded.check(200, random -> {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> StreetSnapshot.read(ByteBuffer.wrap(damaged)))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("NET-001");
        });
    }

    @Test
    void a_piece_of_the_bytes_is_told() {
        byte[] whole = StreetSnapshot.write(Towns.grid(3).graph()).array();
        for (int length = 0; length < whole.length; length += 7) {
            ByteBuffer piece = ByteBuffer.wrap(whole, 0, length).slice();
            assertThatThrownBy(() -> StreetSnapshot.read(piece)).isInstanceOf(FaultException.class);
        }
    }
}
