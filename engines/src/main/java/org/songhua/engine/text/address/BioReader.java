package org.songhua.engine.text.address;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/** Reads addresses somebody took apart: a line for each token, token and tag apart by a blank, an empty line after each address. */
public final class BioReader {
    private static final Pattern TAG = Pattern.compile("O|[BI]-\\S+");

    private final Place file;
    private final Consumer<Fault> faults;
    private final List<TaggedAddress> addresses = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private boolean sound = true;

    private BioReader(String name, Consumer<Fault> faults) {
        this.file = Place.inFile(name);
        this.faults = faults;
    }

    /** {@return the addresses; one with a line that is none is left out, the line is told} */
    public static List<TaggedAddress> read(String text, String name, Consumer<Fault> faults) {
        var reader = new BioReader(name, faults);
        long row = 0;
        for (String line :
                (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList()) {
            reader.line(line.strip(), ++row);
        }
        reader.end();
        return List.copyOf(reader.addresses);
    }

    private void line(String line, long row) {
        if (line.isEmpty()) {
            end();
            return;
        }
        int blank = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
        String tag = line.substring(blank + 1);
        if (blank <= 0 || !TAG.matcher(tag).matches()) {
            sound = false;
            faults.accept(Fault.refused(
                    "ADR-001",
                    file.withRow(row),
                    "The line '" + shortened(line) + "' is no token with a tag.",
                    "Write a token, a blank and B-kind, I-kind or O, and an empty line after each address."));
            return;
        }
        tokens.add(line.substring(0, blank).strip());
        tags.add(tag);
    }

    private static String shortened(String line) {
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }

    private void end() {
        if (sound && !tokens.isEmpty()) addresses.add(new TaggedAddress(tokens, tags));
        tokens.clear();
        tags.clear();
        sound = true;
    }
}
