package org.songhua.edge.sta;

import java.util.Set;
import org.songhua.edge.problem.Problem;
import org.songhua.edge.problem.ProblemException;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What can be wrong with requests to SensorThings, beyond query and document. */
final class StaFaults {
    /** What the standard knows and this service does not (18-088, requirement query-status-code). */
    private static final Set<String> UNSUPPORTED = Set.of("STA-002", "ODATA-005");

    private StaFaults() {}

    static ProblemException nothingThere(String path) {
        return new ProblemException(HttpStatus.NOT_FOUND, "There is nothing at " + path + ".");
    }

    static FaultException badKey(String key) {
        return new FaultException(Fault.refused(
                "STA-020",
                Place.atField(key),
                "“" + key + "” is no number of an entity.",
                "Give a whole number, as in Things(1)."));
    }

    static FaultException badReference(String address) {
        return new FaultException(Fault.refused(
                "STA-033",
                Place.atField("$id"),
                "“" + address + "” is no address of a member of this collection.",
                "Give the address of the entity whose link is to go, such as ../../ObservedProperties(1)."));
    }

    static ProblemException notAllowed(String method, String path) {
        return new ProblemException(
                HttpStatus.METHOD_NOT_ALLOWED, "STA-021", "%s is not possible at %s.".formatted(method, path));
    }

    static FaultException badJson(String problem) {
        return new FaultException(
                Fault.refused("JSON-001", Place.NOWHERE, "The body is not JSON: " + problem, "Send a JSON document."));
    }

    static FaultException badFormat(String format) {
        return new FaultException(Fault.refused(
                "STA-022",
                Place.atField("$resultFormat"),
                "There is no result format " + format + " here.",
                "The formats are JSON, CSV and GeoJSON, and dataArray for Observations."));
    }

    static FaultException of(Fault fault) {
        return new FaultException(fault);
    }

    /** The standard asks for 400 where other interfaces of ours say 422. */
    static ResponseEntity<Object> response(FaultException e) {
        return problem(e).response();
    }

    static Problem problem(FaultException e) {
        boolean unsupported = e.faults().stream().allMatch(f -> UNSUPPORTED.contains(f.code()));
        HttpStatus status = unsupported ? HttpStatus.NOT_IMPLEMENTED : HttpStatus.BAD_REQUEST;
        return Problem.ofFaults(status, e.faults());
    }

    static ProblemException unfit() {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "STA-026",
                "A value of the document cannot be kept, such as the character U+0000.");
    }

    static ProblemException changedMeanwhile() {
        return new ProblemException(
                HttpStatus.PRECONDITION_FAILED, "STA-027", "Somebody else changed the entity meanwhile.");
    }

    static ProblemException thereAlready() {
        return new ProblemException(
                HttpStatus.PRECONDITION_FAILED, "STA-035", "The entity is there, as the request wants it not to be.");
    }

    static ProblemException conflict() {
        return new ProblemException(
                Problem.of(HttpStatus.CONFLICT, "STA-023", "Another thing stands for that city object already."));
    }
}
