package org.songhua.edge.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.cim.ObjectId;
import org.songhua.cim.StaleRevisionException;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemsTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Fault FAULT = Fault.refused(
            "GEOM-003", Place.atField("/geometry").withRow(7).withPosition(126.5, 43.8), "It crosses.", "Untangle it.");

    @ParameterizedTest
    @CsvSource({"POST, 422", "PATCH, 422", "PUT, 422", "GET, 400", "HEAD, 400", "DELETE, 400"})
    void tellsAllFaultsOfABodyWith422AndOfAnAddressWith400(String method, int status) {
        var other = Fault.remark("GEOM-004", Place.NOWHERE, "Odd.", "Look.");
        var response = Problems.response(new FaultException(List.of(FAULT, other)), method);
        Problem problem = problem(response);
        assertThat(response.getStatusCode().value()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo("GEOM-003");
        assertThat(problem.faults()).isEqualTo(List.of(FaultView.of(FAULT), FaultView.of(other)));
    }

    @Test
    void writesFaultsAsTheContractSays() {
        JsonNode json = json(problem(Problems.response(new FaultException(FAULT), "POST")));
        assertThat(json).isEqualTo(MAPPER.readTree("""
                {"type": "about:blank", "title": "Unprocessable Content", "status": 422, "detail": "It crosses.",
                 "code": "GEOM-003", "faults": [{"code": "GEOM-003", "severity": "REFUSED",
                   "place": {"row": 7, "field": "/geometry", "longitude": 126.5, "latitude": 43.8},
                   "problem": "It crosses.", "remedy": "Untangle it."}]}"""));
    }

    @Test
    void leavesOutWhatIsNotKnownOfAPlace() {
        JsonNode json = json(FaultView.of(Fault.remark("X-001", Place.NOWHERE, "p", "r")));
        assertThat(json.get("place")).isEqualTo(MAPPER.readTree("{}"));
    }

    @Test
    void tellsTheRevisionInForceToAStaleEdit() {
        var response = Problems.response(new StaleRevisionException(ObjectId.of(1, "a"), 3, 5), "PATCH");
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.PRECONDITION_FAILED);
        assertThat(response.getHeaders().getETag()).isEqualTo("\"5\"");
    }

    @Test
    void knowsTheExceptionsOfPeople() {
        assertThat(problem(Problems.response(new NotFoundException("user li"), "GET")))
                .extracting(Problem::status, Problem::code, Problem::detail)
                .containsExactly(404, "HTTP-404", "There is no user li.");
        assertThat(problem(Problems.response(new NotAllowedException("Ask somebody."), "PATCH")))
                .extracting(Problem::status, Problem::code)
                .containsExactly(403, "AUTH-010");
    }

    @Test
    void saysWhereJsonBreaks() {
        JacksonException broken = null;
        try {
            MAPPER.readTree("{\n  \"a\": nul }");
        } catch (JacksonException e) {
            broken = e;
        }
        Problem problem = problem(Problems.response(unreadable(broken), "POST"));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo("JSON-001");
        assertThat(problem.detail()).contains("line 2");
        assertThat(MAPPER.writeValueAsString(problem)).doesNotContain("jackson", "nul ", "Exception");
    }

    @Test
    void saysWhenABodyIsTooLarge() {
        assertThat(problem(Problems.response(unreadable(new BodyTooLargeException(10)), "POST"))
                        .status())
                .isEqualTo(413);
        assertThat(problem(Problems.response(new MaxUploadSizeExceededException(10), "POST"))
                        .status())
                .isEqualTo(413);
        assertThat(problem(Problems.response(unreadable(null), "POST")).status())
                .isEqualTo(400);
        assertThat(problem(Problems.response(new MultipartException("cut off"), "POST"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void keepsTheHeadersOfTheFramework() {
        var response = Problems.response(new HttpRequestMethodNotSupportedException("PUT", List.of("GET")), "PUT");
        assertThat(response.getStatusCode().value()).isEqualTo(405);
        assertThat(response.getHeaders().getAllow()).hasSize(1);
        assertThat(response.getHeaders().getContentType()).isEqualTo(Problem.MEDIA_TYPE);
    }

    @Test
    void namesTheParameterThatIsMissing() {
        Problem problem =
                problem(Problems.response(new MissingServletRequestParameterException("bbox", "String"), "GET"));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(MAPPER.writeValueAsString(problem)).contains("\"field\":\"bbox\"");
    }

    @Test
    void passesOnCodeAndFaultsThatAnExceptionBrings() {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "Odd bbox.");
        detail.setProperty("code", "OGC-001");
        detail.setProperty("faults", List.of(Map.of("code", "OGC-001")));
        Problem problem =
                problem(Problems.response(new ErrorResponseException(HttpStatus.BAD_REQUEST, detail, null), "GET"));
        assertThat(problem.code()).isEqualTo("OGC-001");
        assertThat(problem.faults()).isEqualTo(List.of(Map.of("code", "OGC-001")));
    }

    @Test
    void tellsNothingOfAFailureButAnIdForTheLog() {
        var response = Problems.response(new DuplicateKeyException("insert into people.account secret"), "POST");
        Problem problem = problem(response);
        assertThat(problem.status()).isEqualTo(500);
        assertThat(URI.create(problem.instance()).getScheme()).isEqualTo("urn");
        assertThat(MAPPER.writeValueAsString(problem)).doesNotContain("secret", "account", "Exception");
        assertThat(Problems.isFailure(response)).isTrue();
    }

    @Test
    void asksToComeBackWhenTheDatabaseIsAway() {
        var response = Problems.response(new DataAccessResourceFailureException("down"), "GET");
        assertThat(response.getStatusCode().value()).isEqualTo(503);
        assertThat(response.getHeaders().getFirst("Retry-After")).isEqualTo("5");
    }

    @Test
    void saysWhenTheDiskIsFull() {
        var full = new DataAccessResourceFailureException("full", new SQLException("No space left on device", "53100"));
        var response = Problems.response(full, "POST");
        assertThat(response.getStatusCode().value()).isEqualTo(507);
        assertThat(problem(response).code()).isEqualTo("HTTP-507");
        assertThat(response.getHeaders().getFirst("Retry-After")).isEqualTo("60");
    }

    @Test
    void roundsWaitingTimesUp() {
        Problem problem = Problem.of(HttpStatus.LOCKED, "AUTH-002", "Locked.");
        assertThat(problem.withRetryAfter(Duration.ofMillis(59_001)).retryAfterSeconds())
                .isEqualTo(60);
        assertThat(problem.withRetryAfter(Duration.ZERO).retryAfterSeconds()).isEqualTo(1);
        assertThat(problem.withRetryAfter(Duration.ofSeconds(60)).retryAfterSeconds())
                .isEqualTo(60);
    }

    private static HttpMessageNotReadableException unreadable(Throwable cause) {
        return new HttpMessageNotReadableException("unreadable", cause, new MockHttpInputMessage(new byte[0]));
    }

    private static JsonNode json(Object value) {
        return MAPPER.readTree(MAPPER.writeValueAsString(value));
    }

    private static Problem problem(ResponseEntity<Object> response) {
        return (Problem) response.getBody();
    }

    @ParameterizedTest
    @CsvSource({
        "22021, GET, 400",
        "22P02, GET, 400",
        "22008, DELETE, 400",
        "22003, POST, 422",
        "22P05, PATCH, 422",
        "23505, POST, 500",
        "23502, PATCH, 500",
        "42P01, GET, 500",
        "'', GET, 500"
    })
    void blamesAValueOnlyWhenTheDatabaseSaysItIsTheValue(String state, String method, int status) {
        var cause = new SQLException("ERROR: invalid byte sequence for secret_table", state.isEmpty() ? null : state);
        var response = Problems.response(new DataIntegrityViolationException("SQL [select secret]", cause), method);
        assertThat(response.getStatusCode().value()).isEqualTo(status);
        assertThat(json(problem(response)).toString()).doesNotContain("secret", "SQL", "ERROR");
    }

    @Test
    void aValueThatNobodyCausedIsAFailure() {
        var response = Problems.response(new DataIntegrityViolationException("no cause"), "GET");
        assertThat(response.getStatusCode().value()).isEqualTo(500);
    }

    @Test
    void parametersThatAreNoTextAreTheSendersMistake() {
        var response = Problems.response(new InvalidParameterException("Parameter [q] with value [secret]"), "GET");
        assertThat(response.getStatusCode().value()).isEqualTo(400);
        assertThat(problem(response).detail()).contains("UTF-8").doesNotContain("secret");
    }
}
