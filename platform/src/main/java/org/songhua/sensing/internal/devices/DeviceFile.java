package org.songhua.sensing.internal.devices;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.csv.CsvReader;
import org.songhua.engine.csv.CsvRow;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.text.Parsing;
import org.songhua.sensing.DeviceCode;
import org.songhua.sensing.ObservedKinds;

/** Reads the rows of an onboarding file and tells everything that is wrong with each. */
final class DeviceFile {
    private static final String NAME = "devices.csv";
    private static final Set<String> PROTOCOLS = Set.of("hj212", "gb26875", "jt808", "mqtt", "http");
    private static final int MOST_CHARACTERS = 200;
    private static final Pattern DEGREES = Pattern.compile("[+-]?\\d{1,3}(\\.\\d*)?");

    private final ObservedKinds kinds;
    private final List<DeviceRow> rows = new ArrayList<>();
    private final Set<List<String>> seen = new HashSet<>();

    private DeviceFile(ObservedKinds kinds) {
        this.kinds = kinds;
    }

    static List<DeviceRow> read(byte[] csv, ObservedKinds kinds, Consumer<Fault> faults) {
        var file = new DeviceFile(kinds);
        CsvReader.read(text(csv), NAME, List.of("protocol", "code", "name"), faults, file::row);
        return file.rows;
    }

    /** UTF-8, or GBK as spreadsheets write it. */
    private static String text(byte[] csv) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(csv))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(csv, Charset.forName("GBK"));
        }
    }

    private void row(CsvRow row) {
        var mistakes = new Mistakes(row);
        String protocol = mistakes.required("protocol").toLowerCase(java.util.Locale.ROOT);
        String code = code(protocol, mistakes);
        String name = mistakes.required("name");
        if (!protocol.isEmpty() && !PROTOCOLS.contains(protocol))
            mistakes.add("protocol", "is none of " + PROTOCOLS.stream().sorted().toList(), "Name one of these.");
        if (!code.isEmpty() && !seen.add(List.of(protocol, code)))
            mistakes.add("code", "stands twice in the file", "Keep one row for each device.");
        Double lon = mistakes.degrees("lon", 180);
        Double lat = mistakes.degrees("lat", 90);
        if ((lon == null) != (lat == null) && mistakes.isNone())
            mistakes.add("lon", "and lat go together", "Give both, or neither.");
        Map<String, String> observes = observes(mistakes);
        if (protocol.equals("gb26875") && !mistakes.text("password").isEmpty())
            mistakes.add(
                    "password", "cannot be shown by devices of GB/T 26875.3", "Leave it empty, and close the net.");
        String object = mistakes.text("cityobject");
        if (!object.isEmpty() && !isId(object)) mistakes.add("cityObject", "is no id of a city object", "Copy it.");
        if (!mistakes.isNone()) return;
        rows.add(new DeviceRow(
                row.line(),
                protocol,
                code,
                name,
                mistakes.text("network"),
                mistakes.text("password"),
                mistakes.text("maker"),
                mistakes.text("firmware"),
                lon,
                lat,
                observes,
                object));
    }

    private static String code(String protocol, Mistakes mistakes) {
        String text = mistakes.required("code");
        return DeviceCode.of(protocol, text).orElseGet(() -> {
            if (!text.isEmpty())
                mistakes.add(
                        "code",
                        "is no address of " + protocol,
                        "Give up to 12 hexadecimal digits for gb26875, up to 20 digits for jt808.");
            return "";
        });
    }

    private Map<String, String> observes(Mistakes mistakes) {
        var observes = new LinkedHashMap<String, String>();
        for (String part : mistakes.text("observes").split(";", -1)) {
            if (part.isBlank()) continue;
            int equals = part.indexOf('=');
            String kind = part.substring(equals + 1).strip();
            String channel = equals < 0 ? kind : part.substring(0, equals).strip();
            if (kinds.find(kind).isEmpty())
                mistakes.add(
                        "observes", "names \"" + kind + "\", which no pack declares", "Name a code of observed.yml.");
            else if (channel.isEmpty())
                mistakes.add("observes", "has no word before an equals sign", "Write the device's own word there.");
            else if (observes.put(channel, kind) != null)
                mistakes.add("observes", "says twice what " + channel + " means", "Keep one of the two.");
        }
        return observes;
    }

    /** {@return what is told of a row that would part a thing from its object, or give an object a second thing} */
    static Fault objectTaken(DeviceRow row) {
        return Fault.refused(
                "DEV-002",
                Place.inFile(NAME).withRow(row.line()).withField("cityObject"),
                "Another thing is that object already, and the readings of this device stand at a thing of its own.",
                "Delete the thing of this device and send the file again, or leave cityObject empty.");
    }

    private static boolean isId(String text) {
        return Parsing.find(text, UUID::fromString).isPresent();
    }

    /** What is wrong with a row. */
    private static final class Mistakes {
        private final CsvRow row;
        private int count = 0;

        Mistakes(CsvRow row) {
            this.row = row;
        }

        boolean isNone() {
            return count == 0;
        }

        void add(String column, String problem, String remedy) {
            count++;
            row.refuse("DEV-001", column, problem, remedy);
        }

        String text(String column) {
            String text = row.get(column).strip();
            if (text.length() <= MOST_CHARACTERS && text.indexOf('\0') < 0) return text;
            add(column, "is too long or holds a character U+0000", "Shorten it.");
            return "";
        }

        String required(String column) {
            if (row.get(column).isBlank()) add(column, "is missing", "Fill it in.");
            return text(column);
        }

        @Nullable
        Double degrees(String column, double most) {
            String text = text(column);
            if (text.isEmpty()) return null;
            // Java would take 125d and 0x7p4 for numbers, too.
            if (DEGREES.matcher(text).matches()) {
                double value = Double.parseDouble(text);
                if (Math.abs(value) <= most) return value;
            }
            add(column, "is not a number of degrees", "Give decimal degrees.");
            return null;
        }
    }
}
