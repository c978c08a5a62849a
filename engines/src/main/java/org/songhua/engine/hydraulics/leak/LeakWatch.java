package org.songhua.engine.hydraulics.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.songhua.engine.hydraulics.leak.Finding.Evidence;
import org.songhua.engine.hydraulics.leak.Finding.Kind;
import org.songhua.engine.hydraulics.leak.Finding.SearchArea;
import org.songhua.engine.hydraulics.leak.Localiser.Candidate;

/**
 * Goes through residuals block by block, as they come, and tells what looks like a leak. Each pressure has two sums ({@link Cusum}): over blocks for
 * what comes suddenly, over days for what comes slowly. When one raises, the change of all channels is compared with what each pipe would do ({@link
 * Localiser}); what one pipe explains is a leak, what is the reverse of a leak known before is its end, anything else is taken as a new
 * custom and not told. What was told is expected from then on. Nothing of a later block is used for an earlier one. For one thread.
 */
public final class LeakWatch {
    /** Two changes whose weighted vectors have this cosine are of one leak. */
    private static final double ALIKE = 0.9;

    /** A leak that has become so many times larger is told again. */
    private static final double GROWN = 1.5;

    /** What adds more than so many times what was lost before is another leak. */
    private static final double LARGEST_GROWTH = 2;

    /** A pipe explains as well as another when it explains at most so much less. */
    private static final double AS_GOOD = 0.05;

    private static final double CLEAR = 0.5;
    private static final int SLOW_DAYS = 2;

    private final Residuals residuals;
    private final Signatures signatures;
    private final WatchSettings settings;
    private final PipeDistances distances;
    private final Normal normal;
    private final int learned;
    private final int day;
    private final Cusum[] sudden;
    private final Cusum[] slow;
    private final List<RunningLeak> open = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private int leaks;
    private int unexplained;
    /** Block of a sudden alarm that is waited on; -1 for none. */
    private int suspected = -1;

    private int suspectedSince;
    /** Block since which a change is waited on to have lasted a day; -1 for none. */
    private int settling = -1;
    /** Before this the days before hold a change. */
    private int quietUntil;

    private LeakWatch(ModelRun.Result run, WatchSettings settings) {
        this.residuals = run.residuals();
        this.signatures = run.signatures();
        this.settings = settings;
        this.distances = run.distances();
        day = residuals.blocksOfADay();
        learned = Math.min(settings.learningDays() * day, residuals.blocks());
        normal = new Normal(residuals, signatures.channels(), learned);
        int pressures = signatures.channels().sensors().size();
        sudden = sums(pressures, settings.suddenSlack(), 365.25 * day);
        slow = sums(pressures, settings.slowSlack(), 365.25);
    }

    /** Each of the sums has its part of the false alarms. */
    private Cusum[] sums(int channels, double slack, double valuesPerYear) {
        double runLength = valuesPerYear / settings.falseAlarmsPerYear() * channels;
        double limit = Cusum.limitFor(slack, runLength);
        return IntStream.range(0, channels)
                .mapToObj(c -> new Cusum(slack, limit))
                .toArray(Cusum[]::new);
    }

    /**
     * What was found.
     *
     * @param findings in the order in which they were told
     * @param unexplained changes that no pipe explains
     */
    public record Told(List<Finding> findings, int unexplained) {
        public Told {
            findings = List.copyOf(findings);
        }
    }

    /** Watches all blocks after those learned from. */
    public static Told watch(ModelRun.Result run, WatchSettings settings) {
        var watch = new LeakWatch(run, settings);
        for (int block = watch.learned; block < watch.residuals.blocks(); block++) watch.look(block);
        return new Told(watch.findings, watch.unexplained);
    }

