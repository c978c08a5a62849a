package org.songhua.engine.hydraulics.burst;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.inp.InpReader;

/** A town of crossings: streets of 250 metres with pipes of 125 mm, the outer ones 250 mm; sources at two corners; every crossing draws 5 cubic metres an hour. */
final class GridTown {
    static final int SIDE = 8;
    static final double DRAWN = 5;

    private GridTown() {}

    static String crossing(int column, int row) {
        return "J" + column + "_" + row;
    }

    static WaterNetwork network() {
        var text = new StringBuilder("[JUNCTIONS]\n");
        for (int i = 0; i < SIDE; i++)
            for (int k = 0; k < SIDE; k++)
                text.append(crossing(i, k)).append(" 0 ").append(DRAWN).append('\n');
        text.append("[RESERVOIRS]\nR1 45\nR2 45\n[PIPES]\n");
        for (int i = 0; i < SIDE; i++) {
            for (int k = 0; k < SIDE; k++) {
                if (i + 1 < SIDE) pipe(text, crossing(i, k), crossing(i + 1, k), k);
                if (k + 1 < SIDE) pipe(text, crossing(i, k), crossing(i, k + 1), i);
            }
        }
        text.append("S1 R1 J0_0 10 500 140\nS2 R2 J7_7 10 500 140\n");
        return read(text.append("[OPTIONS]\nUNITS CMH\nHEADLOSS H-W\n[END]\n").toString());
    }

    private static void pipe(StringBuilder text, String from, String to, int street) {
        int diameter = street == 0 || street == SIDE - 1 ? 250 : 125;
        text.append(String.format(Locale.ROOT, "%s-%s %s %s 250 %d 110%n", from, to, from, to, diameter));
    }

    static WaterNetwork read(String text) {
        return InpReader.read(text, "town.inp").network();
    }

    /** {@return every third crossing of every second street} */
    static List<String> sensors() {
        var sensors = new ArrayList<String>();
        for (int i = 0; i < SIDE; i += 2) for (int k = i / 2 % 3; k < SIDE; k += 3) sensors.add(crossing(i, k));
        return sensors;
    }
}
