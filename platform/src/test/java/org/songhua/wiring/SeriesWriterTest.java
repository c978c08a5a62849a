package org.songhua.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesWriterTest {
    @TempDir
    Path folder = Path.of("");

    private String written(double... values) throws IOException {
        Path file = folder.resolve("series.csv");
        var names = new String[values.length];
        for (int k = 0; k < names.length; k++) names[k] = "n" + k;
        try (var writer = new SeriesWriter(file, names)) {
            writer.write(60, k -> values[k]);
        }
        return Files.readString(file);
    }

    @Test
    void numbersHaveNoMoreDigitsThanNeeded() throws IOException {
        assertThat(written(0, 1, -1, 0.5, -0.25, 1e-9, -1e-9, 123.00000001)).isEqualTo("""
                        seconds,id,value
                        60,n0,0
                        60,n1,1
                        60,n2,-1
                        60,n3,0.5
                        60,n4,-0.25
                        60,n5,0
                        60,n6,0
                        60,n7,123.00000001
                        """);
    }

    @Test
    void hugeNumbersAreWrittenToo() throws IOException {
        assertThat(written(-1e30)).contains("-1.0E30");
    }

    @Test
    void namesWithCommasAreQuoted() throws IOException {
        Path file = folder.resolve("quoted.csv");
        try (var writer = new SeriesWriter(file, new String[] {"a,b", "c\"d"})) {
            writer.write(0, k -> k);
        }
        assertThat(Files.readString(file)).contains("\"a,b\"").contains("\"c\"\"d\"");
    }

    @Test
    void whatIsReadAgainDiffersByHalfAUnitOfTheLastDecimal() throws IOException {
        var random = new SplittableRandom(1);
        double[] values = random.doubles(5000, -1e5, 1e5).toArray();
        String[] lines = written(values).split("\n", -1);
        for (int k = 0; k < values.length; k++) {
            double read = Double.parseDouble(lines[k + 1].substring(lines[k + 1].lastIndexOf(',') + 1));
            assertThat(Math.abs(read - values[k])).isLessThan(6e-9);
        }
    }
}
