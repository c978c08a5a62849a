package org.songhua.edge.processes;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.Document;
import org.songhua.edge.ogc.http.Media;
import org.songhua.edge.ogc.http.Parameters;
import org.songhua.engine.text.Parsing;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.planning.Analyses;
import org.songhua.planning.Analysis;
import org.songhua.planning.Job;
import org.songhua.planning.Jobs;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Jobs: the caller's own, their status, their results, and their end. */
@RestController
class JobController extends ProcessEndpoint {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int MOST_LISTED = 100;

    private final Jobs jobs;
    private final Analyses analyses;

    JobController(Jobs jobs, Analyses analyses) {
        this.jobs = jobs;
        this.analyses = analyses;
    }

    @GetMapping(Ask.ROOT + "/jobs")
    @Allow(Permission.PLANNING_RUN)
    ResponseEntity<Map<String, Object>> list(HttpServletRequest request, Caller caller) {
        Ask ask = Ask.of(request, caller);
        var parameters = new Parameters(ask);
        int limit = parameters
                .find("limit", "Use a whole number from 1 on.", ProcessController::limit)
                .orElse(MOST_LISTED);
        List<String> processes =
                parameters.find("processID").map(Parameters::list).orElse(List.of());
        List<String> statuses = parameters.find("status").map(Parameters::list).orElse(List.of());
        requireJson(parameters);
        var documents = new ProcessDocuments(ask);
        List<Document> members = jobs.list(caller).stream()
                .filter(job -> processes.isEmpty() || processes.contains(job.process()))
                .filter(job ->
                        statuses.isEmpty() || statuses.contains(job.status().code()))
                .limit(limit)
                .map(documents::status)
                .toList();
        return json(documents.list("jobs", members, "/jobs"));
    }

    @GetMapping(Ask.ROOT + "/jobs/{jobId}")
    @Allow(Permission.PLANNING_RUN)
    ResponseEntity<Map<String, Object>> get(@PathVariable String jobId, HttpServletRequest request, Caller caller) {
        Ask ask = Ask.of(request, caller);
        requireJson(new Parameters(ask));
        return json(new ProcessDocuments(ask).status(job(jobId, caller)));
    }

    private Job job(String id, Caller caller) {
        return jobs.find(uuid(id), caller).orElseThrow(() -> ProcessException.noSuchJob(id));
    }

    private static UUID uuid(String id) {
        return Parsing.find(id, UUID::fromString).orElseThrow(() -> ProcessException.noSuchJob(id));
    }

    @GetMapping(Ask.ROOT + "/jobs/{jobId}/results")
    @Allow(Permission.PLANNING_RUN)
    ResponseEntity<byte[]> results(@PathVariable String jobId, HttpServletRequest request, Caller caller) {
        // Results have the media types of their outputs, whatever the client says it takes.
        var parameters = new Parameters(Ask.of(request, caller));
        parameters.find("f", "Use json.", JobController::json);
        parameters.check();
        Job job = job(jobId, caller);
        if (!job.status().isEnd()) throw ProcessException.notReady(jobId);
        String message = job.message() == null ? "The job failed." : job.message();
        String results = jobs.results(job.id(), caller).orElseThrow(() -> ProcessException.failed(message));
        Analysis analysis =
                analyses.find(job.process()).orElseThrow(() -> ProcessException.noSuchProcess(job.process()));
        ExecuteRequest asked = ExecuteRequest.of(analysis, MAPPER.readTree(job.request()));
        return new Results(analysis, asked, MAPPER.readTree(results), request.getHeader("Accept")).response();
    }

    private static String json(String format) {
        if (!format.equals(Media.JSON.key())) throw new IllegalArgumentException(format);
        return format;
    }

    @DeleteMapping(Ask.ROOT + "/jobs/{jobId}")
    @Allow(Permission.PLANNING_RUN)
    ResponseEntity<Map<String, Object>> dismiss(@PathVariable String jobId, HttpServletRequest request, Caller caller) {
        Job job = jobs.dismiss(uuid(jobId), caller).orElseThrow(() -> ProcessException.noSuchJob(jobId));
        Document status = new ProcessDocuments(Ask.of(request, caller)).status(job);
        status.put("status", Job.Status.DISMISSED.code());
        return json(status);
    }
}
