package org.songhua.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearWordsTest {
    private static final List<String> KEYS = List.of("min_zoom", "label_zoom", "palette", "icon", "order", "maxLength");

    @ParameterizedTest
    @CsvSource({
        "min_zom,     min_zoom",
        "minzoom,     min_zoom",
        "min-zoom,    min_zoom",
        "lable_zoom,  label_zoom",
        "pallette,    palette",
        "icons,       icon",
        "Order,       order",
        "max_length,  maxLength",
    })
    void aSlipLeadsToTheWordThatWasMeant(String given, String meant) {
        assertThat(NearWords.nearest(given, KEYS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"colour", "xyz", "zoom", "minimum_zoom_of_the_layer"})
    void aWordThatIsFarFromAllLeadsNowhere(String given) {
        assertThat(NearWords.nearest(given, KEYS)).isEmpty();
    }

    @Test
    void ofTwoEquallyNearWordsTheFirstInAlphabetWins() {
        assertThat(NearWords.nearest("cat", List.of("rat", "bat"))).contains("bat");
    }

    @ParameterizedTest
    @CsvSource({"'','',0", "a,'',1", "kitten,sitting,3", "ab,ba,1", "abc,ca,3", "板桥,桥板,1"})
    void editsAreCounted(String a, String b, int edits) {
        assertThat(NearWords.edits(a, b)).isEqualTo(edits);
        assertThat(NearWords.edits(b, a)).isEqualTo(edits);
    }

    @Test
    void oneRandomEditIsNeverFurtherThanOne() {
        var seed = 7L;
        var random = new Random(seed);
        for (var round = 0; round < 500; round++) {
            var word = "label_zoom_" + random.nextInt(1000);
            var at = random.nextInt(word.length());
            var edited = new StringBuilder(word).deleteCharAt(at).toString();

            assertThat(NearWords.edits(word, edited))
                    .as("seed %d round %d: %s %s", seed, round, word, edited)
                    .isEqualTo(1);
        }
    }
}
