package org.songhua.edge.datasets;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.DatasetProfile;
import org.songhua.cim.ShareLevel;
import org.songhua.cim.UpdateCycle;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;
import org.songhua.engine.text.Parsing;
import tools.jackson.databind.JsonNode;

/** A merge patch of a data set's profile: a member that is left out stays, null takes it away. All faults are told at once. */
final class DatasetForm {
    private static final Set<String> MEMBERS = Set.of(
            "title",
            "source",
            "licence",
            "description",
            "dated",
            "crs",
            "accuracyMetres",
            "owner",
            "contact",
            "updateCycle",
            "shareLevel");
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_TEXT = 8000;
    /** Positions worse than this are no positions within a city. */
    private static final double WORST_ACCURACY_METRES = 10_000;

    private final JsonNode patch;
    private final Set<String> organisations;
    private final FaultLog log = new FaultLog(100);

    private DatasetForm(JsonNode patch, Set<String> organisations) {
        this.patch = patch;
        this.organisations = organisations;
    }

    /**
     * Reads a patch onto a profile.
     *
     * @param organisations codes of those that may own a data set
     */
    static DatasetProfile read(JsonNode patch, DatasetProfile before, Set<String> organisations) {
        var form = new DatasetForm(patch, organisations);
        form.refuseOthers();
        DatasetProfile after = form.onto(before);
        form.log.throwIfAny();
        return after;
    }

    private void refuseOthers() {
        if (!patch.isObject()) fault("DSET-001", "", "The body is no object.", "Send {...}.");
        for (String name : patch.propertyNames()) {
            if (!MEMBERS.contains(name)) fault("DSET-002", name, "This member is not known here.", "Leave it out.");
        }
    }

    private DatasetProfile onto(DatasetProfile before) {
        String title = text("title", before.title(), LONGEST_TITLE);
        if (title == null) fault("DSET-003", "title", "A data set needs a title.", "Give one.");
        return new DatasetProfile(
                title == null ? before.title() : title,
                text("source", before.source(), LONGEST_LINE),
                text("licence", before.licence(), LONGEST_LINE),
                text("description", before.description(), LONGEST_TEXT),
                as("dated", before.dated(), text -> Parsing.find(text, LocalDate::parse), "a day such as 2026-01-31"),
                as("crs", before.crs(), text -> Crs.find(text).map(crs -> text), "a system such as EPSG:4549"),
                accuracy(before.accuracyMetres()),
                as("owner", before.owner(), this::organisation, "the code of an organisation"),
                text("contact", before.contact(), LONGEST_LINE),
                as(
                        "updateCycle",
                        before.cycle(),
                        UpdateCycle::find,
                        "none, daily, weekly, monthly, quarterly, yearly or as_needed"),
                share(before.share()),
                before.revision());
    }

    private ShareLevel share(ShareLevel before) {
        ShareLevel share = as("shareLevel", before, ShareLevel::find, "open, shared, conditional or closed");
        if (share == null) fault("DSET-003", "shareLevel", "A data set needs a share level.", "Give one.");
        return share == null ? before : share;
    }

    private Optional<String> organisation(String code) {
        return organisations.contains(code) ? Optional.of(code) : Optional.empty();
    }

    private @Nullable String text(String name, @Nullable String before, int longest) {
        JsonNode value = patch.get(name);
        if (value == null) return before;
        if (value.isNull()) return null;
        String text = value.isString() ? value.stringValue().strip() : "\0";
        if (text.length() > longest || text.indexOf('\0') >= 0) {
            fault("DSET-004", name, "This is no text of at most %d characters.".formatted(longest), "Shorten it.");
            return before;
        }
        return text.isEmpty() ? null : text;
    }

    private <T> @Nullable T as(String name, @Nullable T before, Function<String, Optional<T>> reader, String wanted) {
        if (!patch.has(name)) return before;
        String text = text(name, null, LONGEST_LINE);
        if (text == null) return null;
        Optional<T> value = reader.apply(text);
        if (value.isEmpty())
            fault("DSET-005", name, "\"%s\" cannot stand here.".formatted(text), "Give " + wanted + ".");
        return value.orElse(before);
    }

    private @Nullable Double accuracy(@Nullable Double before) {
        JsonNode value = patch.get("accuracyMetres");
        if (value == null) return before;
        if (value.isNull()) return null;
        double metres = value.isNumber() ? value.doubleValue() : Double.NaN;
        if (metres > 0 && metres <= WORST_ACCURACY_METRES) return metres;
        fault("DSET-005", "accuracyMetres", "This is no accuracy.", "Give metres above 0, at most 10000.");
        return before;
    }

    private void fault(String code, String name, String problem, String remedy) {
        log.accept(Fault.refused(code, Place.atField("/" + name), problem, remedy));
    }
}
