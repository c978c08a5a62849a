package org.songhua.casework.internal.files;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.CaseClass;
import org.songhua.casework.CaseSummary;
import org.songhua.casework.Duplicates;
import org.songhua.casework.internal.files.JdbcDuplicates.Search;
import org.songhua.casework.internal.rules.CommonWords;
import org.songhua.casework.internal.rules.PersonalData;
import org.songhua.casework.internal.vault.Vault;
import org.songhua.engine.duplicate.CaseSketch;
import org.songhua.engine.duplicate.DuplicateIndex;
import org.songhua.engine.duplicate.HotSpots;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/**
 * Duplicates over the database: place, time and component narrow the cases down, then the words of the likeliest are opened and all is
 * ranked again. Words are kept nowhere outside the vault, not even as an index.
 */
public final class DefaultDuplicates implements Duplicates {
    private static final double RADIUS_METERS = 250;
    private static final Duration WINDOW = Duration.ofDays(30);
    private static final int MOST_LOOKED_AT = 2_000;
    private static final int MOST_READ = 30;
    private static final int MOST_SHOWN = 10;
    private static final int MOST_PER_CASE = 3;
    private static final int MOST_WORDS = 3;
    private static final double HOT_SIDE_METERS = 500;
    private static final int USUAL_TIMES = 8;
    private static final double MOST_CHANCE = 0.001;
    private static final int MOST_DAYS = 366;
    private static final double FARTHEST_METERS = 1_000;

    private final JdbcCases cases;
    private final JdbcDuplicates store;
    private final CaseCatalogue catalogue;
    private final Vault vault;
    private final Audit audit;
    private final Clock clock;