    private void look(int block) {
        if (block >= quietUntil)
            for (int c = 0; c < sudden.length; c++) sudden[c].add(normal.standardJump(c, block), block);
        if (suspected >= 0) {
            if (hours(suspected, block) >= settings.confirmHours()) confirm(block);
        } else if (block >= quietUntil && isRaised(sudden)) {
            suspected = block;
            suspectedSince = sharpened(block);
        } else if (settling >= 0) {
            if (block - settling >= day) settle(block);
        } else if ((block + 1 - learned) % day == 0) lookAtDay(block);
    }

    /** Start at which the values of the loudest channel since then are the most unlikely (Hinkley 1970). */
    private int sharpened(int block) {
        int channel = List.of(sudden).indexOf(loudest(sudden));
        int first = (int) sudden[channel].since();
        return first + mostUnlikely(first, block, 1, b -> normal.standardJump(channel, b));
    }

    private int sharpenedDay(int block) {
        int channel = List.of(slow).indexOf(loudest(slow));
        int first = (int) slow[channel].since();
        return first + mostUnlikely(first, block, day, b -> normal.standardDay(channel, b + day - 1));
    }

    /** {@return number of blocks after the first one from which on the sum of the values, over the root of their number, is largest} */
    private static int mostUnlikely(int first, int last, int step, IntToDoubleFunction values) {
        int count = (last - first) / step;
        int start = count;
        double best = 0;
        double sum = 0;
        for (int k = count; k >= 0; k--) {
            double value = values.applyAsDouble(first + k * step);
            if (!Double.isNaN(value)) sum += value;
            double unlikely = sum * sum / (count - k + 1);
            if (unlikely >= best) start = k;
            best = Math.max(best, unlikely);
        }
        return start * step;
    }

    private double hours(int from, int to) {
        return (to - from) * residuals.blockSeconds() / 3600.0;
    }

    /** A sudden change that has stayed is told at once, and accepted when it has been there for a whole day. */
    private void confirm(int block) {
        var change = new Change(
                Kind.SUDDEN,
                suspectedSince,
                block,
                slots(suspectedSince, block),
                normal.jumps(suspectedSince, block + 1),
                normal.spreads(block + 1 - suspectedSince));
        boolean known = judge(change);
        suspected = -1;
        if (known) hush(suspectedSince);
        if (known) settling = suspectedSince;
        else quietUntil = block + day;
        for (Cusum sum : sudden) sum.reset();
    }

    /** Until most of the days before have the change too, it would be seen again and again. */
    private void hush(int since) {
        quietUntil = Math.max(quietUntil, since + (Normal.DAYS_BEFORE / 2 + 1) * day);
        for (Cusum sum : sudden) sum.reset();
    }

    private void settle(int block) {
        settling = -1;
        normal.accept(normal.change(block + 1 - day, block + 1 - day, block + 1));
        for (Cusum sum : slow) sum.reset();
    }

    private void lookAtDay(int block) {
        if (block >= quietUntil) normal.learnJumps(block + 1);
        for (int c = 0; c < slow.length; c++) slow[c].add(normal.standardDay(c, block), block + 1 - day);
        if (!isRaised(slow)) return;
        int since = sharpenedDay(block);
        int from = Math.max(since, block + 1 - SLOW_DAYS * day);
        double[] size = normal.change(since, from, block + 1);
        judge(new Change(Kind.SLOW, since, block, slots(from, block), size, normal.spreads(block + 1 - from)));
        normal.accept(size);
        hush(since);
        for (Cusum sum : slow) sum.reset();
    }

    private static boolean isRaised(Cusum[] sums) {
        return Arrays.stream(sums).anyMatch(Cusum::isRaised);
    }

    private static Cusum loudest(Cusum[] sums) {
        return Arrays.stream(sums).max(Comparator.comparingDouble(Cusum::level)).orElseThrow();
    }

    private boolean judge(Change change) {
        List<Candidate> loss = rank(change.size(), change.spread(), change.slots());
        List<Candidate> gain = rank(change.reversed(), change.spread(), change.slots());
        boolean known = explained(gain) > explained(loss) ? endsOne(change, gain) : isLeak(change, loss);
        if (!known) unexplained++;
        return known;
    }

