package org.songhua.evaluation.internal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.songhua.evaluation.internal.report.Drawing.Anchor;
import org.songhua.evaluation.internal.report.Drawing.Area;
import org.songhua.evaluation.internal.report.Drawing.Label;
import org.songhua.evaluation.internal.report.Drawing.Line;
import org.songhua.evaluation.internal.report.Drawing.Mark;

/** Marks as dots: a point is three dots wide. */
class DrawingFormsTest {
    private static final Typeface TYPEFACE = new Typeface();

    private static BufferedImage painted(Mark... marks) throws IOException {
        byte[] png = PngDrawing.of(new Drawing(100, 60, "试", List.of(marks)), TYPEFACE);
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static int grey(BufferedImage image, double x, double y) {
        return image.getRGB((int) (3 * x), (int) (3 * y)) & 0xff;
    }

    /** First and last column with something dark in it, in points. */
    private static double[] extent(BufferedImage image) {
        double first = -1;
        double last = -1;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                if ((image.getRGB(x, y) & 0xff) > 100) continue;
                if (first < 0) first = x / 3.0;
                last = x / 3.0;
            }
        }
        return new double[] {first, last};
    }

    @Test
    void anAreaHasItsShadeAndAHoleIsLeftOut() throws IOException {
        var image = painted(new Area(
                List.of(new double[] {10, 10, 50, 10, 50, 50, 10, 50}, new double[] {20, 20, 40, 20, 40, 40, 20, 40}),
                148,
                false));
        assertThat(image.getWidth()).isEqualTo(300);
        assertThat(image.getHeight()).isEqualTo(180);
        assertThat(grey(image, 15, 15)).isEqualTo(148);
        assertThat(grey(image, 30, 30)).isEqualTo(255);
        assertThat(grey(image, 80, 30)).isEqualTo(255);
    }

    @Test
    void anAreaWithoutFillIsItsEdgeAlone() throws IOException {
        var image = painted(new Area(List.of(new double[] {10, 10, 50, 10, 50, 50, 10, 50}), -1, true));
        assertThat(grey(image, 30, 30)).isEqualTo(255);
        assertThat(extent(image)[0]).isCloseTo(10, within(1.0));
    }

    @Test
    void aLineGoesWhereItSays() throws IOException {
        var image = painted(new Line(new double[] {5, 30, 95, 30}, 2));
        assertThat(grey(image, 50, 30)).isLessThan(60);
        assertThat(grey(image, 50, 20)).isEqualTo(255);
    }

    @ParameterizedTest
    @EnumSource(Anchor.class)
    void aLabelStandsToItsPoint(Anchor anchor) throws IOException {
        double[] extent = extent(painted(new Label(50, 30, "城市体检", 10, anchor, false)));
        double wide = TYPEFACE.width("城市体检", 10);
        assertThat(wide).isCloseTo(40, within(0.1));
        double left = 50 - anchor.share() * wide;
        assertThat(extent[0]).isBetween(left - 0.5, left + 2);
        assertThat(extent[1]).isBetween(left + wide - 2, left + wide + 0.5);
    }

    @Test
    void aHaloSetsALabelOffTheDark() throws IOException {
        var dark = Area.box(0, 0, 100, 60, 40);
        var plain = painted(dark, new Label(50, 35, "口", 20, Anchor.MIDDLE, false));
        var haloed = painted(dark, new Label(50, 35, "口", 20, Anchor.MIDDLE, true));
        assertThat(whites(plain)).isZero();
        assertThat(whites(haloed)).isGreaterThan(50);
    }

    private static int whites(BufferedImage image) {
        int whites = 0;
        for (int x = 0; x < image.getWidth(); x++)
            for (int y = 0; y < image.getHeight(); y++) if ((image.getRGB(x, y) & 0xff) > 240) whites++;
        return whites;
    }

    @Test
    void theSameDrawingIsTheSameBytes() {
        var drawing = Bars.of("试", List.of(SampleReport.GREEN, SampleReport.ROADS), ReportNumber::name);
        assertThat(PngDrawing.of(drawing, new Typeface())).isEqualTo(PngDrawing.of(drawing, new Typeface()));
        assertThat(SvgDrawing.of(drawing)).isEqualTo(SvgDrawing.of(drawing));
    }
}
