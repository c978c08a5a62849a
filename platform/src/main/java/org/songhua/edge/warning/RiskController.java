package org.songhua.edge.warning;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.risk.RiskColour;
import org.songhua.engine.risk.RiskMethod;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.warning.RiskRating;
import org.songhua.warning.Risks;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The four-colour risk of objects: as GeoJSON for maps, and each with its history. */
@RestController
class RiskController {
    private static final int MOST = 10_000;

    private final Risks risks;

    RiskController(Risks risks) {
        this.risks = risks;
    }

    /** A rating. */
    record RiskView(
            UUID object,
            String classCode,
            @Nullable String region,
            @Nullable String name,
            String method,
            @JsonRawValue String ranks,
            double score,
            String colour,
            @Nullable String note,
            String by,
            String at,
            boolean current) {
        static RiskView of(RiskRating rating) {
            return new RiskView(
                    rating.cityObject(),
                    rating.classCode(),
                    rating.region(),
                    rating.objectName(),
                    rating.method(),
                    rating.ranksJson(),
                    rating.score(),
                    word(rating.colour()),
                    rating.note(),
                    rating.by(),
                    rating.at().toString(),
                    rating.isCurrent());
        }
    }

    /** A point of GeoJSON (RFC 7946). */
    record RiskPoint(String type, List<Double> coordinates) {}

    /** A rating with its place. */
    record RiskFeature(String type, RiskPoint geometry, RiskView properties) {
        static RiskFeature of(RiskRating rating) {
            var point = new RiskPoint("Point", List.of(rating.longitude(), rating.latitude()));
            return new RiskFeature("Feature", point, RiskView.of(rating));
        }
    }

    /** All current ratings as GeoJSON, the gravest first, with how many there are of each colour. */
    record RiskMap(String type, List<RiskFeature> features, Map<String, Long> counts) {}

    @Allow(Permission.WARNING_VIEW)
    @GetMapping("/api/risks")
    RiskMap map(@RequestParam(required = false) @Nullable String colour, Caller caller) {
        var features = risks.list(colour == null ? null : colour(colour), MOST, caller.scope()).stream()
                .map(RiskFeature::of)
                .toList();
        var counts = new TreeMap<String, Long>();
        risks.counts(caller.scope()).forEach((one, count) -> counts.put(word(one), count));
        return new RiskMap("FeatureCollection", features, counts);
    }

    private static String word(RiskColour colour) {
        return colour.name().toLowerCase(Locale.ROOT);
    }

    private static RiskColour colour(String word) {
        for (RiskColour colour : RiskColour.values()) if (word(colour).equals(word)) return colour;
        throw new NotFoundException("colour " + word);
    }

    /** The methods with their ranks and bands. */
    @Allow(Permission.WARNING_VIEW)
    @GetMapping("/api/risk-methods")
    List<RiskMethod> methods() {
        return risks.methods();
    }

    /** A rating that stands otherwise than the rules say. */
    record DifferenceView(
            RiskView rating,
            @Nullable Double score,
            @Nullable String colour) {}

    /** What reckoning all current ratings anew came to. */
    record RecomputationView(int checked, List<DifferenceView> differing) {}

    @Allow(Permission.WARNING_VIEW)
    @GetMapping("/api/risks/recomputed")
    RecomputationView recomputed(Caller caller) {
        Risks.Recomputation anew = risks.recompute(caller.scope());
        return new RecomputationView(
                anew.checked(),
                anew.differing().stream().map(RiskController::difference).toList());
    }

    private static DifferenceView difference(Risks.Difference one) {
        RiskColour colour = one.colour();
        return new DifferenceView(
                RiskView.of(one.rating()),
                Double.isNaN(one.score()) ? null : one.score(),
                colour == null ? null : word(colour));
    }

    @Allow(Permission.WARNING_VIEW)
    @GetMapping("/api/risks/{object}")
    List<RiskView> history(@PathVariable UUID object, Caller caller) {
        return risks.history(object, caller.scope()).stream().map(RiskView::of).toList();
    }

    @Allow(Permission.WARNING_HANDLE)
    @PostMapping("/api/risks/{object}")
    @ResponseStatus(HttpStatus.CREATED)
    RiskView rate(@PathVariable UUID object, @RequestBody JsonNode body, Caller caller) {
        var in = new Inputs(body);
        String method = in.requiredText("method");
        Map<String, Double> ranks = in.numbers("ranks");
        String note = in.text("note");
        in.throwIfAny();
        return RiskView.of(risks.rate(object, method, ranks, note, caller));
    }
}
