package org.songhua.edge.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.edge.problem.ProblemException;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Open;
import org.songhua.people.Permission;
import org.songhua.people.Role;
import org.songhua.people.Roles;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.condition.MediaTypeExpression;
import org.springframework.web.servlet.mvc.condition.NameValueExpression;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Walks every route of the running platform and proves who gets in. A new open route fails this test until it is in
 * {@link #OPEN}: think twice before you put it there.
 */
class DenyByDefaultTest {
    /** Every route that answers everybody. */
    private static final Set<String> OPEN = Set.of(
            "* /error",
            "GET /health",
            "GET /ogcapi/style.css",
            "GET /api/openapi.json",
            // Data sets that somebody declared open, and nothing of their objects.
            "GET /ogcapi/records",
            "GET /ogcapi/records/{code}",
            "GET /ogcapi/dcat",
            // Pages of the console: one and the same file, which holds no data.
            "GET /",
            "GET /account",
            "GET /audit",
            "GET /packs",
            "GET /checkup",
            "GET /datasets",
            "GET /objects",
            "GET /quality",
            "GET /resolution",
            "GET /sensing",
            "GET /sensing/devices",
            "GET /review",
            "GET /import",
            "GET /keys",
            "GET /login",
            "GET /people",
            "GET /people/{page}",
            "GET /cases",
            "GET /cases/{page}",
            "GET /report",
            "GET /field",
            "GET /plan",
            "GET /report/{page}",
            "GET /plan/{page}",
            "GET /rules",
            "GET /planning",
            "GET /networks",
            "GET /indicators",
            "GET /registers",
            "GET /registers/{page}",
            "GET /ledgers",
            "GET /ledgers/{page}",
            "GET /projects",
            "GET /projects/{page}",
            "GET /services",
            "GET /applications",
            // What citizens without an account need; rate limited, and nothing but what is public.
            "GET /api/reports/classes",
            "GET /api/reports/nearby",
            "POST /api/reports",
            "POST /api/reports/similar",
            "GET /api/track/{code}",
            "GET /api/track/{code}/photos/{photo}",
            "POST /api/track/{code}/answer",
            "POST /api/track/{code}/photos",
            // Following a public case, and what somebody outside does with a link that was given to them.
            "POST /api/reports/nearby/{id}/follow",
            "GET /api/follow/{code}",
            "DELETE /api/follow/{code}",
            "GET /api/hand-offs/{code}",
            "POST /api/hand-offs/{code}/photos",
            "POST /api/hand-offs/{code}/answer",
            // The map of cases of public classes, with photos cleared for it.
            "GET /api/public/cases",
            "GET /api/public/ground",
            "GET /api/public/cases/{id}/photos/{photo}",
            // Services: the catalogue, and what the holder of a code may see and do; rate limited.
            "GET /api/services",
            "GET /api/services/{service}",
            "POST /api/services/{service}/eligibility",
            "POST /api/services/{service}/prefill",
            "POST /api/services/{service}/applications",
            "GET /api/applications/{code}",
            "POST /api/applications/{code}/documents/{kind}",
            "POST /api/applications/{code}/withdrawal",
            "GET /api/certificates/{code}",
            "GET /api/offers",
            "GET /api/offers/{offer}/places",
            "GET /api/offers/{offer}/places/{place}/days",
            "POST /api/offers/{offer}/bookings",
            "GET /api/bookings/{code}",
            "POST /api/bookings/{code}/cancellation",
            // Open311 is open by its specification; writing asks for a key in the form.
            "GET /open311/discovery.{format:xml|json}",
            "GET /open311/v2/discovery.{format:xml|json}",
            "GET /open311/v2/services.{format:xml|json}",
            "GET /open311/v2/services/{code}.{format:xml|json}",
            "GET /open311/v2/requests.{format:xml|json}",
            "POST /open311/v2/requests.{format:xml|json}",
            "GET /open311/v2/requests/{id}.{format:xml|json}",
            "GET /open311/v2/tokens/{token}.{format:xml|json}",
            "GET /open311/v2/servicerequestupdates.{format:xml|json}",
            "POST /open311/v2/servicerequestupdates.{format:xml|json}",
            "GET /warnings",
            "GET /warnings/{page}",
            "GET /api/session",
            "POST /api/session",
            "DELETE /api/session",
            "POST /api/session/password");

    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);

    /** One way to reach one handler. */
    private record Route(String method, String pattern, String query, String contentType, HandlerMethod handler) {

        String path() {
            String versioned = pattern.replace("{version:v1\\.[01]}", "v1.1");
            String path = versioned.replaceAll("\\{\\*[^}]*}", "/none").replaceAll("\\{[^}]*}", "7");
            return path.replace("/**", "/none").replace("*", "none") + query;
        }

        boolean isOpen() {
            return handler.hasMethodAnnotation(Open.class);
        }

        Permission permission() {
            return handler.getMethodAnnotation(Allow.class).value();
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    private List<Route> routes() {
        var routes = new ArrayList<Route>();
        mappings(RequestMappingInfoHandlerMapping.class)
                .forEach(mapping ->
                        mapping.getHandlerMethods().forEach((info, handler) -> routes.addAll(routes(info, handler))));
        assertThat(routes).hasSizeGreaterThan(20);
        return routes;
    }

    private static List<Route> routes(RequestMappingInfo info, HandlerMethod handler) {
        List<String> methods = info.getMethodsCondition().getMethods().isEmpty()
                ? List.of("*")
                : info.getMethodsCondition().getMethods().stream()
                        .map(Enum::name)
                        .toList();
        return methods.stream()
                .flatMap(method -> info.getPatternValues().stream()
                        .map(pattern -> new Route(method, pattern, query(info), contentType(info), handler)))
                .toList();
    }

    private static String query(RequestMappingInfo info) {
        List<String> parameters = info.getParamsCondition().getExpressions().stream()
                .filter(expression -> !expression.isNegated())
                .map(DenyByDefaultTest::parameter)
                .toList();
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private static String parameter(NameValueExpression<String> expression) {
        return expression.getName() + "=" + (expression.getValue() == null ? "1" : expression.getValue());
    }

    private static String contentType(RequestMappingInfo info) {
        String type = info.getConsumesCondition().getExpressions().stream()
                .map(MediaTypeExpression::getMediaType)
                .map(Object::toString)
                .findFirst()
                .orElse("application/json");
        return type.startsWith("multipart/") ? type + "; boundary=x" : type;
    }

    private <T extends HandlerMapping> Stream<T> mappings(Class<T> type) {
        return platform.context().getBeansOfType(HandlerMapping.class).values().stream()
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static Answer send(ApiClient client, Route route) {
        String method = route.method.equals("*") ? "GET" : route.method;
        boolean bodiless = Set.of("GET", "HEAD", "DELETE").contains(method);
        String body = route.contentType.startsWith("multipart/") ? "--x--\r\n" : "{}";
        return client.send(
                method,
                route.path(),
                bodiless ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
                route.contentType);
    }

    @Test
    void everyHandlerSaysWhoMayUseIt() {
        for (Route route : routes()) {
            boolean allows = route.handler.hasMethodAnnotation(Allow.class);
            assertThat(allows ^ route.isOpen())
                    .as("%s says @Allow or @Open, not both", route)
                    .isTrue();
        }
    }

    @Test
    void theOpenRoutesAreThoseListedHere() {
        var open = new TreeSet<String>();
        routes().stream().filter(Route::isOpen).map(Route::toString).forEach(open::add);
        assertThat(open).isEqualTo(new TreeSet<>(OPEN));
    }

    @Test
    void nobodyInParticularGetsInOnlyWhereItIsOpen() {
        ApiClient nobody = people.client();
        nobody.get("/api/session");
        for (Route route : routes()) {
            Answer answer = send(nobody, route);
            if (route.isOpen()) assertThat(answer.code()).as("%s", route).isNotIn("AUTH-010", "AUTH-011");
            else {
                assertThat(answer.status()).as("%s %s", route, answer.text()).isEqualTo(401);
                assertThat(answer.code()).as("%s", route).isEqualTo("AUTH-003");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "administrator",
                "operator",
                "planner",
                "field_worker",
                "hotline",
                "inspector",
                "supervisor",
                "viewer",
                "auditor"
            })
    void everyRoleGetsExactlyWhatItsPermissionsSay(String code) {
        Role role = platform.bean(Roles.class).list().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
        ApiClient client = people.loggedIn(code);
        for (Route route : routes()) {
            if (route.isOpen()) continue;
            Answer answer = send(client, route);
            boolean refused = answer.status() == 403 && answer.code().equals("AUTH-010");
            assertThat(answer.status())
                    .as("%s for %s: %s", route, code, answer.text())
                    .isNotEqualTo(401)
                    .isLessThan(500);
            assertThat(refused)
                    .as("%s for %s: %s", route, code, answer.text())
                    .isEqualTo(!role.permissions().contains(route.permission()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CIM_VIEW", "PEOPLE_VIEW", "AUDIT_VIEW"})
    void everyKeyGetsExactlyWhatItsPermissionsSay(Permission permission) {
        ApiClient client = people.withKey(permission);
        for (Route route : routes()) {
            if (route.isOpen()) continue;
            Answer answer = send(client, route);
            boolean refused = answer.status() == 403 && answer.code().equals("AUTH-010");
            assertThat(refused)
                    .as("%s for a key with %s: %s", route, permission, answer.text())
                    .isEqualTo(route.permission() != permission);
        }
    }

    @Test
    void nothingIsServedPastTheHandlersThatAreChecked() {
        var context = (WebApplicationContext) platform.context();
        assertThat(context.getServletContext().getServletRegistrations().keySet())
                .containsExactly("dispatcherServlet");
        mappings(RouterFunctionMapping.class)
                .forEach(mapping -> assertThat(mapping.getRouterFunction()).isNull());
    }

    /** Whatever a mapping of paths serves, it serves files of the console only. */
    @Test
    void filesOtherThanThoseOfTheConsoleAreClosed() {
        ApiClient nobody = people.client();
        ApiClient administrator = people.loggedIn("administrator");
        var patterns = new TreeSet<String>();
        mappings(AbstractUrlHandlerMapping.class)
                .forEach(mapping -> patterns.addAll(mapping.getHandlerMap().keySet()));
        assertThat(patterns).isNotEmpty();
        for (String pattern : patterns) {
            String path = pattern.replace("/**", "/secret.txt").replace("*", "secret");
            nobody.get(path).expect(401);
            administrator.get(path).expect(404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, true",
        "/index.html, true",
        "/favicon.svg, true",
        "/assets/index-4f2a.js, true",
        "/assets/a/b.woff2, true",
        "/application.yml, false",
        "/assets, true",
        "/assetsx, false",
        "/db/migration/people/V1__people.sql, false",
        "/packs/base/pack.yml, false",
        "/api/users, false",
        "/assets/../application.yml, true"
    })
    void theConsoleIsOpen(String path, boolean open) {
        assertThat(StaticPages.isOpen(path)).isEqualTo(open);
    }

    /** Paths that climb are refused before they are matched. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../application.yml", "/assets/%2e%2e/application.yml", "/assets/..%2fapplication.yml",
                "/assets/..;/application.yml", "/assets//../application.yml", "/assets/%5c..%5capplication.yml"
            })
    void noPathClimbsOutOfTheOpenFolder(String path) {
        assertThat(people.client().get(path).status()).isIn(400, 401, 404);
        assertThat(people.client().get(path).text()).doesNotContain("songhua:", "spring:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/favicon.svg", "/assets/none.js", "/health"})
    void theConsoleIsNeverAskedToLogIn(String path) {
        assertThat(people.client().get(path).status()).isIn(200, 404);
    }

    @Test
    void aHandlerThatSaysNothingIsClosedToAll() throws Exception {
        var forgotten = new HandlerMethod(this, DenyByDefaultTest.class.getDeclaredMethod("forgotten"));
        var interceptor = new AuthorisationInterceptor();
        var request = new MockHttpServletRequest("GET", "/forgotten");
        assertThatThrownBy(() -> interceptor.preHandle(request, new MockHttpServletResponse(), forgotten))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("AUTH-003");
        new Visitor(Visitor.Kind.LOCAL, Caller.all("local"), null).attachTo(request);
        assertThatThrownBy(() -> interceptor.preHandle(request, new MockHttpServletResponse(), forgotten))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("AUTH-010");
    }

    void forgotten() {}

    /** Guards against a route that this test would not see. */
    @Test
    void allMappingsAreOfAKindThatThisTestWalks() {
        List<Class<?>> walked = List.of(
                RequestMappingInfoHandlerMapping.class, AbstractUrlHandlerMapping.class, RouterFunctionMapping.class);
        Map<String, HandlerMapping> all = platform.context().getBeansOfType(HandlerMapping.class);
        all.forEach((name, mapping) -> assertThat(walked.stream().anyMatch(type -> type.isInstance(mapping)))
                .as(
                        "%s %s %s",
                        name,
                        mapping.getClass(),
                        Arrays.toString(mapping.getClass().getInterfaces()))
                .isTrue());
    }
}
