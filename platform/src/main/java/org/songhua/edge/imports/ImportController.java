package org.songhua.edge.imports;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Dataset;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.ImportStatus.State;
import org.songhua.cim.Imports;
import org.songhua.cim.Imports.FoundFault;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.cim.Imports.Mode;
import org.songhua.cim.Imports.Reading;
import org.songhua.cim.ObjectId;
import org.songhua.edge.problem.FaultView;
import org.songhua.edge.problem.ProblemException;
import org.songhua.edge.upload.SentFile;
import org.songhua.engine.fault.Fault;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** Imports for the console and the command line. */
@RestController
class ImportController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final int MOST_IMPORTS = 200;
    private static final int MOST_FAULTS = 1000;

    private final Imports imports;
    private final CityObjects objects;
    private final Uploads uploads;
    private final ImportSettings settings;
    private final ImportEvents events;
    private final Previews previews;

    ImportController(
            Imports imports,
            CityObjects objects,
            Uploads uploads,
            Previews previews,
            ImportSettings settings,
            JsonMapper json) {
        this.objects = objects;
        this.previews = previews;
        this.imports = imports;
        this.uploads = uploads;
        this.settings = settings;
        this.events = new ImportEvents(imports, json);
    }

    /** What goes with the file; all of it may be left out. */
    record Form(
            @Nullable String crs,
            @Nullable String classCode,
            @Nullable String dataset,
            @Nullable String title,
            @Nullable String licence,
            @Nullable String encoding,
            @Nullable String separator,
            @Nullable String xColumn,
            @Nullable String yColumn,
            @Nullable String idColumn,
            @Nullable String layer,
            @Nullable String mode,
            @Nullable String preview) {

        Reading reading() {
            return new Reading(
                    blankToNull(encoding),
                    separator == null || separator.isEmpty() ? null : separator,
                    blankToNull(xColumn),
                    blankToNull(yColumn),
                    blankToNull(idColumn),
                    blankToNull(layer));
        }
    }

    @Allow(Permission.CIM_IMPORT)
    @PostMapping(path = "/api/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportStatus> start(@RequestParam MultipartFile file, Form form, Caller caller) {
        mustSeeAll(caller);
        SentFile.requireAtMost(settings.maxUpload().toBytes(), file);
        ImportStatus status = start(uploads.save(file), SentFile.name(file, "file"), form, caller);
        return ResponseEntity.accepted()
                .header(HttpHeaders.LOCATION, "/api/imports/" + status.id())
                .body(status);
    }

    private ImportStatus start(Path saved, String name, Form form, Caller caller) {
        var request = new ImportRequest(
                saved,
                name,
                blankToNull(form.classCode()),
                blankToNull(form.crs()),
                blankToNull(form.dataset()),
                blankToNull(form.title()),
                blankToNull(form.licence()),
                false,
                caller.name(),
                form.reading(),
                "REPLACE".equalsIgnoreCase(form.mode()) ? Mode.REPLACE : Mode.MERGE,
                "true".equalsIgnoreCase(form.preview()));
        try {
            return request.preview() ? preview(request) : imports.start(request, () -> uploads.remove(saved));
        } catch (RuntimeException e) {
            uploads.remove(saved);
            throw e;
        }
    }

    /** The file stays until the preview is applied; when nothing comes of the preview, it goes. */
    private ImportStatus preview(ImportRequest request) {
        var number = new CompletableFuture<Long>();
        ImportStatus status = imports.start(request, () -> settle(number.join()));
        previews.keep(status.id(), request);
        number.complete(status.id());
        return status;
    }

    private void settle(long id) {
        if (imports.find(id).filter(status -> status.state() == State.PREVIEWED).isEmpty()) previews.discard(id);
    }

    /** Imports the file of a preview as it was asked for: 409 while it is looked at, 410 when the file is kept no longer. */
    @Allow(Permission.CIM_IMPORT)
    @PostMapping("/api/imports/{id}/apply")
    ResponseEntity<ImportStatus> apply(@PathVariable long id, Caller caller) {
        mustSeeAll(caller);
        if (!status(id).state().isFinal())
            throw new ProblemException(HttpStatus.CONFLICT, "The file is still looked at. Wait for its preview.");
        ImportRequest request = previews.take(id)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.GONE, "The file of this preview is kept no longer. Send it again."));
        ImportStatus status = imports.start(applied(request, caller), () -> uploads.remove(request.file()));
        return ResponseEntity.accepted()
                .header(HttpHeaders.LOCATION, "/api/imports/" + status.id())
                .body(status);
    }

    private static ImportRequest applied(ImportRequest asked, Caller caller) {
        return new ImportRequest(
                asked.file(),
                asked.fileName(),
                asked.classCode(),
                asked.crs(),
                asked.dataset(),
                asked.title(),
                asked.licence(),
                asked.synthetic(),
                caller.name(),
                asked.reading(),
                asked.mode(),
                false);
    }

    private static void mustSeeAll(Caller caller) {
        if (!caller.scope().isAll()) {
            throw new NotAllowedException("An import may bring objects of any region and class; your scope does not.");
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Allow(Permission.CIM_IMPORT)
    @GetMapping("/api/imports")
    List<ImportStatus> list(@RequestParam(defaultValue = "50") int limit) {
        return imports.list(Math.clamp(limit, 1, MOST_IMPORTS));
    }

    @Allow(Permission.CIM_IMPORT)
    @GetMapping("/api/imports/{id}")
    ImportStatus status(@PathVariable long id) {
        return imports.find(id).orElseThrow(() -> new NotFoundException("import " + id));
    }

    @Allow(Permission.CIM_IMPORT)
    @DeleteMapping("/api/imports/{id}")
    ResponseEntity<Void> cancel(@PathVariable long id) {
        imports.cancel(status(id).id());
        return ResponseEntity.noContent().build();
    }

    /** @param next number to continue after; null at the end */
    record FaultPage(List<FoundView> items, @Nullable Long next) {}

    /**
     * What is wrong, and with which object.
     *
     * @param object id of the object that was taken in nevertheless, so that it can be mended in its card; null when there is none
     */
    record FoundView(
            String code,
            Fault.Severity severity,
            FaultView.PlaceView place,
            String problem,
            String remedy,
            @Nullable String object) {
        static FoundView of(Fault fault, @Nullable Integer dataset) {
            var told = FaultView.of(fault);
            String feature = fault.place().feature();
            String object = dataset != null && feature != null && fault.severity() == Fault.Severity.REMARK
                    ? ObjectId.of(dataset, feature).toString()
                    : null;
            return new FoundView(told.code(), told.severity(), told.place(), told.problem(), told.remedy(), object);
        }
    }

    /** The data set that an import has filled; null when nothing of it was kept. */
    private @Nullable Integer dataset(ImportStatus status) {
        if (status.state() != State.DONE) return null;
        return objects.datasets().stream()
                .filter(one -> one.code().equals(status.dataset()))
                .findFirst()
                .map(Dataset::number)
                .orElse(null);
    }

    @Allow(Permission.CIM_IMPORT)
    @GetMapping("/api/imports/{id}/faults")
    FaultPage faults(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(defaultValue = "100") int limit) {
        int most = Math.clamp(limit, 1, MOST_FAULTS);
        ImportStatus status = status(id);
        List<FoundFault> found = imports.faults(status.id(), after, blankToNull(code), most);
        Integer dataset = dataset(status);
        return new FaultPage(
                found.stream().map(f -> FoundView.of(f.fault(), dataset)).toList(),
                found.size() < most ? null : (Long) found.getLast().number());
    }

    @Allow(Permission.CIM_IMPORT)
    @GetMapping("/api/imports/{id}/faults.csv")
    ResponseEntity<StreamingResponseBody> faultsCsv(@PathVariable long id) {
        long known = status(id).id();
        var disposition = ContentDisposition.attachment()
                .filename("import-" + known + "-faults.csv")
                .build();
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(out -> new FaultsCsv(imports).write(known, out));
    }

    @Allow(Permission.CIM_IMPORT)
    @GetMapping("/api/imports/{id}/events")
    ResponseEntity<StreamingResponseBody> events(@PathVariable long id) {
        long known = status(id).id();
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no")
                .body(out -> events.write(known, out));
    }
}
