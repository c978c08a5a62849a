package org.songhua.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.pack.Text;

/**
 * What a report consists of, as a pack declares it.
 *
 * @param code unique over all packs
 * @param pack that declares it
 * @param title what kind of report it is
 * @param of what one report is about besides a region and a year
 * @param sections in order
 */
public record ReportTemplate(String code, String pack, Text title, Subject of, List<Section> sections) {
    public ReportTemplate {
        sections = List.copyOf(sections);
    }

    /** What one report is about. */
    public enum Subject {
        /** A region in a year. */
        REGION,
        /** One clause of the plan. */
        CLAUSE,
        /** What one department leads. */
        LEAD
    }

    /** What stands in a section besides words. */
    public enum Content {
        /** How many clauses show which light: table and chart. */
        LIGHTS,
        /** Every clause with its light. */
        CLAUSES,
        /** Values of indicators. */
        INDICATORS,
        /** How many indicators have which grade: table and chart. */
        GRADES,
        /** One indicator over the parts of the region: map, chart and table. */
        PARTS,
        /** What the plan commits to and what was told of it. */
        COMMITMENTS,
        /** What a person must supply where there is no value. */
        SUPPLY,
        /** Every number of the report with its id; the last section. */
        NUMBERS
    }

    /**
     * A section.
     *
     * @param text paragraphs; names in braces stand for the place, the year and so on, ids in braces for values
     * @param content what follows; null for words alone
     * @param edition whose indicators, such as {@code mohurd-2025}; null for those of the subject
     * @param level of the city that the indicators look at; null for all
     * @param indicator id, for the parts of the region; null elsewhere
     */
    public record Section(
            String heading,
            List<String> text,
            @Nullable Content content,
            @Nullable String edition,
            @Nullable String level,
            @Nullable String indicator) {
        public Section {
            text = List.copyOf(text);
        }
    }
}
