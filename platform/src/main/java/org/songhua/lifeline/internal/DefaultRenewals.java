package org.songhua.lifeline.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.ObjectId;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.hydraulics.city.Assets.PipeAsset;
import org.songhua.engine.renewal.Calibration;
import org.songhua.engine.renewal.FailureModel;
import org.songhua.engine.renewal.FailureModel.Forecast;
import org.songhua.engine.renewal.PipeHistory;
import org.songhua.engine.renewal.RenewalPlan;
import org.songhua.engine.renewal.RenewalPlan.Candidate;
import org.songhua.lifeline.Lifeline;
import org.songhua.lifeline.RenewalReport;
import org.songhua.lifeline.RenewalReport.Choice;
import org.songhua.lifeline.Renewals;
import org.songhua.lifeline.internal.LifelineModel.People;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.register.RecordQuery;
import org.songhua.register.Register;
import org.songhua.register.RegisterRecord;
import org.songhua.register.RegisterState;
import org.songhua.register.Registers;
import org.springframework.stereotype.Service;

/** Plans renewal: breaks from a register, likelihood from the failure model, consequence from the isolation of each pipe. */
@Service
class DefaultRenewals implements Renewals {
    private static final int WINDOW_YEARS = 10;
    private static final int CHECKED_YEARS = 5;
    private static final double MOST_MONEY = 1e12;
    private static final double LEAST_METRES = 0.1;

    private final DefaultLifelines lifelines;
    private final Registers registers;
    private final PackView<Map<String, RenewalRules>> rules;
    private final Clock clock;

    DefaultRenewals(DefaultLifelines lifelines, Registers registers, PackContent packs, Clock clock) {
        this.lifelines = lifelines;
        this.registers = registers;
        this.rules = PackView.of(packs, RenewalRules::read);
        this.clock = clock;
    }

    @Override
    public RenewalReport plan(String lifeline, double budget, Caller caller) {
        Lifeline network = lifelines.require(lifeline);
        RenewalRules how = rules.get().get(lifeline);
        if (how == null) throw new NotFoundException("plan of renewal of the network " + lifeline);
        if (!(budget >= 0 && budget <= MOST_MONEY)) throw outOfRange();
        LifelineModel model = lifelines.model(network, caller.scope());
        int year = LocalDate.now(clock).getYear();
        return new Planning(how, model, year, budget, histories(how, model, caller)).report(caller.scope());
    }

    @Override
    public Optional<Breaks> breaks(String lifeline) {
        return Optional.ofNullable(rules.get().get(lifeline))
                .map(how -> new Breaks(how.register(), how.date(), how.since()));
    }

    private static FaultException outOfRange() {
        return new FaultException(Fault.refused(
                "LIFE-005",
                Place.atField("/budget"),
                "The budget must be from 0 to " + MOST_MONEY + " yuan.",
                "Give a number in that range."));
    }

    /** {@return pipes of the model with their breaks, by identifier} */
    private Map<String, PipeHistory> histories(RenewalRules how, LifelineModel model, Caller caller) {
        Map<UUID, List<Integer>> breaks = breaks(how, caller);
        var histories = new LinkedHashMap<String, PipeHistory>();
        for (PipeAsset pipe : model.pipeAssets())
            if (model.holds(ObjectId.parse(pipe.id())))
                histories.put(
                        pipe.id(),
                        history(
                                pipe,
                                breaks.getOrDefault(ObjectId.parse(pipe.id()).value(), List.of())));
        return histories;
    }

    private static PipeHistory history(PipeAsset pipe, List<Integer> years) {
        String material = pipe.material();
        return new PipeHistory(
                pipe.id(),
                pipe.lengthMetres() >= LEAST_METRES ? pipe.lengthMetres() : LEAST_METRES,
                pipe.diameterMillimetres(),
                material == null ? "" : material,
                pipe.yearBuilt() > 0 ? (int) pipe.yearBuilt() : 0,
                years);
    }

