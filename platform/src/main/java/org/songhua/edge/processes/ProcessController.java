package org.songhua.edge.processes;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.Document;
import org.songhua.edge.ogc.http.Parameters;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.planning.Analyses;
import org.songhua.planning.Analysis;
import org.songhua.planning.Job;
import org.songhua.planning.Jobs;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Processes: the list, their descriptions, and their execution, at once or as a job. */
@RestController
class ProcessController extends ProcessEndpoint {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int MOST_LISTED = 1000;

    private final Analyses analyses;
    private final Jobs jobs;

    ProcessController(Analyses analyses, Jobs jobs) {
        this.analyses = analyses;
        this.jobs = jobs;
    }

    @GetMapping(Ask.ROOT + "/processes")
    @Allow(Permission.PLANNING_RUN)
    ResponseEntity<Map<String, Object>> list(HttpServletRequest request, Caller caller) {
        Ask ask = Ask.of(request, caller);
        var parameters = new Parameters(ask);
        int limit = parameters
                .find("limit", "Use a whole number from 1 on.", ProcessController::limit)
                .orElse(MOST_LISTED);
        requireJson(parameters);
        var documents = new ProcessDocuments(ask);
        List<Document> members =
                analyses.list().stream().limit(limit).map(documents::summary).toList();
        return json(documents.list("processes", members, "/processes"));
    }

    static int limit(String value) {
        int limit = Integer.parseInt(value);
        if (limit < 1) throw new IllegalArgumentException(value);
        return limit;
    }

    @GetMapping(Ask.ROOT + "/processes/{processId}")
    @Allow(Permission.PLANNING_RUN)
    ResponseEntity<Map<String, Object>> get(@PathVariable String processId, HttpServletRequest request, Caller caller) {
        Ask ask = Ask.of(request, caller);
        requireJson(new Parameters(ask));
        return json(new ProcessDocuments(ask).description(analysis(processId)));
    }

    private Analysis analysis(String id) {
        return analyses.find(id).orElseThrow(() -> ProcessException.noSuchProcess(id));
    }

    @PostMapping(Ask.ROOT + "/processes/{processId}/execution")
    @Allow(Permission.PLANNING_RUN)
    ResponseEntity<?> execute(
            @PathVariable String processId,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestBody JsonNode body,
            HttpServletRequest request,
            Caller caller) {
        Analysis analysis = analysis(processId);
        ExecuteRequest execute = ExecuteRequest.of(analysis, body);
        if (wantsJob(prefer)) return submit(analysis, execute, Ask.of(request, caller));
        Map<String, Object> outputs = analyses.run(processId, execute.inputs(), caller.scope());
        return new Results(analysis, execute, MAPPER.valueToTree(outputs), request.getHeader("Accept")).response();
    }

    private static boolean wantsJob(@Nullable String prefer) {
        return prefer != null
                && Arrays.stream(prefer.split("[,;]"))
                        .anyMatch(word -> word.strip().equals("respond-async"));
    }

    private ResponseEntity<Object> submit(Analysis analysis, ExecuteRequest execute, Ask ask) {
        Job job = jobs.submit(analysis.id(), execute.inputs(), execute.body(), ask.caller());
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.LOCATION, ask.at("/jobs/" + job.id()))
                .header("Preference-Applied", "respond-async")
                .body(new ProcessDocuments(ask).status(job));
    }
}
