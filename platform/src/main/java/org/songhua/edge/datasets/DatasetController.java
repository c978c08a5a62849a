package org.songhua.edge.datasets;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.DatasetEntry;
import org.songhua.cim.Datasets;
import org.songhua.edge.problem.ProblemException;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Organisation;
import org.songhua.people.Organisations;
import org.songhua.people.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The catalogue of data sets for the console. */
@RestController
class DatasetController {
    private final Datasets datasets;
    private final Organisations organisations;
    private final Clock clock;

    DatasetController(Datasets datasets, Organisations organisations, Clock clock) {
        this.datasets = datasets;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/datasets")
    List<DatasetView> list(Caller caller) {
        Map<String, String> names = names();
        return datasets.list(caller.scope()).stream()
                .map(entry -> DatasetView.of(entry, names, today()))
                .toList();
    }

    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/datasets/{code}")
    ResponseEntity<DatasetView> one(@PathVariable String code, Caller caller) {
        return answer(datasets.find(code, caller.scope()).orElseThrow(() -> unknown(code)));
    }

    /** What may own a data set. */
    @Allow(Permission.CIM_IMPORT)
    @GetMapping("/api/datasets/owners")
    Map<String, String> owners() {
        return names();
    }

    /** Changes what is told of a data set as it was read: 428 without If-Match, 412 when somebody was faster. */
    @Allow(Permission.CIM_IMPORT)
    @PatchMapping(
            path = "/api/datasets/{code}",
            consumes = {"application/merge-patch+json", "application/json"})
    ResponseEntity<DatasetView> change(
            @PathVariable String code,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @RequestBody JsonNode patch,
            Caller caller) {
        if (!caller.scope().isAll()) {
            throw new NotAllowedException("A data set may hold objects of any region and class; your scope does not.");
        }
        if (match == null) {
            throw new ProblemException(HttpStatus.PRECONDITION_REQUIRED, "Send If-Match with the ETag you read.");
        }
        var known = names().keySet();
        DatasetEntry changed = datasets.change(
                        code, revision(match), before -> DatasetForm.read(patch, before, known), caller.name())
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.PRECONDITION_FAILED, "Somebody changed the data set meanwhile. Read it again."));
        return answer(changed);
    }

    private ResponseEntity<DatasetView> answer(DatasetEntry entry) {
        return ResponseEntity.ok()
                .eTag("\"" + entry.profile().revision() + "\"")
                .body(DatasetView.of(entry, names(), today()));
    }

    private Map<String, String> names() {
        return organisations.list().stream().collect(Collectors.toMap(Organisation::code, Organisation::name));
    }

    private LocalDate today() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** A tag that is none of ours fits no revision. */
    private static int revision(String match) {
        String number = match.replaceFirst("^W/", "").replace("\"", "").strip();
        return number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0;
    }

    private static NotFoundException unknown(String code) {
        return new NotFoundException("data set " + code);
    }
}
