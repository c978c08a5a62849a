package org.songhua.engine.baseline;

import org.songhua.engine.series.PackReader;
import org.songhua.engine.series.PackWriter;

/** Numbers in four bytes, the most significant first. */
final class Floats {
    private Floats() {}

    static void write(PackWriter out, float[] values) {
        for (float value : values) {
            int bits = Float.floatToRawIntBits(value);
            for (int shift = 24; shift >= 0; shift -= 8) out.u1(bits >>> shift & 0xFF);
        }
    }

    static float[] read(PackReader in, int count) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            int bits = 0;
            for (int j = 0; j < 4; j++) bits = bits << 8 | in.u1();
            values[i] = Float.intBitsToFloat(bits);
        }
        return values;
    }
}
