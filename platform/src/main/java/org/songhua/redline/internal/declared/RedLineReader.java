package org.songhua.redline.internal.declared;

import java.math.BigDecimal;
import java.util.List;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.redline.RedLine;
import org.songhua.redline.RedLine.Subject;

/** Makes red lines of a file that has its shape. Whether they make sense is said by {@link RedLineCheck}. */
final class RedLineReader {
    private RedLineReader() {}

    static List<RedLine> read(PartFile file) {
        return file.content().part("red_lines").entries().entrySet().stream()
                .map(entry -> line(file.pack(), entry.getKey(), entry.getValue()))
                .toList();
    }

    private static RedLine line(String pack, String code, Item item) {
        BigDecimal within = item.decimal("within_m");
        return new RedLine(
                code,
                pack,
                item.part("title").inBothLanguages(),
                item.text("basis", ""),
                texts(item, "clauses"),
                item.list("subjects").stream().map(RedLineReader::subject).toList(),
                item.text("when", ""),
                item.text("allowed", ""),
                texts(item, "classes"),
                item.text("object_when", ""),
                within == null ? 0 : within.doubleValue(),
                item.part("approval").inBothLanguages(),
                item.text("document", ""),
                item.text("permission", "register.approve"));
    }

    private static Subject subject(Item item) {
        return new Subject(
                item.text("register", ""), item.text("class", ""), texts(item, "at"), item.text("geometry", ""));
    }

    private static List<String> texts(Item item, String key) {
        return item.list(key).stream().map(Item::text).toList();
    }
}