    private int[] slots(int from, int to) {
        return IntStream.rangeClosed(from, Math.min(to, from + day - 1))
                .map(residuals::slot)
                .toArray();
    }

    private List<Candidate> rank(double[] size, double[] spread, int[] slots) {
        return Localiser.rank(signatures, size, spread, slots);
    }

    private static double explained(List<Candidate> ranked) {
        return ranked.isEmpty() ? 0 : ranked.getFirst().explained();
    }

    /** The reverse of a leak that runs. */
    private boolean endsOne(Change change, List<Candidate> gain) {
        Optional<RunningLeak> ended = open.stream()
                .filter(leak -> -change.alike(leak.change()) >= ALIKE && isAsGood(leak.pipe, gain))
                .min(Comparator.comparingDouble(leak -> change.alike(leak.change())));
        if (ended.isEmpty()) return false;
        tell(Kind.ENDED, ended.get(), change, gain);
        open.remove(ended.get());
        return true;
    }

    private static boolean isAsGood(String pipe, List<Candidate> ranked) {
        return ranked.stream()
                .anyMatch(one -> one.pipe().equals(pipe) && one.explained() >= explained(ranked) - AS_GOOD);
    }

    private boolean isLeak(Change change, List<Candidate> ranked) {
        if (explained(ranked) < settings.leastExplained() || !isFall(change)) return false;
        if (ranked.getFirst().cubicMetresPerHour() < settings.leastSize()) return false;
        RunningLeak leak = sameOrNew(change, ranked);
        leak.add(change);
        List<Candidate> all = rank(leak.change(), leak.spread(), change.slots());
        leak.pipe = all.getFirst().pipe();
        leak.size = all.getFirst().cubicMetresPerHour();
        if (all.getFirst().cubicMetresPerHour() >= GROWN * leak.told) tell(change.kind(), leak, change, all);
        return true;
    }

    /** Where water is lost, pressure falls somewhere, and not much less clearly than it seems to rise elsewhere. */
    private boolean isFall(Change change) {
        return change.fall(signatures.channels()) >= CLEAR * change.rise(signatures.channels());
    }

    private RunningLeak sameOrNew(Change change, List<Candidate> ranked) {
        return open.stream()
                .filter(leak -> change.alike(leak.change()) >= ALIKE && isAsGood(leak.pipe, ranked))
                .filter(leak -> ranked.getFirst().cubicMetresPerHour() <= LARGEST_GROWTH * leak.size)
                .max(Comparator.comparingDouble(leak -> change.alike(leak.change())))
                .orElseGet(() -> begin(change));
    }

    private RunningLeak begin(Change change) {
        var leak =
                new RunningLeak(++leaks, change.since(), signatures.channels().count());
        open.add(leak);
        return leak;
    }

    private void tell(Kind kind, RunningLeak leak, Change change, List<Candidate> ranked) {
        Candidate best = ranked.getFirst();
        SearchArea area = SearchArea.of(ranked, distances, settings.searchDistance());
        if (kind != Kind.ENDED && area.likelihood() < settings.leastLikelihood()) return;
        leak.told = best.cubicMetresPerHour();
        findings.add(new Finding(
                leak.number,
                kind,
                kind == Kind.ENDED ? change.since() : leak.since,
                change.block(),
                best.cubicMetresPerHour(),
                best.spread(),
                ranked.subList(0, Math.min(settings.shown(), ranked.size())),
                area,
                evidence(change)));
    }

    private List<Evidence> evidence(Change change) {
        return IntStream.range(0, change.size().length)
                .filter(c -> !Double.isNaN(change.size()[c]))
                .mapToObj(c ->
                        new Evidence(residuals.names().get(c), change.size()[c], change.size()[c] / change.spread()[c]))
                .sorted(Comparator.comparingDouble((Evidence one) -> -Math.abs(one.spreads())))
                .toList();
    }
}