    /** What was entered by mistake and ended does not count. */
    private Map<UUID, List<Integer>> breaks(RenewalRules how, Caller caller) {
        Register register = registers.get(how.register(), caller);
        var breaks = new HashMap<UUID, List<Integer>>();
        registers.each(how.register(), RecordQuery.ALL, caller, record -> {
            UUID pipe = record.object();
            Integer year = year(record, how.date());
            boolean counts = register.findState(record.state())
                    .map(state -> state.kind() != RegisterState.Kind.ENDED)
                    .orElse(true);
            if (pipe != null && year != null && counts)
                breaks.computeIfAbsent(pipe, any -> new ArrayList<>()).add(year);
        });
        return breaks;
    }

    private static @Nullable Integer year(RegisterRecord record, String field) {
        return record.fields().get(field) instanceof String day
                ? (Integer) LocalDate.parse(day).getYear()
                : null;
    }

    /** One plan. */
    private final class Planning {
        private final RenewalRules how;
        private final LifelineModel model;
        private final int year;
        private final double budget;
        private final Map<String, PipeHistory> histories;
        private final List<PipeHistory> pipes;

        Planning(RenewalRules how, LifelineModel model, int year, double budget, Map<String, PipeHistory> histories) {
            this.how = how;
            this.model = model;
            this.year = year;
            this.budget = budget;
            this.histories = histories;
            pipes = List.copyOf(histories.values());
        }

        RenewalReport report(Scope scope) {
            if (pipes.isEmpty() || year <= how.since()) return report(List.of(), 0, 0, 0);
            FailureModel failures =
                    FailureModel.fit(pipes, how.since(), Math.max(how.since(), year - WINDOW_YEARS), year);
            List<Candidate> candidates =
                    pipes.stream().map(pipe -> candidate(pipe, failures)).toList();
            RenewalPlan plan =
                    RenewalPlan.lazily(budget, MOST, candidates, pipe -> consequence(model.withoutPipe(pipe)));
            return report(
                    plan.chosen().stream()
                            .map(one -> choice(one, failures.forecast(history(one.pipe()), year), scope))
                            .toList(),
                    plan.cost(),
                    plan.avoided(),
                    candidates.stream().mapToDouble(Candidate::breaks).sum());
        }

        private RenewalReport report(List<Choice> choices, double cost, double avoided, double expected) {
            int breaks = pipes.stream()
                    .mapToInt(pipe -> pipe.breaks(how.since(), year))
                    .sum();
            return new RenewalReport(
                    year,
                    how.since(),
                    budget,
                    cost,
                    avoided,
                    pipes.size(),
                    breaks,
                    expected,
                    how.shareOfShort(),
                    how.costOfJob(),
                    how.costOfMetre(),
                    how.costOfMillimetre(),
                    choices,
                    Calibration.of(pipes, how.since(), WINDOW_YEARS, year - CHECKED_YEARS, year),
                    model.dataVersion());
        }

        private PipeHistory history(String pipe) {
            return Objects.requireNonNull(histories.get(pipe));
        }

        /** At most all who draw what flows into its part of the network are hit. */
        private Candidate candidate(PipeHistory pipe, FailureModel failures) {
            double cost = how.cost(pipe.lengthMetres(), pipe.diameterMillimetres());
            return new Candidate(pipe.id(), failures.expected(pipe, year), model.peopleBehind(pipe.id()), cost);
        }

        private double consequence(People people) {
            return people.without() + how.shareOfShort() * people.shortOf();
        }

        private Choice choice(Candidate one, Forecast forecast, Scope scope) {
            PipeHistory pipe = history(one.pipe());
            People people = model.withoutPipe(one.pipe());
            ObjectId id = ObjectId.parse(one.pipe());
            return new Choice(
                    id,
                    model.endsOf(one.pipe()),
                    pipe.material(),
                    pipe.yearBuilt(),
                    pipe.diameterMillimetres(),
                    pipe.lengthMetres(),
                    pipe.breaks(how.since(), year),
                    one.breaks(),
                    people.without(),
                    people.shortOf(),
                    one.risk(),
                    one.cost(),
                    forecast.reasons(),
                    lifelines.geoJson(id, scope));
        }
    }
}
