package org.songhua.evaluation.internal.report;

import java.util.List;

/**
 * A report as composed, before it takes a form. The same values make the same report, whenever it is written.
 *
 * @param subtitle place, year and plan
 * @param numbers all that it quotes, in order of first use
 */
record Report(String title, String subtitle, Stamp stamp, List<Block> blocks, List<ReportNumber> numbers) {
    Report {
        blocks = List.copyOf(blocks);
        numbers = List.copyOf(numbers);
    }
}
