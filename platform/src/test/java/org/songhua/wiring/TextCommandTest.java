package org.songhua.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text commands on a dozen letters of two classes and on six addresses of one street. */
class TextCommandTest {
    private static final String LETTERS = """
            标题,内容,类别
            学校补课,老师在校外补课收费,教育
            招生问题,小学招生划片不公,教育
            学费太高,"幼儿园学费太高,请查",教育
            公交晚点,公交车总是晚点,交通
            打车难,出租车司机拒载,交通
            堵车,红绿灯坏了路口堵车,交通
            """;

    @TempDir
    Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String street(int from, int to) {
        var text = new StringBuilder();
        for (int number = from; number < to; number++) {
            text.append("人 B-road\n民 I-road\n路 I-road\n").append(number).append(" B-roadno\n号 I-roadno\n\n");
        }
        return text.toString();
    }

    @Test
    void accuracy_macro_F1_and_confusion_matrix_are_printed() throws IOException {
        Path letters = write("letters.csv", LETTERS);
        var run = CommandRun.of(
                "text", "classify", "--train", letters, "--test", letters, "--text", "内容", "--label", "类别");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("accuracy 1.0000", "macro-F1 1.0000", "confusion matrix", "教育\t0\t3");
        assertThat(run.out()).contains("sure at 0.60:");
    }

    @Test
    void without_a_test_table_the_first_is_judged_in_folds() throws IOException {
        Path letters = write("letters.csv", LETTERS);
        var run = CommandRun.of(
                "text", "classify", "--train", letters, "--text", "标题", "--text", "内容", "--label", "类别", "--folds", 3);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("accuracy ").contains("confusion matrix");
    }

    @Test
    void a_table_in_GBK_is_read_too() throws IOException {
        Path letters = Files.write(folder.resolve("gbk.csv"), LETTERS.getBytes(Charset.forName("GBK")));
        var run = CommandRun.of(
                "text", "classify", "--train", letters, "--test", letters, "--text", "内容", "--label", "类别");
        assertThat(run.out()).contains("accuracy 1.0000");
    }

    @Test
    void a_column_that_is_missing_is_named() throws IOException {
        Path letters = write("letters.csv", LETTERS);
        var run = CommandRun.of("text", "classify", "--train", letters, "--text", "正文", "--label", "类别");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("CSV-001").contains("正文");
    }

    @Test
    void a_row_without_a_class_is_told_and_the_rest_is_used() throws IOException {
        Path letters = write("letters.csv", LETTERS + "空,没有类别,\n");
        var run = CommandRun.of(
                "text", "classify", "--train", letters, "--test", letters, "--text", "内容", "--label", "类别");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("letters.csv:8").contains("CSV-004");
        assertThat(run.out()).contains("accuracy 1.0000");
    }

    @Test
    void more_folds_than_rows_are_refused() throws IOException {
        Path letters = write("letters.csv", LETTERS);
        var run = CommandRun.of("text", "classify", "--train", letters, "--text", "内容", "--label", "类别", "--folds", 9);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--folds is 9, allowed is 2 to the number of rows, here 6");
    }

    @Test
    void what_was_wrong_is_shown_with_the_words_that_decided() throws IOException {
        Path letters = write("letters.csv", LETTERS);
        Path odd = write("odd.csv", "内容,类别\n出租车司机,教育\n");
        Path tree = write("tree.csv", "名称,类别\n校车 网课,教育\n殡葬,民政\n");
        var run = CommandRun.of(
                "text",
                "classify",
                "--train",
                letters,
                "--test",
                odd,
                "--text",
                "内容",
                "--label",
                "类别",
                "--reasons",
                "--also",
                tree,
                "--also-text",
                "名称",
                "--no-topics");
        assertThat(run.out()).contains("教育 taken for 交通").contains("出租车司机").doesNotContain("民政");
    }

    @Test
    void addresses_are_judged_by_parts_and_by_tokens() throws IOException {
        write("train.txt", street(1, 40));
        Path dev = write("dev.txt", street(50, 60));
        var run = CommandRun.of("text", "address", "--test", dev, "--parse", "人民路77号");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("entity precision 1.0000, recall 1.0000, F1 1.0000")
                .contains("accuracy 1.0000", "macro-F1 1.0000", "confusion matrix", "roadno\t77号");
    }

    @Test
    void without_anything_to_learn_from_that_is_told() throws IOException {
        Path dev = write("dev.txt", street(1, 3));
        var run = CommandRun.of("text", "address", "--test", dev);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--train");
    }

    @Test
    void lines_that_are_no_tokens_are_told() throws IOException {
        Path train = write("train2.txt", street(1, 20));
        Path dev = write("dev.txt", street(1, 3) + "人 road\n");
        var run = CommandRun.of("text", "address", "--test", dev, "--train", train);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("ADR-001").contains("dev.txt:13");
        assertThat(CommandRun.of("text", "address", "--test", write("empty.txt", ""), "--train", train)
                        .exitCode())
                .isEqualTo(2);
    }
}
