package org.songhua.warning.internal.live;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observations;
import org.songhua.sensing.Result;
import org.songhua.store.Database;
import org.songhua.store.EmbeddedPostgres;
import org.songhua.warning.Action;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningCommand;
import org.songhua.warning.WarningFilter;
import org.songhua.warning.WarningRules;
import org.songhua.warning.Warnings;
import org.songhua.wiring.Application;
import org.songhua.wiring.Settings;
import org.songhua.wiring.Store;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A program to be killed: sensors go over their limits and back without end, and a desk works on what is raised. Prints {@code sent
 * <rounds>} for readings and {@code acted <warning> <action>} for actions, after they were acknowledged.
 */
public final class RestlessSensors {
    static final String RULE = "restless";
    static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final int SENSORS = 12;
    private static final Caller CHIEF = Caller.all("chief");
    private static final List<Action> ACTIONS =
            List.of(Action.JUDGE, Action.ISSUE, Action.ACKNOWLEDGE, Action.ARRIVE, Action.COMMENT);

    private final ConfigurableApplicationContext context;
    private final Database database;
    private final Random random;

    private RestlessSensors(ConfigurableApplicationContext context, Random random) {
        this.context = context;
        this.database = context.getBean(Database.class);
        this.random = random;
    }

    /** @param arguments data folder, number of the round */
    public static void main(String[] arguments) {
        int round = Integer.parseInt(arguments[1]);
        var program = new RestlessSensors(open(Path.of(arguments[0])), new Random(round));
        List<Long> sensors = round == 1 ? program.found() : program.sensors();
        Thread.ofPlatform().daemon().start(program::work);
        program.send(sensors);
    }

    static ConfigurableApplicationContext open(Path folder) {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "songhua");
        var settings = new Settings(folder, null, null, null, cache, EmbeddedPostgres.durableSettings());
        return Application.serve(Store.open(settings), java.util.Map.of("server.port", 0));
    }

    /** Sensors 10 km apart, so that each is a cause of its own. */
    private List<Long> found() {
        context.getBean(WarningRules.class).publish("""
                        rules:
                          restless:
                            name: {zh: 水位, en: Level}
                            quiet: 2 min
                            inputs:
                              restless_level: {unit: '%', every: 1 min}
                            levels:
                              yellow: {when: value > 50 % hysteresis 5 %}
                              orange: {when: 'mean(3 min) > 70 %', hold: 1 min}
                              red: {when: value > 90 %}
                        """, "for a test", CHIEF);
        database.update(
                "insert into sensing.observed_property (name, definition, description) values ('x', 'urn:x:restless_level', '')");
        return database.list("""
                with thing as (
                  insert into sensing.thing (name, description) select 'T', '' from generate_series(1, ?) returning id),
                sensor as (insert into sensing.sensor (name, description, encoding_type, metadata) values ('s', '', '', '""') returning id)
                insert into sensing.datastream (name, description, observation_type, unit, thing, sensor, observed_property)
                select 'L', '', '', jsonb_build_object('symbol', '%', 'definition', 'ucum:%'), t.id, s.id, p.id
                from thing t, sensor s, sensing.observed_property p where p.definition = 'urn:x:restless_level' returning id""", row -> row.whole("id"), SENSORS);
    }

    private List<Long> sensors() {
        return database.list("""
                select d.id from sensing.datastream d join sensing.observed_property p on p.id = d.observed_property
                where p.definition = 'urn:x:restless_level' order by d.id""", row -> row.whole("id"));
    }

    /** A reading of each sensor for each minute, one commit a minute; goes on a little behind where the last round was. */
    private void send(List<Long> sensors) {
        Instant newest = database.get(
                "select coalesce(max(raised_at), ?) as at from warning.warning where rule = ?",
                row -> row.instant("at"),
                START,
                RULE);
        long minute = java.time.Duration.between(START, newest).toMinutes() + 10_000;
        var values = new double[sensors.size()];
        for (int sent = 1; ; sent++, minute++) {
            var readings = new ArrayList<NewObservation>();
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.clamp(values[i] + random.nextDouble(-30, 30), 0, 100);
                Instant at = START.plusSeconds(60 * minute);
                readings.add(
                        new NewObservation(sensors.get(i), at, null, null, new Result.Numeric(values[i]), null, null));
            }
            context.getBean(Observations.class).append(readings);
            System.out.println("sent " + sent);
        }
    }

    /** Takes up whatever is there; now and then the time of a step runs out. */
    private void work() {
        Warnings warnings = context.getBean(Warnings.class);
        while (true) {
            List<Warning> open = warnings.list(WarningFilter.QUEUE, Scope.ALL);
            if (open.isEmpty()) continue;
            Warning one = open.get(random.nextInt(open.size()));
            if (random.nextInt(4) == 0) {
                database.update(
                        "update warning.warning set stage_since = now() - interval '5 hours', due_at = now() where id = ? and due_at is not null",
                        one.id());
                continue;
            }
            act(warnings, one.id(), ACTIONS.get(random.nextInt(ACTIONS.size())));
        }
    }

    private static void act(Warnings warnings, long id, Action action) {
        try {
            warnings.act(id, new WarningCommand(action, null, null, "note", null), CHIEF);
            System.out.println("acted " + id + " " + action);
        } catch (FaultException e) {
            // Not possible at its stage; the next may be.
        }
    }
}
