package org.songhua.evaluation.internal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.engine.formula.Unit;
import org.songhua.engine.indicator.Direction;
import org.songhua.engine.indicator.Measured;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorDefinition.Series;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.internal.report.Drawing.Area;
import org.songhua.evaluation.internal.report.Drawing.Label;
import org.songhua.evaluation.internal.report.Drawing.Line;
import org.songhua.pack.Text;
import org.xml.sax.InputSource;

/** Maps of five squares in a row on the 60th parallel, where a degree of longitude is half as long as one of latitude. */
class RegionMapTest {
    private static final IndicatorDefinition SHARE = new IndicatorDefinition(
            "own-2025:A01",
            new Series("own", "2025", "local", new Text("测", "Test"), LocalDate.EPOCH, "测"),
            "A01",
            new Text("覆盖率", "Coverage"),
            "city",
            "smart",
            "测",
            "测",
            "%",
            Unit.parse("%").orElseThrow(),
            1,
            Direction.UP,
            "info",
            IndicatorDefinition.Type.MANUAL,
            null,
            Map.of(),
            List.of(),
            List.of(),
            "survey",
            "high",
            null,
            Status.NOT_COLLECTED,
            List.of());

    private static IndicatorValue value(String code, double number) {
        return new IndicatorValue(
                1,
                SHARE.id(),
                code,
                "v",
                "2025",
                new Measured(Status.MEASURED, number, 0, 0, 0),
                false,
                0,
                null,
                null,
                null,
                "h",
                null,
                "COMPUTED",
                null,
                Instant.EPOCH,
                null);
    }

    private static Parts parts(double... numbers) {
        var names = new TreeMap<String, String>();
        var values = new TreeMap<String, IndicatorValue>();
        var outlines = new TreeMap<String, Geometry>();
        for (int i = 0; i < numbers.length; i++) {
            String code = "2201020" + i;
            names.put(code, "街" + i);
            if (!Double.isNaN(numbers[i])) values.put(code, value(code, numbers[i]));
            outlines.put(code, new GeometryFactory().toGeometry(new Envelope(120 + i, 121 + i, 59.5, 60.5)));
        }
        return new Parts(SHARE, names, values, outlines, "区划，许可：CC BY 4.0");
    }

    private static List<Area> areas(Drawing drawing) {
        return marks(drawing, Area.class);
    }

    private static List<String> labels(Drawing drawing) {
        return marks(drawing, Label.class).stream().map(Label::text).toList();
    }

    private static <T> List<T> marks(Drawing drawing, Class<T> kind) {
        return drawing.marks().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void moreIsDarkerAndWithoutANumberIsWhiteWithADashedEdge() {
        Drawing drawing = RegionMap.of(parts(0, 25, 50, 100, Double.NaN));
        int[] fills = areas(drawing).stream().limit(5).mapToInt(Area::fill).toArray();
        assertThat(fills).containsExactly(240, 212, 180, 112, 255);
        assertThat(areas(drawing).get(4).isDashed()).isTrue();
        assertThat(labels(drawing)).contains("无数值", "0.0–20.0", "80.0–100.0", "%", "北", "边界数据：区划，许可：CC BY 4.0");
    }

    @Test
    void theScaleHoldsInTheMiddleOfTheMap() {
        Drawing drawing = RegionMap.of(parts(1, 2, 3, 4, 5));
        double[] first = areas(drawing).getFirst().rings().getFirst();
        double wide = 0;
        for (int i = 0; i < first.length; i += 2) wide = Math.max(wide, first[i] - first[0]);
        for (int i = 0; i < first.length; i += 2) wide = Math.max(wide, first[0] - first[i]);
        Line bar = marks(drawing, Line.class).getFirst();
        double length = bar.points()[4] - bar.points()[2];
        String text = labels(drawing).stream()
                .filter(label -> label.endsWith(" km"))
                .findFirst()
                .orElseThrow();
        double kilometers = Double.parseDouble(text.replace(" km", ""));
        // One degree of longitude at 60° is 111.195 km / 2.
        assertThat(length / wide * 55.5975).isCloseTo(kilometers, within(0.01 * kilometers));
        assertThat(length).isBetween(20.0, 80.0);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1.9, 1", "2, 2", "4.9, 2", "5, 5", "99, 50", "750, 500", "0.3, 0.2"})
    void lengthsOfScalesAreRound(double most, double round) {
        assertThat(RegionMap.rounded(most)).isCloseTo(round, within(1e-9));
    }

    @Test
    void equalNumbersAreOneClassAndNoOutlinesAreTold() {
        Drawing one = RegionMap.of(parts(7, 7));
        assertThat(labels(one)).contains("7.0–7.0");
        assertThat(areas(one).get(0).fill()).isEqualTo(areas(one).get(1).fill());
        Drawing none = RegionMap.of(new Parts(SHARE, Map.of(), Map.of(), Map.of(), ""));
        assertThat(labels(none)).containsExactly("没有下级地区的边界数据");
    }

    @Test
    void namesThatWouldLieOverEachOtherAreLeftOut() {
        var outlines = new TreeMap<String, Geometry>();
        var factory = new GeometryFactory();
        outlines.put("1", factory.toGeometry(new Envelope(120, 122, 43, 45)));
        outlines.put("2", factory.toGeometry(new Envelope(120.99, 121.01, 43.99, 44.01)));
        var parts = new Parts(SHARE, Map.of("1", "大区大区", "2", "小区小区"), Map.of(), outlines, "");
        assertThat(labels(RegionMap.of(parts))).contains("大区大区").doesNotContain("小区小区");
    }

    @Test
    void everythingIsDrawnWithinTheFrame() {
        Drawing drawing = RegionMap.of(parts(1, 5, 9));
        for (Area area : areas(drawing)) {
            for (double[] ring : area.rings()) {
                for (int i = 0; i < ring.length; i += 2) {
                    assertThat(ring[i]).isBetween(0.0, drawing.width());
                    assertThat(ring[i + 1]).isBetween(0.0, drawing.height());
                }
            }
        }
    }

    @Test
    void aDrawingIsWellFormedSvgWithItsLettersEscaped() throws Exception {
        var drawing = new Drawing(
                100,
                50,
                "x",
                List.of(
                        Area.box(1, 2, 3, 4, 80),
                        Line.of(0, 0, 10, 10),
                        new Label(5, 5, "<甲&乙>", 9, Drawing.Anchor.END, true)));
        String svg = SvgDrawing.of(drawing);
        assertThat(svg).contains("rgb(80,80,80)", "&lt;甲&amp;乙&gt;", "text-anchor=\"end\"", "viewBox=\"0 0 100 50\"");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void barsAreAsLongAsTheirNumbers() {
        var half = SampleReport.number("a@1@2025", "甲", "50", 50, "%");
        var whole = SampleReport.number("b@1@2025", "一个名字很长很长很长的街道办事处", "100", 100, "%");
        Drawing drawing = Bars.of("覆盖率", List.of(half, whole), ReportNumber::name);
        double[] lengths = areas(drawing).stream()
                .mapToDouble(area -> area.rings().getFirst()[2] - area.rings().getFirst()[0])
                .toArray();
        assertThat(lengths[1]).isCloseTo(2 * lengths[0], within(1e-9));
        assertThat(labels(drawing)).contains("50", "100", "一个名字很长很长很长的…");
        assertThat(areas(Bars.of("无", List.of(SampleReport.number("c@1@2025", "丙", "0", 0, "个")), ReportNumber::name)))
                .isEmpty();
    }
}
