package org.songhua.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class A01_NormaliseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "人民大街 | 人民大街",
                // full-width letters, digits, brackets and ideographic blanks
                "ＡＢＣ１２３（东）　门 | abc123(东) 门",
                "Renmin Street | renmin street",
                "' a \t\n b\u00A0\u3000c ' | a b c",
                // accents, ligatures, units, ring letters
                "Praça da República | praca da republica",
                "Ångström ﬁx ㎡ ① | angstrom fix m2 1",
                "Йошкар | иошкар",
                // decomposed and composed are the same
                "São | sao",
                // kana keep their voicing marks, half-width kana become full-width
                "ガ | ガ",
                "ｶﾞ | ガ",
                // Hangul stays in syllables
                "연변 조선족자치주 | 연변 조선족자치주",
                "각 | 각",
                // compatibility ideographs and radicals become the common ones; extension B stays
                "⽊路 | 木路",
                "金 | 金",
                "𠮷野家 | 𠮷野家",
                // neither case depends on neighbours
                "ΟΔΟΣ | οδοσ",
                "οδος | οδοσ",
                "İstanbul ISPARTA ısı | istanbul isparta isi",
                "STRAẞE straße | straße straße",
                // invisible characters
                "长\u200B春\uFEFF市\u00AD | 长春市",
                "葛\uDB40\uDD00城 | 葛城",
                // control characters and halves of pairs are blanks
                "'a\u0000b\uD842c' | a b c",
                "' ' | ''",
                "'' | ''"
            })
    void bringsTextsThatMeanTheSameIntoOneForm(String text, String normal) {
        assertThat(Grams.normalise(text)).isEqualTo(Grams.normalise(normal)).isEqualTo(normal);
    }

    @Test
    void doingItTwiceChangesNothing() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            String text = "x" + Character.toString(point) + "y";
            String once = Grams.normalise(text);
            String twice = Grams.normalise(once);
            if (!twice.equals(once)) throw new AssertionError("U+%X: %s %s".formatted(point, once, twice));
        }
    }

    @Test
    void theShortCutForPlainTextGivesWhatTheLongWayGives() {
        for (char c = ' '; c <= 0x9FFF; c++) {
            String plain = "路" + c + "A";
            // A trailing soft hyphen forces the long way and is left out.
            assertThat(Grams.normalise(plain)).isEqualTo(Grams.normalise(plain + "\u00AD"));
        }
    }
}
