package org.songhua.warning.internal.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songhua.engine.rule.Decision;
import org.songhua.engine.rule.Level;
import org.songhua.engine.rule.Reason;
import org.songhua.store.Database;
import org.songhua.store.Row;
import org.songhua.warning.Warning;
import org.songhua.warning.internal.desk.Intake;
import org.songhua.warning.internal.desk.News;
import org.songhua.warning.internal.desk.Site;
import org.songhua.warning.internal.rules.Micros;
import org.songhua.warning.internal.rules.RuleCatalogue;
import org.songhua.warning.internal.rules.RuleDefinition;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes warnings of what a cluster decided. The place in its table moves on in the transaction that makes them, so each decision counts once. What was
 * decided by a rule that is no more in force, or about a sensor that is gone, ends what stands and begins nothing.
 */
@Component
class StreamedDecisions {
    private static final int PORTION = 500;
    private static final String PLACE = "select number from warning.stream_place";
    private static final String NEXT = """
            select number, rule, subject, time_us, kind, from_rank, rank, reasons::text as reasons
            from stream.decision where number > ? order by number limit ?""";
    private static final String MOVE = "update warning.stream_place set number = ?";
    private static final String BEGIN = "insert into warning.stream_place (number) values (?)";

    private final Database database;
    private final RuleCatalogue catalogue;
    private final WatchMaker maker;
    private final Intake intake;

    StreamedDecisions(Database database, RuleCatalogue catalogue, WatchMaker maker, Intake intake) {
        this.database = database;
        this.catalogue = catalogue;
        this.maker = maker;
        this.intake = intake;
    }

    /** One row of the table. */
    private record Line(long number, String rule, long subject, Decision decision) {}

    /**
     * What a portion came to.
     *
     * @param count decisions that were read
     */
    record Taken(int count, List<Warning> raised) {
        boolean isMore() {
            return count == PORTION;
        }
    }

    /** Takes a portion of what was decided since the last time. */
    Taken take() {
        return database.inTransaction(() -> {
            long place = database.find(PLACE, row -> row.whole("number")).orElse(0L);
            List<Line> lines = database.list(NEXT, StreamedDecisions::line, place, PORTION);
            if (lines.isEmpty()) return new Taken(0, List.of());
            List<Warning> raised = intake.take(news(lines));
            move(lines.getLast().number());
            return new Taken(lines.size(), raised);
        });
    }

    private void move(long number) {
        if (database.update(MOVE, number) == 0) database.update(BEGIN, number);
    }

    private List<News> news(List<Line> lines) {
        var overrides = new WatchMaker.Overrides(catalogue.overrides());
        var news = new ArrayList<News>();
        for (Line line : lines) {
            Optional<RuleDefinition> rule = catalogue.find(line.rule());
            Optional<Site> site = rule.flatMap(one -> site(one, line.subject(), overrides));
            if (site.isPresent()) news.add(new News(rule.get(), site.get(), line.decision()));
            else if (line.decision() instanceof Decision.Clear) {
                intake.endOrphan(line.rule(), line.subject(), at(line.decision()));
            }
        }
        return news;
    }

    private Optional<Site> site(RuleDefinition rule, long subject, WatchMaker.Overrides overrides) {
        return maker.beside(List.of(subject), List.of(rule), overrides).stream()
                .map(watch -> watch.site)
                .filter(site -> site.subject() == subject)
                .findFirst();
    }

    private static Instant at(Decision decision) {
        return Micros.at(decision.time_us());
    }

    private static Line line(Row row) {
        return new Line(row.whole("number"), row.text("rule"), row.whole("subject"), decision(row));
    }

    private static Decision decision(Row row) {
        long time_us = row.whole("time_us");
        int from = row.integer("from_rank");
        int to = row.integer("rank");
        List<Reason> reasons = reasons(row.text("reasons"));
        return switch (row.text("kind")) {
            case "raise" -> new Decision.Raise(0, time_us, Level.ofRank(to), reasons);
            case "escalate" -> new Decision.Escalate(0, time_us, Level.ofRank(from), Level.ofRank(to), reasons);
            case "lower" -> new Decision.Lower(0, time_us, Level.ofRank(from), Level.ofRank(to), reasons);
            case "clear" -> new Decision.Clear(0, time_us, Level.ofRank(from), reasons);
            default -> throw new IllegalStateException("A decision of a kind " + row.text("kind") + ".");
        };
    }

    private static List<Reason> reasons(String json) {
        var reasons = new ArrayList<Reason>();
        for (JsonNode one : JsonMapper.shared().readTree(json)) {
            reasons.add(new Reason(
                    one.path("text").asString(""),
                    one.path("observed").asDouble(Double.NaN),
                    one.path("limit").asDouble(Double.NaN),
                    one.path("unit").asString(""),
                    one.path("clause").asString(""),
                    one.path("verified").asBoolean(false),
                    one.path("holds").asBoolean(false)));
        }
        return reasons;
    }
}
