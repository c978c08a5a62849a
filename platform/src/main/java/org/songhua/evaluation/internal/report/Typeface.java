package org.songhua.evaluation.internal.report;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The one typeface that the program brings along: Noto Sans SC (SIL OFL 1.1), 9,377 characters, all of GB 2312 among them. What it
 * has not is shown as 〓, as printers do. Not to be shared between threads.
 */
final class Typeface {
    private static final String FILE = "/fonts/NotoSansSC.ttf";
    private static final int MISSING = '〓';

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double unitsPerEm;

    Typeface() {
        try (InputStream file = Objects.requireNonNull(Typeface.class.getResourceAsStream(FILE), FILE)) {
            font = new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()));
            glyphs = font.getUnicodeCmapLookup();
            unitsPerEm = font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TrueTypeFont font() {
        return font;
    }

    /** {@return the text with only what the typeface has} */
    String shown(String text) {
        var out = new StringBuilder();
        text.codePoints().map(this::shown).forEach(out::appendCodePoint);
        return out.toString();
    }

    private int shown(int character) {
        int narrow = character == '\u00A0' || character == '\t' || character == '\n' ? ' ' : character;
        return glyphs.getGlyphId(narrow) == 0 ? MISSING : narrow;
    }

    /** {@return points that a text is wide at a size in points} */
    double width(String text, double size) {
        return text.codePoints().mapToDouble(this::advance).sum() * size / unitsPerEm;
    }

    private double advance(int character) {
        try {
            return font.getAdvanceWidth(glyphs.getGlyphId(shown(character)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the outline of a text whose baseline begins at a point, y downwards} */
    Path2D outline(String text, double x, double y, double size) {
        var path = new GeneralPath();
        double scale = size / unitsPerEm;
        double at = x;
        for (int character : text.codePoints().toArray()) {
            GlyphData glyph = glyph(character);
            var place = new AffineTransform(scale, 0, 0, -scale, at, y);
            if (glyph != null) path.append(glyph.getPath().getPathIterator(place), false);
            at += advance(character) * scale;
        }
        return path;
    }

    private @Nullable GlyphData glyph(int character) {
        try {
            return font.getGlyph().getGlyph(glyphs.getGlyphId(shown(character)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
