package org.songhua.planning.internal.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.progress.Progress;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.planning.Analyses;
import org.songhua.planning.Analysis;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The analyses that this program has. */
@Component
class DefaultAnalyses implements Analyses {
    private static final int FAULTS_OF_A_KIND = 20;

    private final List<Run> runs;

    DefaultAnalyses(List<Run> runs) {
        this.runs = List.copyOf(runs);
    }

    @Override
    public List<Analysis> list() {
        return runs.stream().map(Run::analysis).toList();
    }

    @Override
    public Optional<Analysis> find(String id) {
        return list().stream().filter(analysis -> analysis.id().equals(id)).findFirst();
    }

    @Override
    public void check(String id, JsonNode inputs) {
        checked(get(id), inputs);
    }

    @Override
    public Map<String, Object> run(String id, JsonNode inputs, Scope scope, Progress progress) {
        Run run = get(id);
        return run.run(checked(run, inputs), scope, progress);
    }

    private Run get(String id) {
        return runs.stream()
                .filter(run -> run.analysis().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("There is no analysis " + id + "."));
    }

    private static Inputs checked(Run run, JsonNode inputs) {
        var log = new FaultLog(FAULTS_OF_A_KIND);
        new SchemaCheck(log).checkInputs(run.analysis().inputs(), inputs);
        log.throwIfAny();
        return new Inputs(run.analysis(), inputs);
    }
}
