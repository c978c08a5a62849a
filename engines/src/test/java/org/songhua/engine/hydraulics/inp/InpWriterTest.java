package org.songhua.engine.hydraulics.inp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.engine.hydraulics.WaterNetwork;

class InpWriterTest {

    private static WaterNetwork read(String text) {
        return InpReader.read(text, "x.inp").network();
    }

    /** Line numbers differ, of course; written twice, they no longer do. */
    @Test
    void whatIsWrittenIsReadAgainAsTheSame() {
        String once = InpWriter.write(read(Samples.EVERYTHING));
        WaterNetwork again = read(once);
        assertThat(InpWriter.write(again)).isEqualTo(once);
        assertThat(read(InpWriter.write(again))).isEqualTo(again);
    }

    @Test
    void nothingIsLost() {
        WaterNetwork town = read(Samples.EVERYTHING);
        WaterNetwork again = read(InpWriter.write(town));
        assertThat(again.options()).isEqualTo(town.options());
        assertThat(again.times()).isEqualTo(town.times());
        assertThat(again.energy()).isEqualTo(town.energy());
        assertThat(again.quality()).isEqualTo(town.quality());
        assertThat(again.sources()).isEqualTo(town.sources());
        assertThat(again.patterns()).isEqualTo(town.patterns());
        assertThat(again.curves()).isEqualTo(town.curves());
        assertThat(again.drawing()).isEqualTo(town.drawing());
        assertThat(again.title()).isEqualTo(town.title());
        assertThat(withoutLines(again.junctions())).isEqualTo(withoutLines(town.junctions()));
        assertThat(withoutLines(again.tanks())).isEqualTo(withoutLines(town.tanks()));
        assertThat(withoutLines(again.reservoirs())).isEqualTo(withoutLines(town.reservoirs()));
        assertThat(withoutLines(again.pipes())).isEqualTo(withoutLines(town.pipes()));
        assertThat(withoutLines(again.pumps())).isEqualTo(withoutLines(town.pumps()));
        assertThat(withoutLines(again.valves())).isEqualTo(withoutLines(town.valves()));
        assertThat(withoutLines(again.controls())).isEqualTo(withoutLines(town.controls()));
        assertThat(withoutLines(again.rules())).isEqualTo(withoutLines(town.rules()));
    }

    private static String withoutLines(List<?> elements) {
        return elements.toString().replaceAll("line=\\d+", "");
    }

    @Test
    void theLeastNetworkComesBackToo() {
        WaterNetwork again = read(InpWriter.write(read(Samples.LEAST)));
        assertThat(again.pipes().getFirst().roughness()).isEqualTo(100);
        assertThat(again.options()).isEqualTo(read(Samples.LEAST).options());
    }

    @Test
    void numbersAreShortAndExact() {
        assertThat(InpText.number(100)).isEqualTo("100");
        assertThat(InpText.number(0.1)).isEqualTo("0.1");
        assertThat(Double.parseDouble(InpText.number(Math.PI))).isEqualTo(Math.PI);
    }
}
