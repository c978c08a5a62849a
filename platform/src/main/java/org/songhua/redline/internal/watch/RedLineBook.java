package org.songhua.redline.internal.watch;

import java.util.List;
import org.songhua.redline.RedLine;
import org.songhua.redline.internal.rules.RedLineJudge;

/** The red lines of all packs, as they were at the start of the program. Immutable. */
public final class RedLineBook {
    private final List<RedLineJudge> judges;

    public RedLineBook(List<RedLine> declared) {
        judges = declared.stream().map(RedLineJudge::new).toList();
    }

    List<RedLineJudge> judges() {
        return judges;
    }

    List<RedLine> list() {
        return judges.stream().map(RedLineJudge::line).toList();
    }
}
