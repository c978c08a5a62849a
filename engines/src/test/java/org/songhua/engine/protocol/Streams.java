package org.songhua.engine.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.songhua.engine.fault.Fault;

/** Streams of frames as lines deliver them: in pieces, damaged, with garbage between. */
public final class Streams {
    private Streams() {}

    /** What came out of a stream. */
    public static final class Collected<T> implements FrameSink<T> {
        public final List<T> frames = new ArrayList<>();
        public final List<Fault> faults = new ArrayList<>();

        @Override
        public void frame(T frame) {
            frames.add(frame);
        }

        @Override
        public void fault(Fault fault) {
            faults.add(fault);
        }
    }

    /** All bytes at once. */
    public static <T> Collected<T> read(Framer<T> framer, byte[] bytes) {
        var collected = new Collected<T>();
        framer.feed(ByteBuffer.wrap(bytes), collected);
        return collected;
    }

    /** The bytes in pieces of random size. */
    public static <T> Collected<T> readInPieces(Framer<T> framer, byte[] bytes, Random random) {
        var collected = new Collected<T>();
        int at = 0;
        while (at < bytes.length) {
            int size = Math.min(bytes.length - at, 1 + random.nextInt(40));
            framer.feed(ByteBuffer.wrap(bytes, at, size), collected);
            at += size;
        }
        return collected;
    }

    /** A thousand frames, each with some bytes changed, lost or added: no exception, and a good frame behind is found. */
    public static <T> void assertDamageDoesNoHarm(
            Supplier<Framer<T>> framers, Supplier<byte[]> frames, int quiet, long seed) {
        var random = new Random(seed);
        Framer<T> framer = framers.get();
        for (int round = 0; round < 1000; round++) {
            readInPieces(framer, damaged(frames.get(), random), random);
            // So many good frames that whatever length a damaged one told, the last of them is read.
            if (round % 50 < 49) continue;
            var good = new ByteArrayOutputStream();
            while (good.size() < quiet) good.writeBytes(frames.get());
            Collected<T> after = read(framer, good.toByteArray());
            assertThat(after.frames).as("seed %d, round %d", seed, round).isNotEmpty();
            assertThat(framer.waiting()).isLessThan(quiet);
        }
    }

    private static byte[] damaged(byte[] frame, Random random) {
        var out = new ByteArrayOutputStream();
        for (byte one : frame) {
            int fate = random.nextInt(60);
            if (fate == 0) continue;
            if (fate == 1) out.write(random.nextInt(256));
            out.write(fate == 2 ? random.nextInt(256) : one);
        }
        return out.toByteArray();
    }
}
