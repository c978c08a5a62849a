package org.songhua.edge.processes;

import java.util.List;
import java.util.Map;
import org.songhua.edge.ogc.api.ApiPart;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.Document;
import org.songhua.edge.ogc.http.Language;
import org.songhua.edge.ogc.http.Link;
import org.songhua.edge.ogc.http.Media;
import org.springframework.stereotype.Component;

/** What OGC API - Processes adds to the entrance of the API. */
@Component
class ProcessPart implements ApiPart {
    private static final String CLASSES = "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/";

    @Override
    public List<String> conformance() {
        return List.of(
                CLASSES + "core",
                CLASSES + "ogc-process-description",
                CLASSES + "json",
                CLASSES + "oas30",
                CLASSES + "job-list",
                CLASSES + "dismiss");
    }

    @Override
    public List<Link> links(Ask ask) {
        Language language = ask.language();
        return List.of(
                Link.of(ask.at("/processes"), ProcessDocuments.PROCESSES, Media.JSON, language.of("分析", "Processes")),
                Link.of(ask.at("/jobs"), ProcessDocuments.JOB_LIST, Media.JSON, language.of("分析任务", "Jobs")));
    }

    @Override
    public void describe(Map<String, Object> paths, Language language) {
        String list = language.of("分析列表", "List of processes");
        add(paths, "/processes", "get", "getProcesses", list, "200");
        String one = language.of("分析说明", "Description of a process");
        add(paths, "/processes/{processId}", "get", "getProcess", one, "200", "processId");
        String run = language.of("执行分析", "Execute a process");
        add(paths, "/processes/{processId}/execution", "post", "execute", run, "200", "processId");
        add(paths, "/jobs", "get", "getJobs", language.of("任务列表", "List of jobs"), "200");
        add(paths, "/jobs/{jobId}", "get", "getJob", language.of("任务状态", "Status of a job"), "200", "jobId");
        String end = language.of("撤销任务", "Dismiss a job");
        add(paths, "/jobs/{jobId}", "delete", "dismissJob", end, "200", "jobId");
        String results = language.of("任务结果", "Results of a job");
        add(paths, "/jobs/{jobId}/results", "get", "getResults", results, "200", "jobId");
    }

    private static void add(
            Map<String, Object> paths,
            String path,
            String method,
            String id,
            String summary,
            String status,
            String... in) {
        var operation = new Document()
                .with("operationId", id)
                .with("tags", List.of("Processes"))
                .with("summary", summary);
        if (in.length > 0) operation.put("parameters", List.of(parameter(in[0])));
        if (method.equals("post")) operation.put("requestBody", body());
        var success = new Document().with("description", summary).with("content", content());
        operation.put("responses", responses(status, success, method));
        @SuppressWarnings("unchecked") // what this class put there
        var item = (Map<String, Object>) paths.computeIfAbsent(path, one -> new Document());
        item.put(method, operation);
    }

    private static Document responses(String status, Document success, String method) {
        var responses = new Document().with(status, success);
        if (method.equals("post")) responses.put("201", new Document().with("description", "A job was made."));
        for (String failure : List.of("400", "401", "403", "404", "500")) {
            responses.put(failure, Map.of("$ref", "#/components/responses/" + failure));
        }
        return responses;
    }

    private static Document parameter(String name) {
        return new Document()
                .with("name", name)
                .with("in", "path")
                .with("required", true)
                .with("schema", Map.of("type", "string"));
    }

    private static Document body() {
        return new Document().with("required", true).with("content", content());
    }

    private static Map<String, Object> content() {
        return Map.of("application/json", Map.of("schema", Map.of("$ref", "#/components/schemas/anyObject")));
    }
}
