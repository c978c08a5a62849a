package org.songhua.edge.redline;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.GeoJsonForm;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Wkb;
import org.songhua.pack.Text;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.redline.Crossing;
import org.songhua.redline.RedLine;
import org.songhua.redline.RedLines;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Red lines: which there are, what a shape would cross, and approvals. */
@RestController
class RedLineController {
    private final RedLines redLines;

    RedLineController(RedLines redLines) {
        this.redLines = redLines;
    }

    /** A red line. */
    record LineView(
            String code,
            String pack,
            Text title,
            String basis,
            List<String> clauses,
            List<RedLine.Subject> subjects,
            String when,
            String allowed,
            List<String> classes,
            String objectWhen,
            double withinMetres,
            Text approval,
            String document,
            boolean mayApprove) {
        static LineView of(RedLine one, Caller caller) {
            return new LineView(
                    one.code(),
                    one.pack(),
                    one.title(),
                    one.basis(),
                    one.clauses(),
                    one.subjects(),
                    one.when(),
                    one.allowed(),
                    one.classes(),
                    one.objectWhen(),
                    one.within_m(),
                    one.approval(),
                    one.document(),
                    Permission.find(one.permission()).map(caller::may).orElse(false));
        }
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/red-lines")
    List<LineView> list(Caller caller) {
        return redLines.list().stream().map(one -> LineView.of(one, caller)).toList();
    }

    /**
     * A crossing.
     *
     * @param distanceMetres to the object, 0 when it is touched; null for a line of conditions alone
     */
    record CrossingView(
            String line,
            Text title,
            String basis,
            List<String> clauses,
            Text approval,
            String document,
            @Nullable String object,
            @Nullable String classCode,
            @Nullable String name,
            @Nullable Double distanceMetres) {
        static CrossingView of(Crossing one) {
            RedLine line = one.line();
            return new CrossingView(
                    line.code(),
                    line.title(),
                    line.basis(),
                    line.clauses(),
                    line.approval(),
                    line.document(),
                    one.object() == null ? null : one.object().toString(),
                    one.classCode(),
                    one.name(),
                    Double.isNaN(one.distance_m()) ? null : (Double) (Math.round(one.distance_m() * 10) / 10.0));
        }
    }

    /**
     * A shape to be looked at.
     *
     * @param geometry geometry of GeoJSON
     * @param register register whose lines are asked about; every line of places when it is left out
     * @param fields values as far as they are known
     */
    record ShapeBody(
            @Nullable JsonNode geometry,
            @Nullable String register,
            @Nullable Map<String, @Nullable Object> fields) {}

    /** What a drawn shape would cross, the nearest first; nothing is kept. */
    @Allow(Permission.REGISTER_VIEW)
    @PostMapping("/api/red-lines/check")
    List<CrossingView> check(@RequestBody ShapeBody body, Caller caller) {
        return redLines
                .check(wkb(body.geometry()), Objects.requireNonNullElse(body.register(), ""), fields(body), caller)
                .stream()
                .map(CrossingView::of)
                .toList();
    }

    private static byte[] wkb(@Nullable JsonNode geometry) {
        try {
            if (geometry != null) return Wkb.of(GeoJsonForm.read(geometry));
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new FaultException(Fault.refused(
                "RLINE-002", Place.atField("/geometry"), "This is no geometry of GeoJSON.", "Draw it again."));
    }

    /** Numbers become decimals, as those of records are; what is no value of a field is not known. */
    private static Map<String, Object> fields(ShapeBody body) {
        var fields = new TreeMap<String, Object>();
        if (body.fields() != null)
            body.fields().forEach((name, value) -> {
                if (value instanceof Number number) fields.put(name, new BigDecimal(number.toString()));
                else if (value instanceof Boolean || value instanceof String) fields.put(name, value);
            });
        return fields;
    }

    /** A document that approves a subject. */
    record ApprovalBody(@Nullable String subject, @Nullable String document) {}

    /** What was recorded. */
    record ApprovalView(String line, String subject, String document) {}

    /** Records an approval; the red line names the permission that it needs. */
    @Allow(Permission.REGISTER_VIEW)
    @PostMapping("/api/red-lines/{line}/approvals")
    ApprovalView approve(@PathVariable String line, @RequestBody ApprovalBody body, Caller caller) {
        String subject = Objects.requireNonNullElse(body.subject(), "");
        String document = Objects.requireNonNullElse(body.document(), "").strip();
        redLines.approve(line, subject, document, caller);
        return new ApprovalView(line, subject, document);
    }
}
