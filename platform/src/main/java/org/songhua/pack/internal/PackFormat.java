package org.songhua.pack.internal;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.List;
import org.songhua.pack.yaml.Shape;
import org.songhua.pack.yaml.ShapeReference;

/**
 * The format of pack files, declared once: the loader checks by it and the reference page is written from it.
 *
 * <p>Codes are lower_snake_case because they become names of collections, layers and JSON members. Keywords of attributes
 * are those of JSON Schema, hence {@code maxLength} beside {@code min_zoom}.
 */
final class PackFormat {
    static final String PACK_FILE = "pack.yml";
    static final String CLASSES_FILE = "classes.yml";
    static final String SPEC_SUFFIX = ".spec.yml";
    static final List<String> TEXT_FILES = List.of("README.md", "CHANGELOG.md");

    private static final Shape.Text CODE = Shape.Text.like("a code such as `bus_stop`", "[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Shape.Text PACK_CODE =
            Shape.Text.like("a code such as `province-2030`", "[a-z][a-z0-9]*([_-][a-z0-9]+)*");
    private static final Shape.Text VERSION =
            Shape.Text.like("a version such as `1.2.0`", "(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)");
    private static final Shape.Text TAG_KEY = Shape.Text.of("a tag key", 255);
    private static final Shape.Text TAG_VALUE = Shape.Text.of("a tag value", 255);
    private static final Shape.Text VALUE = Shape.Text.of("a value", 255);
    private static final Shape.Text SENTENCE = Shape.Text.of("a sentence", 1000);
    private static final Shape ZOOM = new Shape.Whole(0, 18);

    static final Shape.Table TITLE = Shape.inBothLanguages("title", 500);

    static final Shape.Table PACK = new Shape.Table(
            PACK_FILE,
            "What the pack is. The folder carries the code of the pack as its name.",
            List.of(
                    required("code", PACK_CODE, "Identifier of the pack, equal to the name of its folder."),
                    required(
                            "version",
                            VERSION,
                            "Semantic version: major when a code is taken away or gets another meaning, minor when one is added."),
                    required("title", TITLE, "Name of the pack."),
                    required("description", TITLE, "What it teaches the platform, in one sentence."),
                    optional("requires", new Shape.Many(PACK_CODE, false), "Packs that must be there before it.")));

    static final Shape.Table ATTRIBUTE = new Shape.Table(
            "attribute",
            "One attribute, as a closed subset of JSON Schema (draft 2020-12) with titles in two languages.",
            List.of(
                    required("title", TITLE, "Label of the attribute."),
                    required(
                            "type",
                            new Shape.OneOf(List.of("string", "integer", "number", "boolean")),
                            "JSON type of the value."),
                    optional(
                            "format",
                            new Shape.OneOf(List.of("date", "date-time")),
                            "Form of a string: ISO 8601 date, or date and time with offset."),
                    optional(
                            "unit", Shape.Text.of("a unit such as `m²`", 20), "Unit of a number, as written after it."),
                    optional("minimum", new Shape.Decimal(), "Least number allowed."),
                    optional("maximum", new Shape.Decimal(), "Greatest number allowed."),
                    optional(
                            "pattern",
                            Shape.Text.of("a regular expression", 500),
                            "Form of a string; must match the whole of it."),
                    optional(
                            "maxLength",
                            new Shape.Whole(1, 10_000),
                            "Most characters of a string; 255 when not given."),
                    optional(
                            "enum",
                            new Shape.Map(VALUE, TITLE),
                            "The closed list of values of a string or integer, each with its title."),
                    optional(
                            "tag",
                            TAG_KEY,
                            "OpenStreetMap tag key that every rule of the class reads it from, unless the rule says"
                                    + " otherwise. Several keys are joined by ` + `: their values are put together if the"
                                    + " first is there.")));

    private static final Shape ATTRIBUTES = new Shape.Map(CODE, ATTRIBUTE);

    static final Shape.Table ZOOM_BY = new Shape.Table(
            "zoom_by",
            "Lets an attribute decide from which zoom an object is shown, such as main roads before lanes.",
            List.of(
                    required("attribute", CODE, "Attribute of the class that has an enum."),
                    required(
                            "zooms",
                            new Shape.Map(VALUE, ZOOM),
                            "Smallest zoom by value; other values take min_zoom.")));

    static final Shape.Table STYLE = new Shape.Table(
            "style",
            "How the map draws the class. Words only: the console has the colours.",
            List.of(
                    required("palette", new Shape.OneOf(MapWords.PALETTE), "Word of the map palette."),
                    optional("icon", new Shape.OneOf(MapWords.ICONS), "Icon of points; a plain dot when not given."),
                    required("min_zoom", ZOOM, "Zoom from which objects are shown."),
                    required("order", new Shape.Whole(0, 999), "Order of drawing, lowest first."),
                    optional("label_zoom", ZOOM, "Zoom from which names are shown; never when not given or 0."),
                    optional("visible", new Shape.Truth(), "Whether the layer is on at first; true when not given."),
                    optional(
                            "public",
                            new Shape.Truth(),
                            "Whether shape and name are shown to everybody on the citizens' map; false when not given."),
                    optional(
                            "tile_attributes",
                            new Shape.Many(CODE, false),
                            "Attributes put into map tiles because the map draws by them."),
                    optional("zoom_by", ZOOM_BY, "Own smallest zoom by the value of an attribute.")));

    static final Shape.Table BODY = new Shape.Table(
            "body",
            "How objects of the class stand in space. Attributes say how large one is; without a value it has the usual"
                    + " size.",
            List.of(
                    required(
                            "form",
                            new Shape.OneOf(List.of("block", "pipe", "post", "shaft", "tree")),
                            "Polygons raised to a block, a pipe along lines, and on points a post, a shaft that goes"
                                    + " down, or a tree."),
                    optional("height", CODE, "Attribute of the height, metres."),
                    optional("floors", CODE, "Attribute of the number of floors, of 3 metres each."),
                    optional("base", CODE, "Attribute of the height of the underside, metres."),
                    optional("roof", CODE, "Attribute of the form of the roof: flat, gabled or hipped."),
                    optional("width", CODE, "Attribute of the diameter, of unit m or mm."),
                    optional(
                            "depth",
                            CODE,
                            "Attribute of the depth of the top of a pipe or the bottom of a shaft, metres."),
                    optional("depth_end", CODE, "Attribute of the depth of a pipe at the end of its line, metres."),
                    optional("usual_height", new Shape.Decimal(), "Height without a value, metres; 4 when not given."),
                    optional(
                            "usual_width",
                            new Shape.Decimal(),
                            "Diameter without a value, metres; 0.3 when not given."),
                    optional(
                            "usual_depth", new Shape.Decimal(), "Depth without a value, metres; 1.5 when not given.")));

    private static final Shape GEOMETRIES = new Shape.Many(new Shape.OneOf(List.of("point", "line", "polygon")), true);

    static final Shape.Table OSM = new Shape.Table(
            "osm",
            "A rule by which elements of OpenStreetMap become objects of the class. Rules of a later pack are asked"
                    + " before those of the packs it builds on, inside a pack in order of the file; the first that fits"
                    + " wins. A rule without conditions is asked last of all.",
            List.of(
                    required(
                            "tags",
                            new Shape.Map(TAG_KEY, new Shape.Many(TAG_VALUE, true)),
                            "Conditions that must all hold: tag key to the values allowed; \"*\" for any value but no."),
                    optional(
                            "geometry",
                            GEOMETRIES,
                            "Kinds of geometry that the rule takes; those of the class when not given."),
                    optional(
                            "attributes",
                            new Shape.Map(CODE, TAG_KEY),
                            "Attribute to the tag key, or keys joined by ` + `, it is read from. A value that the attribute does not allow stays"
                                    + " among the tags."),
                    optional(
                            "values",
                            new Shape.Map(CODE, new Shape.Map(TAG_VALUE, VALUE)),
                            "Attribute to a translation from tag value to attribute value. The tag stays among the tags"
                                    + " too, for two words may become one."),
                    optional(
                            "constants",
                            new Shape.Map(CODE, VALUE),
                            "Attribute to the value it has when no tag gives one."),
                    optional(
                            "beside",
                            new Shape.Truth(),
                            "Whether an element that another class took becomes an object of this class too, without its"
                                    + " name. Its source id is that of the element, `#` and the code of the class.")));

    static final Shape.Table CLASS = new Shape.Table(
            "class",
            "A class of city objects. Its key is its code: collection of OGC API Features and layer of the map tiles.",
            List.of(
                    required("title", TITLE, "Name of the class."),
                    required("group", CODE, "Group it is listed under, of this pack or of one it requires."),
                    optional(
                            "standard_code", Shape.Text.of("a code", 50), "Code in the standard that names the class."),
                    required(
                            "cim_level",
                            new Shape.Whole(1, 7),
                            "Level of the city information model (CJJ/T 315-2022)."),
                    required(
                            "geometry",
                            new Shape.OneOf(List.of("point", "line", "polygon", "any")),
                            "Kind of geometry its objects must have."),
                    optional(
                            "attribute_sets",
                            new Shape.Many(CODE, false),
                            "Sets of this file whose attributes come after its own."),
                    optional("attributes", ATTRIBUTES, "Its own attributes, in order of display."),
                    optional("required", new Shape.Many(CODE, false), "Attributes without which an object is refused."),
                    required("style", STYLE, "How the map draws it."),
                    optional("body", BODY, "How its objects stand in space; without it they are not in 3D tiles."),
                    optional("osm", new Shape.Many(OSM, false), "Which elements of OpenStreetMap belong to it.")));

    static final Shape.Table GROUP = new Shape.Table(
            "group",
            "A heading of the layer tree. Its key is its code.",
            List.of(
                    required("title", TITLE, "Name of the heading."),
                    required("order", new Shape.Whole(0, 9999), "Place in the tree, lowest first.")));

    static final Shape.Table CLASSES = new Shape.Table(
            CLASSES_FILE,
            "The classes of city objects that the pack declares.",
            List.of(
                    optional("groups", new Shape.Map(CODE, GROUP), "Headings of the layer tree."),
                    optional(
                            "attribute_sets",
                            new Shape.Map(CODE, ATTRIBUTES),
                            "Attributes that several classes share, by a code for each set."),
                    required("classes", new Shape.Map(CODE, CLASS), "Classes by their code, unique over all packs.")));

    static final Shape.Table EXPECTED_MATCH = new Shape.Table(
            "classify.expect",
            "What must come out.",
            List.of(
                    required("class", CODE, "Class of the object."),
                    optional("name", VALUE, "Name of the object."),
                    optional(
                            "attributes",
                            new Shape.Map(CODE, new Shape.Scalar()),
                            "All attributes that it gets; not compared when not given."),
                    optional(
                            "tags",
                            new Shape.Map(TAG_KEY, TAG_VALUE),
                            "All tags that are left; not compared when not given.")));

    static final Shape.Table CLASSIFY = new Shape.Table(
            "classify",
            "An example of the OpenStreetMap rules.",
            List.of(
                    required("example", SENTENCE, "What the example shows, as a statement."),
                    required("tags", new Shape.Map(TAG_KEY, TAG_VALUE), "Tags of the element."),
                    required(
                            "geometry",
                            new Shape.OneOf(List.of("point", "line", "polygon", "any")),
                            "Kind of geometry of the element; any for a collection of several kinds."),
                    required("expect", EXPECTED_MATCH, "What must come out.")));

    static final Shape.Table CHECK = new Shape.Table(
            "check",
            "An example of attributes that are taken or refused.",
            List.of(
                    required("example", SENTENCE, "What the example shows, as a statement."),
                    required("class", CODE, "Class of the object."),
                    required("attributes", new Shape.Map(CODE, new Shape.Scalar()), "Attributes of the object."),
                    required(
                            "faults",
                            new Shape.Many(Shape.Text.like("a fault code", "[A-Z]+-[0-9]{3}"), false),
                            "Codes of the faults that must be found, in order; empty when it is taken.")));

    static final Shape.Table SPEC = new Shape.Table(
            "<code>" + SPEC_SUFFIX,
            "Examples that run as tests of the pack.",
            List.of(
                    optional("classify", new Shape.Many(CLASSIFY, false), "Examples of the OpenStreetMap rules."),
                    optional("check", new Shape.Many(CHECK, false), "Examples of attributes.")));

    private PackFormat() {}

    /** {@return the reference of the format, as Markdown} */
    static String reference() {
        var reference = new ShapeReference().with(PACK).with(CLASSES).with(SPEC);
        PackPartFiles.all().forEach(part -> reference.with(part.shape()));
        return reference.markdown();
    }
}
