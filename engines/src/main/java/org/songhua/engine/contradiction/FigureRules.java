package org.songhua.engine.contradiction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.songhua.engine.contradiction.Document.Passage;
import org.songhua.engine.contradiction.Document.Quote;
import org.songhua.engine.contradiction.Document.Table;
import org.songhua.engine.contradiction.Sentences.Mention;
import org.songhua.engine.fault.Fault;

/** Figures that a report names, against each other and against the stored values. */
final class FigureRules {
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(19|20)\\d\\d年?");
    private static final Pattern BREAK_TOLD = Pattern.compile("口径|断点|边界|范围调整|不可比|break|boundary");
    /** Words after which a number is no statement of the present value. */
    private static final Pattern OTHER_TIME = Pattern.compile("目标|标准|上年|去年|力争|不低于|不少于|不超过|阈值|合理区间|规划|target");

    private FigureRules() {}

    /** Hands over every figure named, with the place. */
    private static void mentions(Document document, List<Figure> figures, BiConsumer<Mention, String> sink) {
        for (Passage passage : document.passages()) {
            for (String sentence : Sentences.of(passage)) {
                Sentences.mentions(sentence, figures)
                        .forEach(mention -> sink.accept(mention, ContradictionCheck.passage(passage.number())));
            }
        }
        for (Table table : document.tables()) {
            for (List<String> row : table.rows()) {
                Sentences.mentions(String.join(" ", row), figures)
                        .forEach(mention -> sink.accept(mention, ContradictionCheck.table(table.number())));
            }
        }
    }

    /** Only what is told as the value of now; of a table row, what stands before such a word. */
    private static boolean isOfNow(Mention mention) {
        String before = mention.sentence().substring(0, mention.printed().start());
        return !OTHER_TIME.matcher(before).find()
                && YEAR.matcher(mention.sentence()).results().count() < 2;
    }

    static void twice(Document document, List<Figure> figures, Consumer<Fault> sink) {
        Map<String, Mention> first = new HashMap<>();
        Map<String, String> places = new HashMap<>();
        mentions(document, figures, (mention, place) -> {
            if (!isOfNow(mention)) return;
            Mention before = first.putIfAbsent(mention.figure().id(), mention);
            places.putIfAbsent(mention.figure().id(), place);
            if (before == null || agree(before.printed(), mention.printed())) return;
            ContradictionCheck.tell(
                    sink,
                    "CONTRA-002",
                    place,
                    "%s is %s here and %s in %s."
                            .formatted(
                                    mention.figure().names().getFirst(),
                                    mention.printed().value().toPlainString(),
                                    before.printed().value().toPlainString(),
                                    places.get(mention.figure().id())),
                    "Quote both by the id " + mention.figure().id() + ".");
        });
    }

    /** The one printed with fewer digits may be the other rounded. */
    private static boolean agree(Printed one, Printed other) {
        double room = Math.max(one.rounding(), other.rounding());
        return Math.abs(one.number() - other.number()) <= room;
    }

    static void stored(Document document, List<Figure> figures, Consumer<Fault> sink) {
        mentions(document, figures, (mention, place) -> {
            Figure figure = mention.figure();
            if (!isOfNow(mention)
                    || Double.isNaN(figure.value())
                    || mention.printed().tells(figure.value())) return;
            if (mention.printed().tells(figure.net())) net(mention, place, sink);
            else unequal(mention, place, sink);
        });
    }

    private static void net(Mention mention, String place, Consumer<Fault> sink) {
        ContradictionCheck.tell(
                sink,
                "CONTRA-003",
                place,
                "%s is told net of surplus: %s."
                        .formatted(
                                mention.figure().names().getFirst(),
                                mention.printed().value().toPlainString()),
                "Write the gross gap " + told(mention) + "; what one place has too much helps no other.");
    }

    private static void unequal(Mention mention, String place, Consumer<Fault> sink) {
        ContradictionCheck.tell(
                sink,
                "CONTRA-007",
                place,
                "%s is told as %s, the stored value is %s."
                        .formatted(
                                mention.figure().names().getFirst(),
                                mention.printed().value().toPlainString(),
                                told(mention)),
                "Quote it by its id " + mention.figure().id() + ", or correct the value at its source.");
    }

    private static String told(Mention mention) {
        return ShareRules.rounded(
                mention.figure().value(), Math.max(2, mention.printed().decimals()));
    }

    static void broken(Document document, List<Figure> figures, Consumer<Fault> sink) {
        var suspicious = figures.stream().filter(Figure::broken).toList();
        for (Passage passage : document.passages()) {
            if (BREAK_TOLD.matcher(passage.text()).find()) continue;
            for (String sentence : Sentences.of(passage)) {
                if (YEAR.matcher(sentence).results().count() < 2) continue;
                Sentences.mentions(sentence, suspicious).forEach(mention -> tellBreak(mention, passage, sink));
            }
        }
    }

    private static void tellBreak(Mention mention, Passage passage, Consumer<Fault> sink) {
        ContradictionCheck.tell(
                sink,
                "CONTRA-006",
                ContradictionCheck.passage(passage.number()),
                "Years of %s are compared although its boundary changed between them."
                        .formatted(mention.figure().names().getFirst()),
                "Say that the series is broken, or compare with the back-cast on the new boundary.");
    }

    static void quotes(Document document, List<Figure> figures, Consumer<Fault> sink) {
        Map<String, Figure> byId =
                figures.stream().collect(Collectors.toMap(Figure::id, Function.identity(), (a, b) -> a));
        for (Quote quote : document.quotes()) {
            Figure figure = byId.get(quote.id());
            if (figure == null || Double.isNaN(figure.value())) unknown(quote, sink);
            else if (!tells(quote, figure)) edited(quote, figure, sink);
        }
    }

    private static boolean tells(Quote quote, Figure figure) {
        List<Printed> printed = Printed.all(quote.text());
        if (printed.isEmpty()) printed = ChineseNumber.all(quote.text());
        return printed.size() == 1 && printed.getFirst().tells(figure.value()) && fits(printed.getFirst(), figure);
    }

    /** A unit in the quote must be that of the figure: 56 ‰ is not 56 %. */
    private static boolean fits(Printed printed, Figure figure) {
        String unit = printed.unit();
        return unit.isEmpty() || unit.startsWith(figure.unit()) || figure.unit().startsWith(unit);
    }

    private static void unknown(Quote quote, Consumer<Fault> sink) {
        ContradictionCheck.tell(
                sink,
                "CONTRA-009",
                quote.place(),
                "There is no value with the id %s.".formatted(quote.id()),
                "Take the id from the page of the indicator.");
    }

    private static void edited(Quote quote, Figure figure, Consumer<Fault> sink) {
        ContradictionCheck.tell(
                sink,
                "CONTRA-007",
                quote.place(),
                "%s quotes %s, but \"%s\" is printed; the stored value is %s."
                        .formatted(
                                quote.id(), figure.names().getFirst(), quote.text(), ShareRules.plain(figure.value())),
                "Write the report anew from the stored values.");
    }
}
