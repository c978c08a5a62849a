package org.songhua.pack.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads one YAML file into plain items of a declared shape. Anchors, aliases, merge keys and type tags are refused, so
 * that a file costs no more than its length.
 */
public final class YamlFile {
    /** Most bytes of one file; the largest pack file of this project is a tenth of it. */
    public static final int MAX_BYTES = 1 << 20;

    private static final int MAX_NESTING = 24;

    private final String name;
    private final byte[] content;
    private final Consumer<Fault> faults;

    private YamlFile(String name, byte[] content, Consumer<Fault> faults) {
        this.name = name;
        this.content = content;
        this.faults = faults;
    }

    /**
     * {@return the content of a file as far as it has the shape, or null when it cannot be read at all}
     *
     * @param name as shown to people
     * @param content UTF-8
     * @param faults gets every mistake
     */
    public static @Nullable Item read(String name, byte[] content, Shape shape, Consumer<Fault> faults) {
        return new YamlFile(name, content, faults).read(shape);
    }

    private @Nullable Item read(Shape shape) {
        var text = decoded();
        if (text == null) return null;
        try {
            var events = new RecordedEvents();
            if (usesForbidden(text, events)) return null;
            var root = new Composer(events, new Resolver(), options()).getSingleNode();
            return root == null ? empty(shape) : check(root, shape);
        } catch (MarkedYAMLException e) {
            refuse(e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark(), e.getProblem());
        } catch (YAMLException e) {
            refuse(null, e.getMessage());
        }
        return null;
    }

    private @Nullable Item check(Node root, Shape shape) {
        return new ShapeCheck(name, faults).check(root, shape, "");
    }

    private @Nullable Item empty(Shape shape) {
        faults.accept(Where.startOf(name).fault("PACK-006", "The file is empty.", "Write " + shape.phrase() + "."));
        return null;
    }

    private @Nullable String decoded() {
        if (content.length > MAX_BYTES) {
            faults.accept(Where.startOf(name)
                    .fault(
                            "PACK-002",
                            "The file has " + content.length + " bytes.",
                            "Keep it below " + MAX_BYTES + "."));
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            faults.accept(Where.startOf(name).fault("PACK-001", "The file is not UTF-8.", "Save it as UTF-8."));
            return null;
        }
    }

    private static ParserImpl parser(String text) {
        return new ParserImpl(new StreamReader(text), options());
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setNestingDepthLimit(MAX_NESTING);
        options.setMaxAliasesForCollections(0);
        return options;
    }

    /** Walks the events, and keeps them, before nodes are made of them. */
    private boolean usesForbidden(String text, RecordedEvents kept) {
        var found = false;
        var depth = 0;
        var events = parser(text);
        for (var event = events.getEvent(); event != null; event = events.getEvent()) {
            kept.add(event);
            if (event instanceof CollectionStartEvent) depth++;
            if (event instanceof CollectionEndEvent) depth--;
            // Going on would take time that grows with the square of the depth.
            if (depth > MAX_NESTING) return tooDeep(event);
            found |= isForbidden(event);
        }
        return found;
    }

    private boolean tooDeep(Event event) {
        faults.accept(Where.of(name, event.getStartMark(), "")
                .fault("PACK-002", "Brackets or indents are nested too deep.", "Nest at most " + MAX_NESTING + "."));
        return true;
    }

    private boolean isForbidden(Event event) {
        var word = forbiddenWord(event);
        if (word == null) return false;
        faults.accept(Where.of(name, event.getStartMark(), "")
                .fault(
                        "PACK-003",
                        word + " are not allowed.",
                        "Write the value out; attributes that several classes share go into attribute_sets."));
        return true;
    }

    private static @Nullable String forbiddenWord(Event event) {
        if (event instanceof AliasEvent) return "Aliases";
        if (event instanceof NodeEvent node && node.getAnchor() != null) return "Anchors";
        if (event instanceof ScalarEvent scalar && scalar.getTag() != null) return "Type tags";
        if (event instanceof CollectionStartEvent start && start.getTag() != null) return "Type tags";
        return null;
    }

    private void refuse(@Nullable Mark mark, @Nullable String problem) {
        var where = mark == null ? Where.startOf(name) : Where.of(name, mark, "");
        var said = problem == null ? "it cannot be read" : problem.strip();
        faults.accept(
                where.fault("PACK-001", "This is not YAML: " + said + ".", "Mend the line or the one before it."));
    }
}
