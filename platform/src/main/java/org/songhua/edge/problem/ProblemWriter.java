package org.songhua.edge.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems from filters, where no controller is at hand. */
public final class ProblemWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);
    private static final JsonMapper MAPPER = new JsonMapper();

    private ProblemWriter() {}

    /** Writes status, headers and document, unless the response has begun already. */
    public static void write(ProblemException problem, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) return;
        response.setStatus(problem.problem().status());
        problem.headers().forEach((name, values) -> set(response, name, values));
        byte[] body = json(problem.problem());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Writes the problem that an exception is, as a controller's would be. */
    public static void write(RuntimeException e, String method, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) return;
        ResponseEntity<Object> answer = Problems.response(e, method);
        if (!(answer.getBody() instanceof Problem problem)) throw e;
        if (Problems.isFailure(answer)) LOG.error("{} failed {}", method, problem.instance(), e);
        response.setStatus(problem.status());
        answer.getHeaders().forEach((name, values) -> set(response, name, values));
        byte[] body = json(problem);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    static byte[] json(Problem problem) {
        return MAPPER.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
    }

    private static void set(HttpServletResponse response, String name, List<String> values) {
        values.forEach(value -> response.setHeader(name, value));
    }
}
