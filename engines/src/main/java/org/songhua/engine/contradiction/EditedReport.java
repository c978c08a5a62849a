package org.songhua.engine.contradiction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.songhua.engine.contradiction.Document.Passage;
import org.songhua.engine.contradiction.Document.Table;
import org.songhua.engine.fault.Fault;

/**
 * A report that came back from somebody's hands against the same report written anew. Words may be changed freely; a line whose
 * words changed may hold no number that carries no id. Codes: CONTRA-010 a number without an id, CONTRA-011 a number with the id
 * of another value.
 */
public final class EditedReport {
    private static final Pattern ID = Pattern.compile("⟦([^⟧]*)⟧");
    private static final Pattern DATE = Pattern.compile("\\d+\\s?[年月日号季]|第\\s?\\d+");
    private static final String REMEDY = "Take out the number, or put in a value with its id from the platform.";

    private final List<Line> fresh;
    private final Map<String, String> printed = new HashMap<>();
    private final Set<String> known;
    private final Set<String> knownWithoutIds;
    private final Set<String> dates = new HashSet<>();
    private final List<Fault> findings = new ArrayList<>();

    /** A paragraph or row of a table, its quotes as ids in brackets and without blanks. */
    private record Line(String place, String text) {
        String withoutIds() {
            return ID.matcher(text).replaceAll("⟦⟧");
        }

        String words() {
            return ID.matcher(text).replaceAll(" ");
        }

        Set<String> ids() {
            return ID.matcher(text)
                    .results()
                    .map(hit -> hit.group(1))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    private EditedReport(String freshHtml) {
        DocumentReader.ofHtml(freshHtml).quotes().forEach(quote -> printed.put(quote.id(), quote.text()));
        fresh = lines(freshHtml);
        known = fresh.stream().map(Line::text).collect(Collectors.toSet());
        knownWithoutIds = fresh.stream().map(Line::withoutIds).collect(Collectors.toSet());
        for (Line line : fresh) DATE.matcher(line.text).results().forEach(hit -> dates.add(hit.group()));
    }

    /** {@return what is wrong with the numbers of the edited page, in its order} */
    public static List<Fault> check(String freshHtml, String editedHtml) {
        var check = new EditedReport(freshHtml);
        lines(editedHtml).forEach(check::line);
        return List.copyOf(check.findings);
    }

    private static List<Line> lines(String html) {
        Document document = DocumentReader.ofHtml(DocumentReader.quotesAsIds(html));
        var lines = new ArrayList<Line>();
        for (Passage passage : document.passages())
            lines.add(new Line(ContradictionCheck.passage(passage.number()), bare(passage.text())));
        for (Table table : document.tables()) rows(table, lines::add);
        return lines;
    }

    private static void rows(Table table, Consumer<Line> sink) {
        for (int i = 0; i < table.rows().size(); i++)
            sink.accept(new Line(
                    ContradictionCheck.row(table.number(), i + 1),
                    bare(String.join("|", table.rows().get(i)))));
    }

    private static String bare(String text) {
        return ChineseNumber.narrow(text).replaceAll("[\\s\\u00A0\\u3000]+", "");
    }

    private void line(Line line) {
        if (known.contains(line.text)) return;
        if (knownWithoutIds.contains(line.withoutIds())) {
            otherIds(line);
            return;
        }
        String words = line.words();
        Line like = mostLike(line);
        // What stood there in words before, such as the number of clauses of the plan, may stay.
        List<String> before = new ArrayList<>(numbers(like.words()));
        for (String number : numbers(words)) if (!before.remove(number)) withoutId(line, like, number);
        DATE.matcher(words)
                .results()
                .map(hit -> hit.group())
                .filter(date -> !dates.contains(date))
                .forEach(date -> withoutId(line, like, date));
    }

    private static List<String> numbers(String words) {
        var numbers = new ArrayList<>(Printed.all(words));
        for (Printed one : ChineseNumber.all(words))
            if (numbers.stream().noneMatch(other -> other.start() < one.end() && one.start() < other.end()))
                numbers.add(one);
        numbers.sort(Comparator.comparingInt(Printed::start));
        return numbers.stream()
                .map(number -> words.substring(number.start(), number.end()))
                .toList();
    }

    private void otherIds(Line line) {
        Line like = mostLike(line);
        for (String id : line.ids()) {
            if (like.ids().contains(id)) continue;
            ContradictionCheck.tell(
                    findings::add,
                    "CONTRA-011",
                    line.place,
                    "A number carries the id %s, which belongs to another place; there %s belongs."
                            .formatted(id, stored(like, line)),
                    "Put back the number with its own id, or write the report anew.");
        }
    }

    private void withoutId(Line line, Line like, String number) {
        String stored = stored(like, line);
        ContradictionCheck.tell(
                findings::add,
                "CONTRA-010",
                line.place,
                "The number \"%s\" has no id.%s"
                        .formatted(number, stored.isEmpty() ? "" : " Stored there: " + stored + "."),
                REMEDY);
    }

    /** What the line held before and holds no more. */
    private String stored(Line before, Line now) {
        Set<String> kept = now.ids();
        return before.ids().stream()
                .filter(id -> !kept.contains(id))
                .map(id -> printed.getOrDefault(id, "?") + " (" + id + ")")
                .collect(Collectors.joining(", "));
    }

    /** {@return the line of the fresh report that begins and ends like this one for longest; one without words when none does} */
    private Line mostLike(Line line) {
        Line best = new Line("", "");
        int most = 2;
        for (Line one : fresh) {
            int common = common(one.text, line.text);
            if (common > most) {
                most = common;
                best = one;
            }
        }
        return best;
    }

    private static int common(String a, String b) {
        int most = Math.min(a.length(), b.length());
        int head = 0;
        while (head < most && a.charAt(head) == b.charAt(head)) head++;
        int tail = 0;
        while (tail < most - head && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) tail++;
        return head + tail;
    }
}
