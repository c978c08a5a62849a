package org.songhua.planning.internal.declared;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.List;
import org.songhua.pack.yaml.Shape;

/** The format of {@code services.yml}, declared once. */
final class ServicesFormat {
    private static final Shape.Text WORD = Shape.Text.like("a word such as `primary_school`", "[a-z][a-z0-9_]*");
    private static final Shape.Text TEXT = Shape.Text.of("a text", 300);
    private static final Shape.Text LIMIT =
            Shape.Text.like("metres or minutes such as `500 m` or `15 min`", "[1-9][0-9]{0,5}(\\.[0-9])? (m|min)");

    private static final Shape.Table TITLE = Shape.inBothLanguages("service title", 300);

    private static final Shape.Table SIZE = new Shape.Table(
            "service size",
            "Only facilities of a size count.",
            List.of(
                    required("attribute", WORD, "Attribute that says the size; else the area of the outline counts."),
                    required("at_least", new Shape.Decimal(), "Least size that counts."),
                    optional("below", new Shape.Decimal(), "Sizes from here on do not count.")));

    private static final Shape.Table ELEMENT = new Shape.Table(
            "service",
            "Something that every dwelling should have within a limit along streets.",
            List.of(
                    required("title", TITLE, "What it is called."),
                    required("classes", new Shape.Many(WORD, true), "Classes of city objects that count."),
                    optional("size", SIZE, "Only those of a size."),
                    optional(
                            "where",
                            new Shape.Map(WORD, new Shape.Many(Shape.Text.of("a word of a list", 100), false)),
                            "Only those that have one of some words, by attribute."),
                    optional("from", WORD, "Class of objects that should reach it; the dwellings if left out."),
                    optional(
                            "tier",
                            new Shape.OneOf(List.of("5", "10", "15")),
                            "Level of the life circle in minutes; levels do not substitute each other."),
                    required("within", LIMIT, "How far it may be, in the unit of the rule."),
                    optional("capacity", WORD, "Attribute that says how many people one serves."),
                    required("basis", TEXT, "Where the limit is laid down."),
                    optional(
                            "verified",
                            new Shape.Truth(),
                            "Whether the limit was read in that text; true if left out.")));

    static final Shape.Table FILE = new Shape.Table(
            "services.yml",
            "Services that people should reach, for life circles, siting and what-if.",
            List.of(required("services", new Shape.Map(WORD, ELEMENT), "Code to service, in order of display.")));

    private ServicesFormat() {}
}
