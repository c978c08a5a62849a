package org.songhua.lifeline.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectId;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.ByteSink;
import org.songhua.engine.geo.GeoJsonWriter;
import org.songhua.lifeline.BurstPlan;
import org.songhua.lifeline.Lifeline;
import org.songhua.lifeline.Lifelines;
import org.songhua.lifeline.ModelReport;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.springframework.stereotype.Service;

/** Models of the networks, a few of them kept; each belongs to what one scope may see. */
@Service
class DefaultLifelines implements Lifelines {
    private static final int KEPT = 4;
    /** Ten millionths of a degree are a centimetre. */
    private static final int DECIMALS = 7;

    private final CityObjects objects;
    private final List<Lifeline> declared;
    private final Clock clock;
    private final Map<Key, LifelineModel> models = new LinkedHashMap<>(16, 0.75f, true);

    DefaultLifelines(CityObjects objects, PackContent packs, Clock clock) {
        this.objects = objects;
        this.declared = PackView.listOf(packs, LifelineFormat::read);
        this.clock = clock;
    }

    private record Key(Lifeline lifeline, Scope scope) {}

    @Override
    public List<Lifeline> list() {
        return declared;
    }

    @Override
    public BurstPlan burst(String lifeline, ObjectId pipe, Set<ObjectId> stuck, Scope scope) {
        Lifeline known = require(lifeline);
        CityObject object = objects.find(pipe, scope)
                .filter(one -> one.classCode().equals(known.pipes()))
                .orElseThrow(
                        () -> new NotFoundException("There is no pipe " + pipe + " in the network " + lifeline + "."));
        LifelineModel model = model(known, scope);
        if (!model.holds(object.id())) throw outside(model, object.id());
        return model.burst(pipe, stuck, id -> geoJson(id, scope));
    }

    private static FaultException outside(LifelineModel model, ObjectId pipe) {
        String why = model.troublesOf(pipe).stream()
                .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        return new FaultException(List.of(Fault.refused(
                "LIFE-001",
                Place.atField("/pipe"),
                "The pipe is not part of the model" + (why.isEmpty() ? "." : ": " + why + "."),
                "Mend the pipe's nodes in the register, or choose another.")));
    }

    String geoJson(ObjectId id, Scope scope) {
        return objects.find(id, scope)
                .map(object -> {
                    var sink = new ByteSink();
                    GeoJsonWriter.write(object.wkb(), DECIMALS, sink);
                    return new String(sink.toBytes(), StandardCharsets.UTF_8);
                })
                .orElse("null");
    }

    @Override
    public ModelReport report(String lifeline, Scope scope) {
        return model(require(lifeline), scope).report();
    }

    Lifeline require(String code) {
        return declared.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("There is no network " + code + "."));
    }

    /** One builds it, others wait for it: nobody gains from building it twice at once. */
    synchronized LifelineModel model(Lifeline lifeline, Scope scope) {
        var key = new Key(lifeline, scope);
        long version = objects.dataVersion();
        LifelineModel kept = models.get(key);
        if (kept != null && kept.dataVersion() == version) return kept;
        int year = LocalDate.now(clock).getYear();
        var made = new LifelineModel(new AssetReader(objects, lifeline, scope).read(), year, version);
        models.put(key, made);
        if (models.size() > KEPT) models.remove(models.keySet().iterator().next());
        return made;
    }
}
