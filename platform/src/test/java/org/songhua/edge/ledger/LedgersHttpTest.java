package org.songhua.edge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import tools.jackson.databind.JsonNode;

/** Ledgers over HTTP, as the console uses them, on the ledger of points for low-carbon acts. */
class LedgersHttpTest {
    private static final String LEDGER = "/api/ledgers/carbon_points";
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final TestPeople people = new TestPeople(TestPlatform.shared());
    private final ApiClient clerk = people.loggedIn("planner");
    private final ApiClient chief = people.loggedIn("supervisor");
    private final ApiClient viewer = people.loggedIn("viewer");

    /** {@return a number that no other test uses} */
    private static String next(String head) {
        return head + "-http-" + NEXT.incrementAndGet();
    }

    private Answer reuse(ApiClient client, String source, String to, String quantity) {
        return client.post(LEDGER + "/postings", """
                {"kind": "reuse", "source": "%s", "day": "2026-01-05", "to": "%s", "quantity": %s}""".formatted(source, to, quantity));
    }

    private static BigDecimal balance(ApiClient client, String account) {
        return new BigDecimal(client.get(LEDGER + "/accounts/" + account)
                .expect(200)
                .json()
                .path("balance")
                .asString());
    }

    @Test
    void aLedgerSaysItsAccountsItsKindsAndWhatOneMayDo() {
        JsonNode found = clerk.get(LEDGER).expect(200).json();
        assertThat(found.at("/title/en").asString()).isEqualTo("Carbon points");
        assertThat(found.path("decimals").asInt()).isEqualTo(2);
        JsonNode reuse = found.path("kinds")
                .valueStream()
                .filter(kind -> kind.path("code").asString().equals("reuse"))
                .findFirst()
                .orElseThrow();
        assertThat(reuse.path("coefficients").size()).isEqualTo(2);
        assertThat(reuse.at("/coefficients/1/from").asString()).isEqualTo("2026-01-01");
        assertThat(reuse.path("register").asString()).isEqualTo("low_carbon_acts");
        assertThat(reuse.path("mayPost").asBoolean()).isTrue();
        assertThat(reuse.path("mayReverse").asBoolean()).isFalse();
        JsonNode seen = viewer.get("/api/ledgers").expect(200).json();
        assertThat(seen.toString()).contains("\"carbon_points\"").doesNotContain("\"mayPost\":true");
        viewer.get("/api/ledgers/no_such").expect(404);
    }

    @Test
    void aPostingIsMadeReadAndTakenBackByWhoeverMay() {
        String person = next("P");
        Answer made = reuse(clerk, next("R"), person, "2.5").expect(201);
        assertThat(made.json().path("amount").asString()).isEqualTo("1.00");
        assertThat(made.json().path("coefficientFrom").asString()).isEqualTo("2026-01-01");
        assertThat(clerk.get(made.header("Location")).expect(200).json()).isEqualTo(made.json());
        assertThat(balance(viewer, "person:" + person)).isEqualByComparingTo("1");
        String back = made.header("Location") + "/reversal";
        reuse(viewer, next("R"), person, "1").expect(403);
        viewer.post(back, "{\"reason\": \"x\"}").expect(403);
        clerk.post(back, "{\"reason\": \"x\"}").expect(403);
        assertThat(chief.post(back, "{}").expect(422).code()).isEqualTo("LEDG-013");
        JsonNode counter =
                chief.post(back, "{\"reason\": \"凭证作废\"}").expect(201).json();
        assertThat(counter.path("reverses").asLong())
                .isEqualTo(made.json().path("number").asLong());
        assertThat(chief.post(back, "{\"reason\": \"x\"}").expect(422).code()).isEqualTo("LEDG-012");
        assertThat(balance(viewer, "person:" + person)).isEqualByComparingTo("0");
    }

    @Test
    void theSameSourceIsRefusedWithThePostingThatHasIt() {
        String source = next("R");
        JsonNode first = reuse(clerk, source, next("P"), "1").expect(201).json();
        Answer again = reuse(clerk, source, next("P"), "1").expect(422);
        assertThat(again.code()).isEqualTo("LEDG-010");
        assertThat(again.fields()).containsExactly("/source");
        assertThat(again.text()).contains("posting " + first.path("number").asLong());
    }

