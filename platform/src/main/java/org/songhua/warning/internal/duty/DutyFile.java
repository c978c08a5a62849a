package org.songhua.warning.internal.duty;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.csv.CsvReader;
import org.songhua.engine.csv.CsvRow;
import org.songhua.engine.duty.Days;
import org.songhua.engine.duty.Watch;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.rule.Level;

/** The roster as a table that a spreadsheet can write: one row for each watch. */
final class DutyFile {
    static final int MOST_ROWS = 20_000;
    private static final String NAME = "roster.csv";
    private static final String WRONG = "DUTY-001";
    private static final int MOST_CHARACTERS = 200;
    private static final List<String> REQUIRED = List.of("organisation", "person", "from", "until");
    private static final List<String> COLUMNS = List.of(
            "tier",
            "organisation",
            "person",
            "user",
            "phone",
            "email",
            "pack",
            "region",
            "level",
            "days",
            "from",
            "until",
            "first",
            "last",
            "replaces");

    private final Known known;
    private final List<Watch> watches = new ArrayList<>();

    /** What rows may name: organisations, users and fields that there are. */
    record Known(Predicate<String> organisation, Predicate<String> user, Predicate<String> pack) {}

    private DutyFile(Known known) {
        this.known = known;
    }

    static List<Watch> read(byte[] csv, Known known, Consumer<Fault> faults) {
        var file = new DutyFile(known);
        CsvReader.read(text(csv), NAME, REQUIRED, faults, file::take);
        return file.watches;
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

    private void take(CsvRow row) {
        if (watches.size() == MOST_ROWS) {
            row.refuse("DUTY-002", "", "is one too many", "Keep a roster below " + MOST_ROWS + " rows.");
            return;
        }
        var reading = new Reading(row, known);
        Watch watch = reading.watch();
        if (reading.isGood) watches.add(watch);
    }

    /** One row with what is wrong with it. */
    private static final class Reading {
        private final CsvRow row;
        private final Known known;
        boolean isGood = true;

        Reading(CsvRow row, Known known) {
            this.row = row;
            this.known = known;
        }

        Watch watch() {
            for (String column : COLUMNS) checkLength(column);
            return new Watch(
                    tier(),
                    one("organisation", known.organisation(), "an organisation"),
                    person(),
                    optional("pack", known.pack(), "a field of a pack"),
                    region(),
                    level(),
                    days(),
                    time("from"),
                    time("until"),
                    date("first"),
                    date("last"),
                    row.has("replaces") ? row.get("replaces") : null);
        }

        private void wrong(String column, String problem, String remedy) {
            isGood = false;
            row.refuse(WRONG, column, problem, remedy);
        }

        private void checkLength(String column) {
            if (row.get(column).length() > MOST_CHARACTERS)
                wrong(column, "is longer than " + MOST_CHARACTERS + " characters", "Shorten it.");
        }

        private int tier() {
            String text = row.get("tier");
            if (text.isEmpty() || text.matches("[1-5]")) return text.isEmpty() ? 1 : Integer.parseInt(text);
            wrong("tier", "is '" + text + "'", "Give a whole number from 1 to " + Watch.MOST_TIERS + ".");
            return 1;
        }

        private String one(String column, Predicate<String> isKnown, String what) {
            String text = row.get(column);
            if (text.isEmpty()) wrong(column, "is empty", "Fill in the field or delete the row.");
            else if (!isKnown.test(text)) wrong(column, "is '" + text + "', not " + what, "Give one that there is.");
            return text;
        }

        private @Nullable String optional(String column, Predicate<String> isKnown, String what) {
            return row.has(column) ? one(column, isKnown, what) : null;
        }

        private Watch.Person person() {
            String user = optional("user", known.user(), "a user");
            String email = row.get("email");
            if (!email.isEmpty() && !email.matches("[^@\\s,;<>\"]+@[^@\\s,;<>\"]+"))
                wrong("email", "is '" + email + "'", "Give one address such as name@example.org.");
            String phone = row.get("phone");
            if (!phone.matches("[0-9+() /-]*")) wrong("phone", "is '" + phone + "'", "Give digits.");
            return new Watch.Person(one("person", name -> true, ""), user == null ? "" : user, phone, email);
        }

        private @Nullable String region() {
            String text = row.get("region");
            if (!text.matches("\\d*")) wrong("region", "is '" + text + "'", "Give the first digits of a region code.");
            return text.isEmpty() ? null : text;
        }

        private Level level() {
            String text = row.get("level");
            if (text.isEmpty()) return Level.BLUE;
            var level = Level.find(text);
            if (level.isEmpty()) wrong("level", "is '" + text + "'", "Give blue, yellow, orange or red.");
            return level.orElse(Level.BLUE);
        }

        private Days days() {
            try {
                return Days.parse(row.get("days"));
            } catch (IllegalArgumentException e) {
                wrong(
                        "days",
                        "is '" + row.get("days") + "'",
                        "Give every, workday, off, days such as mon,wed, or 4d@2026-01-02 for every fourth day.");
                return new Days.Every();
            }
        }

        private LocalTime time(String column) {
            String text = row.get(column);
            try {
                return LocalTime.parse(text.length() == 4 ? "0" + text : text.equals("24:00") ? "00:00" : text);
            } catch (DateTimeException e) {
                wrong(column, "is '" + text + "'", "Give a time of the day such as 08:00.");
                return LocalTime.MIDNIGHT;
            }
        }

        private @Nullable LocalDate date(String column) {
            String text = row.get(column);
            if (text.isEmpty()) return null;
            try {
                return LocalDate.parse(text.replace('/', '-'));
            } catch (DateTimeException e) {
                wrong(column, "is '" + text + "'", "Give a date such as 2026-01-31.");
                return null;
            }
        }
    }

    /** {@return a file of one row} */
    static byte[] row(Map<String, String> columns) {
        String row = COLUMNS.stream()
                .map(column -> field(columns.getOrDefault(column, "").strip()))
                .collect(Collectors.joining(","));
        return (String.join(",", COLUMNS) + "\r\n" + row + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** {@return the file that reads as these watches} */
    static String write(List<Watch> watches) {
        var lines = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        for (Watch watch : watches) lines.append(line(watch)).append("\r\n");
        return lines.toString();
    }

    private static String line(Watch watch) {
        Watch.Person person = watch.person();
        return Stream.of(
                        Integer.toString(watch.tier()),
                        watch.organisation(),
                        person.name(),
                        person.user(),
                        person.phone(),
                        person.email(),
                        watch.pack(),
                        watch.region(),
                        watch.level().code(),
                        watch.days().text(),
                        watch.from(),
                        watch.until(),
                        watch.first(),
                        watch.last(),
                        watch.replaces())
                .map(DutyFile::field)
                .collect(Collectors.joining(","));
    }

    private static String field(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
