package org.songhua.edge.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.TestCases;
import org.songhua.casework.internal.orders.DefaultWorkOrders;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Audit;
import tools.jackson.databind.JsonNode;

/** Work orders and patrols over HTTP: opened, accepted, answered item by item, with what was found on the way. */
class WorkOrdersHttpTest {
    private static final String ORDERS = "/api/cases/orders";

    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final TestCases test = new TestCases(platform);
    private final ApiClient operator = people.loggedIn("operator");
    private final ApiClient worker = people.loggedIn("field_worker");

    private JsonNode opened(String more) {
        return operator.post(
                        ORDERS, "{\"kind\": \"inspect\", \"title\": \"巡检泵站\", \"department\": \"roads\"" + more + "}")
                .expect(201)
                .json();
    }

    private ApiClient.Answer step(ApiClient client, JsonNode order, String body) {
        return client.post(ORDERS + "/" + order.path("id").asString() + "/steps", body);
    }

    @Test
    void anOrderIsAcceptedAnsweredItemByItemAndDone() {
        UUID id = test.inProgress();
        JsonNode order = opened(", \"caseId\": \"" + id + "\", \"items\": [\"泵\", \"闸\"]");
        assertThat(order.path("state").asString()).isEqualTo("pending");
        step(worker, order, "{\"action\": \"done\"}").expect(422);
        assertThat(step(worker, order, "{\"action\": \"accept\"}")
                        .expect(200)
                        .json()
                        .path("assignee")
                        .asString())
                .isNotEmpty();
        step(worker, order, "{\"action\": \"start\", \"results\": {\"泵\": \"ok\"}}")
                .expect(200);
        assertThat(step(worker, order, "{\"action\": \"done\"}").expect(422).code())
                .isEqualTo("CASE-225");
        assertThat(step(worker, order, "{\"action\": \"done\", \"results\": {\"阀\": \"ok\"}}")
                        .expect(422)
                        .text())
                .contains("CASE-224", "CASE-225");
        JsonNode done = step(
                        worker, order, "{\"action\": \"done\", \"results\": {\"闸\": \"bad\"}, \"costCents\": 12050}")
                .expect(200)
                .json();
        assertThat(done.path("state").asString()).isEqualTo("done");
        assertThat(done.path("costCents").asLong()).isEqualTo(12_050);
        assertThat(done.at("/results/闸").asString()).isEqualTo("bad");
        assertThat(done.path("doneAt").isNull()).isFalse();
        step(worker, order, "{\"action\": \"accept\"}").expect(422);
        JsonNode ofCase =
                worker.get(ORDERS + "?open=false&caseId=" + id).expect(200).json();
        assertThat(ofCase.size()).isEqualTo(1);
        assertThat(platform.bean(Audit.class).list(null, 30).stream().map(Audit.Entry::action))
                .contains("work_order.opened", "work_order.done");
    }

    @Test
    void whatIsFoundOnTheWayBecomesACaseOfItsOwn() {
        JsonNode order = opened("");
        String path = ORDERS + "/" + order.path("id").asString();
        JsonNode found = worker.post(
                        path + "/findings",
                        "{\"classCode\": \"01001\", \"text\": \"井盖缺失\", \"longitude\": 125.3, \"latitude\": 43.9}")
                .expect(201)
                .json();
        UUID made = UUID.fromString(found.path("caseId").asString());
        assertThat(test.get(made).summary().channel()).isEqualTo("patrol");
        assertThat(worker.get(path).expect(200).json().path("found").get(0).asString())
                .isEqualTo(made.toString());
        step(operator, order, "{\"action\": \"cancel\"}").expect(200);
        worker.post(path + "/findings", "{\"classCode\": \"01001\", \"text\": \"x\"}")
                .expect(422);
    }

    @Test
    void whatIsWrongWithAnOrderIsToldAtOnce() {
        var answer = operator.post(
                        ORDERS, "{\"kind\": \"dance\", \"title\": \"王师傅 13900001111\", \"department\": \"nobody\"}")
                .expect(422);
        assertThat(answer.fields()).containsExactlyInAnyOrder("/kind", "/title", "/department");
        operator.post(
                        ORDERS,
                        "{\"kind\": \"inspect\", \"title\": \"x\", \"department\": \"roads\", \"plannedFor\": \"soon\"}")
                .expect(422);
        operator.post(
                        ORDERS,
                        "{\"kind\": \"inspect\", \"title\": \"x\", \"department\": \"roads\", \"items\": [\"a\", \"a\"]}")
                .expect(422);
        operator.post(
                        ORDERS,
                        "{\"kind\": \"inspect\", \"title\": \"x\", \"department\": \"roads\", \"caseId\": \""
                                + UUID.randomUUID() + "\"}")
                .expect(404);
        worker.post(ORDERS, "{}").expect(403);
        worker.get(ORDERS + "/" + UUID.randomUUID()).expect(404);
        JsonNode order = opened("");
        step(worker, order, "{\"action\": \"cancel\"}").expect(403);
        step(worker, order, "{\"action\": \"fly\"}").expect(422);
    }

    /** A round every second day: its orders of the next week are there at once, once, and go when it ends. */
    @Test
    void aPatrolMakesItsOrdersAheadAndNeverTwice() {
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneId.of("Asia/Shanghai"));
        String title = "夜间巡查 " + people.newName("p");
        JsonNode patrol = operator.post(
                        "/api/cases/patrols",
                        "{\"title\": \"%s\", \"department\": \"light\", \"everyDays\": 2, \"firstDay\": \"%s\", \"items\": [\"路灯\"]}"
                                .formatted(title, today.minusDays(4)))
                .expect(201)
                .json();
        assertThat(rounds(title)).hasSizeBetween(3, 4);
        platform.bean(DefaultWorkOrders.class).planAhead();
        List<LocalDate> days = rounds(title);
        assertThat(days).doesNotHaveDuplicates().hasSizeBetween(3, 5);
        for (LocalDate day : days) assertThat(day.toEpochDay() % 2).isEqualTo(today.toEpochDay() % 2);
        String path = "/api/cases/patrols/" + patrol.path("id").asLong();
        worker.delete(path).expect(403);
        operator.delete(path).expect(204);
        operator.delete(path).expect(404);
        assertThat(rounds(title)).isEmpty();
        assertThat(operator.get("/api/cases/patrols").expect(200).text()).contains(title);
        operator.post(
                        "/api/cases/patrols",
                        "{\"title\": \"x\", \"department\": \"light\", \"everyDays\": 0, \"firstDay\": \"2026-01-01\"}")
                .expect(422);
    }

    private List<LocalDate> rounds(String title) {
        return worker.get(ORDERS + "?department=light")
                .expect(200)
                .json()
                .valueStream()
                .filter(one -> one.path("title").asString().equals(title))
                .map(one -> LocalDate.parse(one.path("plannedFor").asString()))
                .toList();
    }
}
