package org.songhua.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;

/**
 * The page of the plan's clauses is made of the packs and the tests: what serves a clause, whether a test shows its line of
 * acceptance as a whole, and what the packs themselves say is missing. {@code -Dsonghua.docs.write=true} writes it.
 */
class ClausesPageTest {
    private static final Path PAGE = Path.of("../docs/user/zh/clauses.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern TEST = Pattern.compile("void\\s+(clause_(\\d\\d)_\\w+)\\(");
    private static final Pattern MISSING =
            Pattern.compile("\\*\\*还缺 \\(still missing\\):\\*\\* (.*?)(?:\n\n|\\z)", Pattern.DOTALL);

    private final PackContent packs = PackContent.ofClasspath();

    private static Map<String, List<String>> shown() throws IOException {
        var shown = new TreeMap<String, List<String>>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file : files.filter(one -> one.toString().endsWith("Test.java"))
                    .sorted()
                    .toList())
                TEST.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> shown.computeIfAbsent(
                                        String.valueOf(Integer.parseInt(found.group(2))), n -> new ArrayList<>())
                                .add("`" + found.group(1) + "`"));
        }
        return shown;
    }

    private Map<String, TreeSet<PartFile>> registers() {
        var registers = new TreeMap<String, TreeSet<PartFile>>();
        for (PartFile file : packs.files("registers/*.yml"))
            for (Item clause : file.content().list("clauses"))
                registers
                        .computeIfAbsent(clause.text(), n -> new TreeSet<>(Comparator.comparing(PartFile::path)))
                        .add(file);
        return registers;
    }

    private static String missing(TreeSet<PartFile> files) throws IOException {
        var missing = new ArrayList<String>();
        for (String pack : files.stream().map(PartFile::pack).distinct().toList())
            MISSING.matcher(Files.readString(Path.of("../packs", pack, "README.md")))
                    .results()
                    .forEach(found -> missing.add(found.group(1).strip().replaceAll("\\s+", " ")));
        return String.join(" ", missing);
    }

    private String page() throws IOException {
        Map<String, List<String>> shown = shown();
        Map<String, TreeSet<PartFile>> registers = registers();
        var page = new StringBuilder("""
                # 方案各条与登记册

                <!-- 由数据包与测试生成：ClausesPageTest，-Dsonghua.docs.write=true。不要手改。 -->

                “验收”一栏只有在一个测试完整演示了该条的验收文字时才写“已证明”；其余一律写“未证明”，即使已有部分功能。本页只看登记册；
                指标、预警、案件与管网的功能见各自的页面，它们没有按条命名的测试，故不在此列为完成。

                | 条 | 名称 | 登记册（包） | 验收 | 测试 | 登记册还缺什么 |
                |---|---|---|---|---|---|
                """);
        for (PartFile plan : packs.files("clauses.yml"))
            for (Item clause : plan.content().list("clauses")) {
                String number = clause.text("number", "");
                TreeSet<PartFile> files = registers.get(number);
                List<String> tests = shown.getOrDefault(number, List.of());
                page.append("| %s | %s | %s | %s | %s | %s |\n"
                        .formatted(
                                number,
                                clause.part("title").text("zh", ""),
                                files == null ? "—" : names(files),
                                tests.isEmpty() ? "未证明" : "已证明",
                                tests.isEmpty() ? "—" : String.join(" ", tests),
                                files == null ? "没有登记册" : missing(files)));
            }
        return page.toString();
    }

    private static String names(TreeSet<PartFile> files) {
        return files.stream()
                .map(file -> file.content().part("title").text("zh", "") + "（`" + file.pack() + "`）")
                .collect(Collectors.joining("、"));
    }

    @Test
    void thePageOfClausesSaysWhatPacksAndTestsSay() throws IOException {
        if (Boolean.getBoolean("songhua.docs.write")) Files.writeString(PAGE, page());
        assertThat(Files.readString(PAGE))
                .as("docs/user/zh/clauses.md is stale; run this test with -Dsonghua.docs.write=true")
                .isEqualTo(page());
    }
}
