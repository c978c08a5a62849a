package org.songhua.cim.internal.imports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.cim.internal.imports.batch.ClassCatalogue;
import org.songhua.cim.internal.imports.batch.CleanText;
import org.songhua.cim.internal.imports.batch.CrsChoice;
import org.songhua.cim.internal.imports.batch.ImportFaults;
import org.songhua.cim.internal.imports.load.JdbcLoad.NewDataset;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/** Checks what is asked before anything is read; all mistakes at once. */
final class RequestCheck {
    private static final Pattern DATASET_CODE = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final int LONGEST_TEXT = 200;

    private final ClassCatalogue catalogue;

    RequestCheck(ClassCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * {@return the data set asked for}
     *
     * @throws FaultException when something about the request is wrong
     */
    NewDataset check(ImportRequest request) {
        var faults = new ArrayList<Fault>();
        checkClass(request.classCode(), faults);
        checkCrs(request.crs(), faults);
        checkDataset(request.dataset(), faults);
        checkText("title", request.title(), faults);
        checkText("licence", request.licence(), faults);
        checkText("file", request.fileName(), faults);
        if (!faults.isEmpty()) throw new FaultException(faults);
        String code = Objects.requireNonNullElseGet(request.dataset(), () -> codeOf(request.fileName()));
        return new NewDataset(
                code,
                Objects.requireNonNullElse(request.title(), request.fileName()),
                request.fileName(),
                request.licence(),
                request.synthetic());
    }

    private void checkClass(@Nullable String code, List<Fault> faults) {
        if (code == null || catalogue.find(code).isPresent()) return;
        faults.add(Fault.refused(
                "IMP-002",
                Place.atField("classCode"),
                "No pack declares a class \"%s\".".formatted(ImportFaults.shortened(code)),
                "Give one of " + catalogue.codes() + "."));
    }

    private static void checkCrs(@Nullable String name, List<Fault> faults) {
        if (name == null) return;
        try {
            CrsChoice.named(name, Place.NOWHERE);
        } catch (FaultException e) {
            faults.addAll(e.faults());
        }
    }

    private static void checkDataset(@Nullable String code, List<Fault> faults) {
        if (code == null || DATASET_CODE.matcher(code).matches()) return;
        faults.add(Fault.refused(
                "IMP-004",
                Place.atField("dataset"),
                "\"%s\" cannot be the code of a data set.".formatted(ImportFaults.shortened(code)),
                "Give a lower-case letter, then up to 62 lower-case letters, digits and underscores."));
    }

    private static void checkText(String field, @Nullable String text, List<Fault> faults) {
        if (text == null) return;
        if (text.length() <= LONGEST_TEXT && CleanText.of(text).equals(text)) return;
        faults.add(Fault.refused(
                "IMP-005",
                Place.atField(field),
                "The text is longer than %d characters or holds a NUL or half a surrogate pair."
                        .formatted(LONGEST_TEXT),
                "Shorten it and remove what cannot be printed."));
    }

    /** The whole name, so that years tell files apart; one without Latin letters gets its checksum to tell it from others. */
    static String codeOf(String fileName) {
        String base = fileName.replaceFirst(
                "(?i)(\\.osm|\\.city)?\\.(pbf|geojson|geojsonl|geojsons|ndjson|json|jsonl|zip|shp|gpkg|fgb|csv|tsv|txt|gml|xml)$",
                "");
        String code = base.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "")
                .replaceFirst("^(?=[0-9])", "file_");
        boolean tellsApart = base.chars().allMatch(c -> c < 0x80) && !code.isEmpty();
        String head = code.substring(0, Math.min(code.length(), 50));
        if (tellsApart && code.length() <= 50) return code;
        var checksum = new CRC32C();
        checksum.update(fileName.getBytes(StandardCharsets.UTF_8));
        return "%s_%08x".formatted(head.isEmpty() ? "file" : head, checksum.getValue());
    }
}
