package org.songhua.edge.processes;

/** The requirements of OGC API - Processes 1.0 (OGC 18-062r2) that tests hold the server to, by their URI. */
enum ProcessRequirement {
    LANDING_PAGE("core/landingpage-success"),
    CONFORMANCE("core/conformance-success"),
    PROCESS_LIST("core/process-list"),
    PROCESS_LIST_SUCCESS("core/process-list-success"),
    PROCESS_LIST_LIMIT("core/pl-limit-definition"),
    PROCESS_LIST_LIMIT_RESPONSE("core/pl-limit-response"),
    PROCESS_LIST_LINKS("core/pl-links"),
    PROCESS("core/process"),
    PROCESS_SUCCESS("core/process-success"),
    NO_SUCH_PROCESS("core/process-exception-no-such-process"),
    EXECUTE_OP("core/process-execute-op"),
    EXECUTE_REQUEST("core/process-execute-request"),
    EXECUTE_INPUTS("core/process-execute-inputs"),
    EXECUTE_INPUT_INLINE_OBJECT("core/process-execute-input-inline-object"),
    EXECUTE_SYNC_MANY_JSON("core/process-execute-sync-many-json"),
    EXECUTE_SYNC_ONE("core/process-execute-sync-one"),
    EXECUTE_SYNC_RAW_MULTI("core/process-execute-sync-raw-value-multi"),
    EXECUTE_SUCCESS_ASYNC("core/process-execute-success-async"),
    EXECUTE_AUTO_MODE("core/process-execute-auto-execution-mode"),
    JOB_OP("core/job-op"),
    JOB_SUCCESS("core/job-success"),
    NO_SUCH_JOB("core/job-exception-no-such-job"),
    JOB_RESULTS("core/job-results"),
    JOB_RESULTS_ASYNC("core/job-results-async-document"),
    JOB_RESULTS_FAILED("core/job-results-failed"),
    JOB_RESULTS_NO_SUCH_JOB("core/job-results-exception-no-such-job"),
    JOB_RESULTS_NOT_READY("core/job-results-exception-results-not-ready"),
    DESCRIPTION_JSON("ogc-process-description/json-encoding"),
    DESCRIPTION_INPUTS("ogc-process-description/inputs-def"),
    DESCRIPTION_INPUT("ogc-process-description/input-def"),
    DESCRIPTION_OUTPUTS("ogc-process-description/outputs-def"),
    JSON_DEFINITION("json/definition"),
    OAS_PATHS("oas30/oas-definition-2"),
    JOB_LIST_OP("job-list/job-list-op"),
    JOB_LIST_PROCESS("job-list/processID-definition"),
    JOB_LIST_STATUS("job-list/statuses-definition"),
    JOB_LIST_LIMIT("job-list/limit-definition"),
    DISMISS_OP("dismiss/job-dismiss-op"),
    DISMISS_SUCCESS("dismiss/job-dismiss-success");

    private final String path;

    ProcessRequirement(String path) {
        this.path = path;
    }

    String uri() {
        return "http://www.opengis.net/spec/ogcapi-processes-1/1.0/req/" + path;
    }

    /** {@return the conformance class it belongs to} */
    String conformanceClass() {
        return "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/" + path.substring(0, path.indexOf('/'));
    }
}
