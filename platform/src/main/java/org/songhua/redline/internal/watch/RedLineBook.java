package org.songhua.redline.internal.watch;

import java.util.List;
import java.util.function.Supplier;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.redline.RedLine;
import org.songhua.redline.internal.declared.RedLinesPart;
import org.songhua.redline.internal.rules.RedLineJudge;

/** The red lines of all packs, as the packs in force declare them. */
public final class RedLineBook {
    private final Supplier<List<RedLineJudge>> judges;

    private RedLineBook(Supplier<List<RedLineJudge>> judges) {
        this.judges = judges;
    }

    /** {@return what packs declare} */
    public static RedLineBook of(PackContent packs) {
        return new RedLineBook(PackView.of(packs, content -> judges(RedLinesPart.redLines(content))));
    }

    /** {@return these and no others} */
    static RedLineBook of(List<RedLine> lines) {
        List<RedLineJudge> judges = judges(lines);
        return new RedLineBook(() -> judges);
    }

    private static List<RedLineJudge> judges(List<RedLine> lines) {
        return lines.stream().map(RedLineJudge::new).toList();
    }

    List<RedLineJudge> judges() {
        return judges.get();
    }

    List<RedLine> list() {
        return judges().stream().map(RedLineJudge::line).toList();
    }
}
