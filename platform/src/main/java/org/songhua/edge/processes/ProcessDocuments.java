package org.songhua.edge.processes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.Document;
import org.songhua.edge.ogc.http.Language;
import org.songhua.edge.ogc.http.Link;
import org.songhua.edge.ogc.http.Media;
import org.songhua.planning.Analysis;
import org.songhua.planning.Job;
import org.songhua.planning.Parameter;

/** Processes and jobs as documents of OGC API - Processes 1.0. */
final class ProcessDocuments {
    private static final String RELATIONS = "http://www.opengis.net/def/rel/ogc/1.0/";
    static final String EXECUTE = RELATIONS + "execute";
    static final String RESULTS = RELATIONS + "results";
    static final String JOB_LIST = RELATIONS + "job-list";
    static final String PROCESSES = RELATIONS + "processes";

    private final Ask ask;

    ProcessDocuments(Ask ask) {
        this.ask = ask;
    }

    /** {@return a process in a list} */
    Document summary(Analysis analysis) {
        return head(analysis).with("links", List.of(link("/processes/" + analysis.id(), "self", analysis.id())));
    }

    /** {@return a process with its inputs and outputs} */
    Document description(Analysis analysis) {
        String path = "/processes/" + analysis.id();
        var inputs = new Document();
        for (Parameter input : analysis.inputs()) inputs.with(input.name(), input(input));
        var outputs = new Document();
        for (Parameter output : analysis.outputs()) outputs.with(output.name(), parameter(output));
        return head(analysis)
                .with("inputs", inputs)
                .with("outputs", outputs)
                .with(
                        "links",
                        List.of(link(path, "self", analysis.id()), link(path + "/execution", EXECUTE, "execute")));
    }

    private Document head(Analysis analysis) {
        Language language = ask.language();
        return new Document()
                .with("id", analysis.id())
                .with("version", analysis.version())
                .with("title", language.of(analysis.title()))
                .with("description", language.of(analysis.description()))
                .with("jobControlOptions", List.of("sync-execute", "async-execute", "dismiss"))
                .with("outputTransmission", List.of("value"));
    }

    private Document input(Parameter input) {
        return parameter(input).with("minOccurs", input.required() ? 1 : 0).with("maxOccurs", 1);
    }

    private Document parameter(Parameter parameter) {
        return new Document()
                .with("title", ask.language().of(parameter.title()))
                .with("schema", parameter.schema());
    }

    /** {@return the status of a job, statusInfo.yaml} */
    Document status(Job job) {
        String path = "/jobs/" + job.id();
        var links = new ArrayList<Link>();
        links.add(link(path, "self", "status"));
        if (!job.status().isEnd()) links.add(link(path, "monitor", "status"));
        if (job.status() == Job.Status.SUCCESSFUL) links.add(link(path + "/results", RESULTS, "results"));
        return new Document()
                .with("processID", job.process())
                .with("type", "process")
                .with("jobID", job.id().toString())
                .with("status", job.status().code())
                .with("message", job.message())
                .with("created", job.created().toString())
                .with("started", job.started() == null ? null : job.started().toString())
                .with("finished", job.finished() == null ? null : job.finished().toString())
                .with("progress", job.progress())
                .with("links", links);
    }

    Map<String, Object> list(String name, List<Document> members, String path) {
        return new Document().with(name, members).with("links", List.of(link(path, "self", name)));
    }

    private Link link(String path, String relation, String title) {
        return Link.of(ask.at(path), relation, Media.JSON, title);
    }
}
