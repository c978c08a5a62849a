package org.songhua.engine.hydraulics.leak;

import java.util.Locale;
import java.util.SplittableRandom;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.inp.InpReader;

/** Networks of the tests, in cubic metres an hour, metres and millimetres. */
final class Nets {
    private static final String OPTIONS = """
            [OPTIONS]
            UNITS CMH
            HEADLOSS H-W
            ACCURACY 0.00001
            """;

    private Nets() {}

    static WaterNetwork read(String sections) {
        return InpReader.read(OPTIONS + sections, "test.inp").network();
    }

    /** A grid of streets without any loss-free pipe; lengths are random. */
    static String grid(int side, SplittableRandom random) {
        var text = new StringBuilder("[RESERVOIRS]\nR 60\n[JUNCTIONS]\n");
        for (int i = 0; i < side * side; i++) text.append("N%d 0 %.3f%n".formatted(i, 2 * random.nextDouble()));
        text.append("[PIPES]\nM R N0 50 400 120\n");
        for (int i = 0; i < side; i++)
            for (int j = 0; j + 1 < side; j++) {
                street(text, random, i * side + j, i * side + j + 1);
                street(text, random, j * side + i, (j + 1) * side + i);
            }
        return text.toString();
    }

    private static void street(StringBuilder text, SplittableRandom random, int a, int b) {
        text.append(String.format(
                Locale.ROOT,
                "P%d_%d N%d N%d %.1f %d 110%n",
                a,
                b,
                a,
                b,
                100 + 200 * random.nextDouble(),
                50 * random.nextInt(2, 5)));
    }
}
