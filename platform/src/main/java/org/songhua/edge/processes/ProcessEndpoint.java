package org.songhua.edge.processes;

import java.util.List;
import java.util.Map;
import org.songhua.edge.ogc.http.Media;
import org.songhua.edge.ogc.http.OgcController;
import org.songhua.edge.ogc.http.Parameters;
import org.songhua.edge.problem.Problem;
import org.songhua.engine.fault.FaultException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What the controllers of this standard do alike. */
abstract class ProcessEndpoint extends OgcController {

    @ExceptionHandler(ProcessException.class)
    ResponseEntity<Object> answer(ProcessException e) {
        return e.problem().response();
    }

    /** Inputs that do not fit are a bad request here, as the standard has it. */
    @ExceptionHandler(FaultException.class)
    ResponseEntity<Object> answer(FaultException e) {
        return Problem.ofFaults(HttpStatus.BAD_REQUEST, e.faults()).response();
    }

    /** Documents of this standard are JSON; anything else wanted is refused. */
    static void requireJson(Parameters parameters) {
        parameters.media(List.of(Media.JSON));
        parameters.check();
    }

    static ResponseEntity<Map<String, Object>> json(Map<String, Object> document) {
        return ResponseEntity.ok(document);
    }
}
