package org.songhua.warning.internal.risk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectId;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.risk.RiskColour;
import org.songhua.engine.risk.RiskMethod;
import org.songhua.engine.risk.RiskTables;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.warning.RiskRating;
import org.songhua.warning.Risks;
import org.songhua.warning.internal.risk.JdbcRisks.Fresh;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Ratings in PostgreSQL; each is one transaction with its entry in the audit log. */
@Service
class DefaultRisks implements Risks {
    private final Database database;
    private final JdbcRisks ratings;
    private final CityObjects objects;
    private final Audit audit;

    DefaultRisks(Database database, JdbcRisks ratings, CityObjects objects, Audit audit) {
        this.database = database;
        this.ratings = ratings;
        this.objects = objects;
        this.audit = audit;
    }

    @Override
    public List<RiskMethod> methods() {
        return List.copyOf(RiskTables.builtIn().methods().values());
    }

    @Override
    public RiskRating rate(
            UUID cityObject, String method, Map<String, Double> ranks, @Nullable String note, Caller caller) {
        RiskMethod by = RiskTables.builtIn().methods().get(method);
        if (by == null) throw new NotFoundException("method " + method);
        CityObject object = objects.find(new ObjectId(cityObject), caller.scope())
                .orElseThrow(() -> new NotFoundException("object " + cityObject));
        RiskMethod.Score score = by.score(ranks);
        Point place = place(object);
        String ranksJson = JsonMapper.shared().writeValueAsString(new TreeMap<>(ranks));
        var fresh = new Fresh(
                cityObject,
                object.classCode(),
                object.region(),
                object.name(),
                place.getX(),
                place.getY(),
                method,
                ranksJson,
                score.score(),
                score.colour(),
                note,
                caller.name());
        return database.inTransaction(() -> {
            audit.record(caller.name(), "risk.rated", "object:" + cityObject, ranksJson);
            return ratings.add(fresh);
        });
    }

    private static Point place(CityObject object) {
        try {
            return new WKBReader().read(object.wkb()).getInteriorPoint();
        } catch (ParseException e) {
            throw new IllegalStateException("Object " + object.id() + " has a geometry that cannot be read.", e);
        }
    }

    @Override
    public List<RiskRating> list(@Nullable RiskColour colour, int limit, Scope scope) {
        return ratings.list(colour, limit, scope);
    }

    @Override
    public Map<RiskColour, Long> counts(Scope scope) {
        return ratings.counts(scope);
    }

    @Override
    public List<RiskRating> history(UUID cityObject, Scope scope) {
        return ratings.history(cityObject, scope);
    }

    @Override
    public Recomputation recompute(Scope scope) {
        List<RiskRating> current = ratings.list(null, Integer.MAX_VALUE, scope);
        return new Recomputation(
                current.size(),
                current.stream()
                        .map(DefaultRisks::anew)
                        .filter(one -> one.colour() != one.rating().colour()
                                || one.score() != one.rating().score())
                        .toList());
    }

    private static Difference anew(RiskRating rating) {
        RiskMethod by = RiskTables.builtIn().methods().get(rating.method());
        if (by == null) return new Difference(rating, Double.NaN, null);
        Map<String, Double> ranks =
                JsonMapper.shared().readValue(rating.ranksJson(), new TypeReference<TreeMap<String, Double>>() {});
        try {
            RiskMethod.Score score = by.score(ranks);
            return new Difference(rating, score.score(), score.colour());
        } catch (FaultException e) {
            return new Difference(rating, Double.NaN, null);
        }
    }
}
