package org.songhua.warning.internal.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectId;
import org.songhua.engine.rule.Decision;
import org.songhua.engine.rule.Reason;
import org.songhua.pack.Text;
import org.songhua.people.Scope;
import org.songhua.sensing.Datastreams;
import org.songhua.store.Database;
import org.songhua.warning.Finding;
import org.songhua.warning.Findings;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningFilter;
import org.songhua.warning.WarningRaised;
import org.songhua.warning.WarningsChanged;
import org.songhua.warning.internal.rules.Micros;
import org.songhua.warning.internal.rules.RuleDefinition;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Findings take the way of decisions of rules, in a transaction of their own. */
@Service
class DefaultFindings implements Findings {
    private static final int NEWEST = 20;

    private final Intake intake;
    private final JdbcWarnings warnings;
    private final JdbcNews news;
    private final Groups groups;
    private final Datastreams datastreams;
    private final CityObjects objects;
    private final Database database;
    private final ApplicationEventPublisher events;

    @SuppressWarnings("TooManyParameters")
    DefaultFindings(
            Intake intake,
            JdbcWarnings warnings,
            JdbcNews news,
            Groups groups,
            Datastreams datastreams,
            CityObjects objects,
            Database database,
            ApplicationEventPublisher events) {
        this.intake = intake;
        this.warnings = warnings;
        this.news = news;
        this.groups = groups;
        this.datastreams = datastreams;
        this.objects = objects;
        this.database = database;
        this.events = events;
    }

    @Override
    public Optional<Warning> inAlarm(String code) {
        return list(code, NEWEST).stream().filter(Warning::inAlarm).findFirst();
    }

    @Override
    public Optional<Warning> newest(String code) {
        return list(code, 1).stream().findFirst();
    }

    private List<Warning> list(String code, int limit) {
        var filter = new WarningFilter(false, null, null, null, code, null, null, null, null, null, limit);
        return warnings.list(filter, Scope.ALL);
    }

    @Override
    public Warning raise(Finding finding) {
        var begun = new ArrayList<Warning>();
        Warning raised = database.inTransaction(() -> {
            news.takeTurn();
            Optional<Warning> open = inAlarm(finding.code());
            if (open.isPresent()) return open.get();
            begun.addAll(intake.take(List.of(news(finding))));
            warnings.markFound(finding.code());
            Warning warning = inAlarm(finding.code()).orElseThrow();
            lead(warning, finding);
            return warnings.find(warning.id(), Scope.ALL).orElseThrow();
        });
        begun.forEach(one -> events.publishEvent(new WarningRaised(one)));
        events.publishEvent(new WarningsChanged(news.last()));
        return raised;
    }

    /** The finding says what sensors only feel: it leads, also when they were sooner. */
    private void lead(Warning warning, Finding finding) {
        Instant from = finding.at().minus(Grouping.TOGETHER);
        var leaders = new ArrayList<Long>();
        if (warning.leader() != null) leaders.add(warning.leader());
        warnings.listRecent(from).stream()
                .filter(one ->
                        one.pack().equals(finding.pack()) && finding.things().contains(one.thing()))
                .forEach(one -> leaders.add(one.leader()));
        leaders.stream()
                .distinct()
                .filter(one -> one != warning.id() && !groups.wasTakenUp(one))
                .forEach(one -> warnings.handOver(one, warning.id(), false));
        groups.settle(warning.id(), finding.at());
    }

    @Override
    public void end(String code, Instant at, List<Reason> reasons) {
        Boolean isEnded = database.inTransaction(() -> {
            news.takeTurn();
            Optional<Warning> open = inAlarm(code);
            open.ifPresent(warning -> intake.take(List.of(ended(warning, at, reasons))));
            return open.isPresent();
        });
        if (Boolean.TRUE.equals(isEnded)) events.publishEvent(new WarningsChanged(news.last()));
    }

    private News news(Finding finding) {
        var raise = new Decision.Raise(0, Micros.of(finding.at()), finding.level(), finding.reasons());
        return new News(rule(finding.code(), finding.pack(), finding.name(), finding.advice()), site(finding), raise);
    }

    private static RuleDefinition rule(String code, String pack, Text name, @Nullable Text advice) {
        return new RuleDefinition(
                code, pack, name, advice, List.of(), List.of(), Map.of(), Map.of(), List.of(), 0, 0, 0, 0, 0);
    }

    private Site site(Finding finding) {
        var stream = datastreams.list(List.of(finding.subject())).getFirst();
        UUID id = finding.cityObject();
        Optional<CityObject> object = id == null ? Optional.empty() : objects.find(new ObjectId(id), Scope.ALL);
        return new Site(
                finding.subject(),
                stream.property(),
                stream.thing(),
                stream.thingName(),
                id,
                object.map(CityObject::name).orElse(null),
                object.map(CityObject::classCode).orElse(null),
                object.map(CityObject::region).orElse(null),
                finding.longitude(),
                finding.latitude());
    }

    private static News ended(Warning warning, Instant at, List<Reason> reasons) {
        var rule = rule(warning.rule(), warning.pack(), warning.name(), warning.advice());
        var site = new Site(
                warning.subject(),
                warning.property(),
                warning.thing() == null ? 0 : warning.thing(),
                "",
                warning.cityObject(),
                null,
                null,
                null,
                warning.longitude(),
                warning.latitude());
        return new News(rule, site, new Decision.Clear(0, Micros.of(at), warning.level(), reasons));
    }
}