    @Test
    void allMistakesComeBackAtOnceEachWithItsField() {
        Answer refused = clerk.post(LEDGER + "/postings", """
                {"kind": "redeem", "source": "", "day": "2999-01-01", "from": "a b", "to": "x", "quantity": -1,
                 "evidence": {"photo": null}}""").expect(422);
        assertThat(refused.fields())
                .containsExactlyInAnyOrder(
                        "/source", "/day", "/from", "/to", "/quantity", "/evidence/photo", "/evidence/voucher");
        assertThat(clerk.post(LEDGER + "/postings", "{}").expect(422).code()).isEqualTo("LEDG-001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"quantity\": \"x\"}",
                "{\"day\": \"2026-02-30\"}",
                "[]",
                "{\"evidence\": 3}",
                "{\"kind\": {}}",
                "",
                "{",
                "null"
            })
    void whatIsNoPostingAtAllIsRefusedAndNothingBreaks(String body) {
        assertThat(clerk.post(LEDGER + "/postings", body).status()).isBetween(400, 422);
    }

    @Test
    void ofABatchAllAreBookedOrNone() {
        String person = next("P");
        String one = next("R");
        String batch = """
                {"postings": [{"kind": "reuse", "source": "%s", "day": "2026-01-05", "to": "%s", "quantity": 1}, %s]}""";
        Answer refused = clerk.post(LEDGER + "/posting-batches", batch.formatted(one, person, "null"))
                .expect(422);
        assertThat(refused.json().at("/faults/0/place/row").asInt()).isEqualTo(2);
        viewer.get(LEDGER + "/accounts/person:" + person).expect(404);
        String second =
                "{\"kind\": \"reuse\", \"source\": \"%s\", \"day\": \"2025-12-31\", \"to\": \"%s\", \"quantity\": 1}"
                        .formatted(next("R"), person);
        assertThat(clerk.post(LEDGER + "/posting-batches", batch.formatted(one, person, second))
                        .expect(200)
                        .json()
                        .size())
                .isEqualTo(2);
        // 0.4 by the newer coefficient and 0.5 by the older one.
        assertThat(balance(clerk, "person:" + person)).isEqualByComparingTo("0.9");
        viewer.post(LEDGER + "/posting-batches", batch.formatted(next("R"), person, second))
                .expect(403);
        assertThat(clerk.post(LEDGER + "/posting-batches", "{}").expect(422).code())
                .isEqualTo("LEDG-016");
    }

    @Test
    void aBalanceOpensDownToItsRowsPageByPage() {
        String person = next("P");
        for (int i = 0; i < 5; i++) reuse(clerk, next("R"), person, "1").expect(201);
        String path = LEDGER + "/postings?account=person:" + person + "&limit=2";
        JsonNode first = viewer.get(path).expect(200).json();
        assertThat(first.at("/items/0/entries/1/balance").asString()).isEqualTo("2.00");
        JsonNode second = viewer.get(path + "&before=" + first.path("next").asString())
                .expect(200)
                .json();
        assertThat(second.at("/items/0/entries/1/balance").asString()).isEqualTo("1.20");
        JsonNode third = viewer.get(path + "&before=" + second.path("next").asString())
                .expect(200)
                .json();
        assertThat(third.path("items").size()).isEqualTo(1);
        assertThat(third.path("next").isNull()).isTrue();
        JsonNode accounts = viewer.get(LEDGER + "/accounts?kind=person&holder=" + person)
                .expect(200)
                .json();
        assertThat(accounts.at("/items/0/balance").asString()).isEqualTo("2.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/accounts?limit=0",
                "/accounts?limit=1001",
                "/accounts?limit=x",
                "/accounts?nothing=1",
                "/accounts?holder=%00",
                "/postings?before=x",
                "/postings?before=-1",
                "/postings?limit=99999999999999999999"
            })
    void whatCannotBeAskedIsRefused(String question) {
        assertThat(viewer.get(LEDGER + question).expect(400).code()).isEqualTo("LEDG-017");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "99999999999999999999", "1e3", "'%20or%201=1"})
    void aNumberThatIsNoneIsNoPosting(String number) {
        viewer.get(LEDGER + "/postings/" + number).expect(404);
        chief.post(LEDGER + "/postings/" + number + "/reversal", "{\"reason\": \"x\"}")
                .expect(404);
    }

    @Test
    void theWholeLedgerIsProvedOnDemand() {
        reuse(clerk, next("R"), next("P"), "1").expect(201);
        JsonNode proof = viewer.get(LEDGER + "/proof").expect(200).json();
        assertThat(proof.path("holds").asBoolean()).as(proof.toString()).isTrue();
        assertThat(new BigDecimal(proof.path("sum").asString())).isEqualByComparingTo("0");
        assertThat(proof.path("entries").asLong())
                .isEqualTo(2 * proof.path("postings").asLong());
    }
}