    public DefaultDuplicates(Database database, CaseCatalogue catalogue, Vault vault, Audit audit, Clock clock) {
        this.cases = new JdbcCases(database);
        this.store = new JdbcDuplicates(database);
        this.catalogue = catalogue;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Candidate> ofCase(UUID id, Scope scope) {
        CaseSummary one = cases.findSummary(id, scope).orElseThrow(() -> new NotFoundException("case " + id));
        CaseSketch sketch = sketch(one);
        if (!sketch.isPlaced() && one.component() == null) return List.of();
        var told = new HashSet<>(store.refused(id));
        told.add(id);
        var search = new Search(
                box(sketch),
                one.component(),
                one.createdAt().minus(WINDOW),
                one.createdAt().plus(WINDOW),
                false,
                MOST_LOOKED_AT);
        List<CaseSummary> around = store.around(search, scope).stream()
                .filter(other -> !told.contains(other.id()))
                .toList();
        Function<List<UUID>, Map<UUID, String>> read =
                ids -> store.texts(ids, text -> vault.openText(text).orElse(""));
        String own = read.apply(List.of(id)).getOrDefault(id, "");
        return ranked(sketch.saying(own), around, read);
    }

    @Override
    public List<Candidate> ofDraft(Draft draft) {
        Instant now = clock.instant();
        var sketch = CaseSketch.of(
                "", draft.longitude(), draft.latitude(), now, category(draft.classCode()), "", draft.text());
        double[] box = box(sketch);
        if (box == null) return List.of();
        var search = new Search(box, null, now.minus(WINDOW), now, true, MOST_LOOKED_AT);
        return ranked(sketch, store.around(search, Scope.ALL), store::publicTexts);
    }

    /** First without words, then the likeliest with them. */
    private List<Candidate> ranked(
            CaseSketch report, List<CaseSummary> around, Function<List<UUID>, Map<UUID, String>> read) {
        Map<String, CaseSummary> byId =
                around.stream().collect(Collectors.toMap(one -> one.id().toString(), one -> one));
        var likely = index(around.stream().map(this::sketch).toList()).rank(report, MOST_READ);
        Map<UUID, String> words =
                read.apply(likely.stream().map(one -> UUID.fromString(one.id())).toList());
        List<CaseSketch> speaking = likely.stream()
                .map(one -> Objects.requireNonNull(byId.get(one.id())))
                .map(one -> sketch(one).saying(words.getOrDefault(one.id(), "")))
                .toList();
        return index(speaking).rank(report, MOST_SHOWN).stream()
                .map(found -> candidate(found, Objects.requireNonNull(byId.get(found.id()))))
                .toList();
    }

    private static DuplicateIndex index(List<CaseSketch> sketches) {
        var index = new DuplicateIndex(RADIUS_METERS, WINDOW);
        sketches.forEach(index::add);
        return index;
    }

    private static Candidate candidate(org.songhua.engine.duplicate.Candidate found, CaseSummary summary) {
        return new Candidate(
                summary,
                found.score(),
                Double.isNaN(found.distanceMeters()) ? null : (Double) found.distanceMeters(),
                found.hours(),
                found.reasons().stream()
                        .map(reason -> new Reason(reason.kind().name().toLowerCase(Locale.ROOT), reason.share()))
                        .toList());
    }

    private CaseSketch sketch(CaseSummary one) {
        Double x = one.longitude();
        Double y = one.latitude();
        UUID component = one.component();
        return new CaseSketch(
                one.id().toString(),
                x == null ? Double.NaN : x,
                y == null ? Double.NaN : y,
                one.createdAt(),
                category(one.classCode()),
                component == null ? "" : component.toString(),
                new int[0]);
    }

    private String category(String classCode) {
        return catalogue
                .findClass(classCode)
                .map(one -> one.groupCode() + "/" + one.code())
                .orElse(classCode);
    }

    private static double @Nullable [] box(CaseSketch at) {
        if (!at.isPlaced()) return null;
        double dy = RADIUS_METERS / Distance.METERS_PER_DEGREE;
        double dx = dy / Math.max(0.01, Math.cos(Math.toRadians(at.latitude())));
        return new double[] {at.longitude() - dx, at.latitude() - dy, at.longitude() + dx, at.latitude() + dy};
    }

    @Override
    public void refuse(UUID id, UUID other, Caller caller) {
        if (!caller.may(Permission.CASE_DISPATCH) && !caller.may(Permission.CASE_REPORT))
            throw new NotAllowedException("The permission case.report or case.dispatch is missing.");
        for (UUID each : List.of(id, other))
            if (!cases.isWithin(each, caller.scope())) throw new NotFoundException("case " + each);
        if (id.equals(other))
            throw DefaultCases.refused("/other", "CASE-180", "A case is the same as itself.", "Name another.");
        store.refuse(id, other, caller.name(), clock.instant());
        audit.record(caller.name(), "duplicate.refused", "case:" + id, "{\"other\": \"" + other + "\"}");
    }

    @Override
    public List<HotSpot> hotSpots(int days, Scope scope) {
        if (days < 1 || days > 60)
            throw DefaultCases.refused("days", "CASE-181", days + " days cannot be looked at.", "Give 1 to 60.");
        Instant now = clock.instant();
        Duration recent = Duration.ofDays(days);
        Duration before = recent.multipliedBy(USUAL_TIMES);
        List<CaseSketch> since = store.since(now.minus(recent).minus(before), scope, code -> code);
        return HotSpots.find(since, HOT_SIDE_METERS, now, recent, before, MOST_CHANCE).stream()
                .sorted(Comparator.comparingDouble(HotSpots.HotSpot::chance))
                .limit(MOST_READ)
                .map(this::hotSpot)
                .toList();
    }

    private HotSpot hotSpot(HotSpots.HotSpot spot) {
        List<UUID> ids = spot.cases().stream().map(UUID::fromString).toList();
        return new HotSpot(
                spot.category(), spot.longitude(), spot.latitude(), ids, spot.usual(), spot.chance(), words(ids));
    }

    /** What at least half of the latest reports say alike; masked first, so that no name or number becomes a word. */
    private List<String> words(List<UUID> ids) {
        List<UUID> latest = ids.subList(Math.max(0, ids.size() - MOST_READ), ids.size());
        List<String> texts =
                store
                        .texts(
                                latest,
                                text -> vault.openText(text)
                                        .map(PersonalData::masked)
                                        .orElse(""))
                        .values()
                        .stream()
                        .filter(text -> !text.isBlank())
                        .toList();
        return texts.size() < 2 ? List.of() : CommonWords.of(texts, (texts.size() + 1) / 2, MOST_WORDS);
    }

    @Override
    public List<Pair> queue(int days, int limit, Scope scope) {
        if (days < 1 || days > 60)
            throw DefaultCases.refused("days", "CASE-181", days + " days cannot be looked at.", "Give 1 to 60.");
        Instant from = clock.instant().minus(Duration.ofDays(days));
        List<CaseSummary> open = store.open(from, MOST_LOOKED_AT, scope);
        var known = new DuplicateIndex(RADIUS_METERS, WINDOW);
        Map<String, CaseSummary> byId =
                open.stream().collect(Collectors.toMap(one -> one.id().toString(), one -> one));
        var pairs = new ArrayList<Pair>();
        for (CaseSummary one : open) {
            CaseSketch sketch = sketch(one);
            known.rank(sketch, MOST_PER_CASE).stream()
                    .map(found -> new Pair(one, candidate(found, Objects.requireNonNull(byId.get(found.id())))))
                    .forEach(pairs::add);
            known.add(sketch);
        }
        pairs.sort(Comparator.comparingDouble((Pair pair) -> pair.earlier().score())
                .reversed());
        var apart = store.toldApart();
        return pairs.stream()
                .filter(pair -> !apart.contains(JdbcDuplicates.pair(
                        pair.later().id(), pair.earlier().summary().id())))
                .limit(Math.clamp(limit, 1, 200))
                .toList();
    }

    @Override
    public List<Repeat> repeats(int days, double meters, Scope scope) {
        if (days < 1 || days > MOST_DAYS)
            throw DefaultCases.refused("days", "CASE-181", days + " days cannot be looked at.", "Give 1 to 366.");
        if (!(meters >= 1 && meters <= FARTHEST_METERS))
            throw DefaultCases.refused(
                    "meters", "CASE-182", "So far apart is no one place.", "Give 1 to 1,000 metres.");
        List<CaseSketch> since = store.since(clock.instant().minus(Duration.ofDays(days)), scope, code -> code);
        return RepeatGroups.of(since, meters).stream().map(this::repeat).toList();
    }

    private Repeat repeat(List<CaseSketch> group) {
        String classCode = group.getFirst().category();
        return new Repeat(
                classCode,
                group.stream().mapToDouble(CaseSketch::longitude).average().orElseThrow(),
                group.stream().mapToDouble(CaseSketch::latitude).average().orElseThrow(),
                group.stream().map(one -> UUID.fromString(one.id())).toList(),
                catalogue.findClass(classCode).map(CaseClass::indicators).orElse(List.of()));
    }
}
