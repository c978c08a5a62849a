package org.songhua.edge.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.rule.Level;
import org.songhua.people.Permission;
import org.songhua.warning.Action;
import org.songhua.warning.WarningCommand;
import org.songhua.warning.internal.desk.DutyPlatform;
import org.songhua.warning.internal.live.WarningCity;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Every alert that the feed lists is valid by the data dictionary of CAP 1.2, with its signature, whatever became of its warning. */
class CapSchemaTest {
    private static final String[] LIMITS = {
        "advice: {zh: 派人现场核实, en: Send somebody to look}",
        "levels:",
        "  yellow: {when: value > 50 %}",
        "  red: {when: value > 90 %}"
    };
    private static final Schema CAP = schema();

    private final TestPlatform platform = DutyPlatform.shared();
    private final WarningCity city = new WarningCity(platform);
    private final ApiClient client = new TestPeople(platform).withKey(Permission.WARNING_VIEW);

    private static Schema schema() {
        try (var file = CapSchemaTest.class.getResourceAsStream("cap-1.2.xsd")) {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(new StreamSource(file));
        } catch (IOException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void validate(String alert) throws IOException, SAXException {
        CAP.newValidator().validate(new StreamSource(new StringReader(alert)));
    }

    static void validate(Document alert) throws IOException, SAXException {
        CAP.newValidator().validate(new DOMSource(alert));
    }

    private void act(long id, Action action, Level level, String note) {
        city.warnings().act(id, new WarningCommand(action, level, null, note, null), WarningCity.CHIEF);
    }

    private long issued(int metres, double... values) {
        long sensor = city.sensor(metres);
        city.send(sensor, 0, values);
        long id = city.raised().getLast().id();
        act(id, Action.ISSUE, null, null);
        return id;
    }

    /** Issued, escalated, over, and false ones, and one whose thing has a name that XML could stumble over. */
    @Test
    void everyEntryOfTheFeedIsValid() throws Exception {
        city.publish(LIMITS);
        issued(0, 60);
        long graver = issued(20_000, 60);
        act(graver, Action.ESCALATE, Level.RED, "人流密集");
        long over = issued(40_000, 60);
        city.send(city.raised().getLast().subject(), 1, 10);
        act(over, Action.CLEAR, null, null);
        act(issued(60_000, 95), Action.DISMISS, null, "传感器被水淹");
        long odd = issued(80_000, 95);
        platform.database()
                .database()
                .update(
                        "update warning.warning set thing_name = ?, region = '220102' where id = ?",
                        "<井> & \"7\" \u0001",
                        odd);

        List<String> addresses = entries(client.get("/cap").expect(200).text());
        assertThat(addresses).hasSizeGreaterThanOrEqualTo(5);
        for (String address : addresses)
            validate(client.get(address).expect(200).text());
        for (int number = 1; number <= 2; number++) {
            validate(client.get("/cap/songhua-" + graver + "-" + number)
                    .expect(200)
                    .text());
        }
        assertThat(client.get("/cap/songhua-" + odd + "-1").text())
                .contains("&lt;井&gt; &amp;")
                .contains("<geocode>")
                .doesNotContain("\u0001");
    }

    private static List<String> entries(String feed) throws ParserConfigurationException, IOException, SAXException {
        Document document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(feed)));
        var links = document.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "link");
        var addresses = new ArrayList<String>();
        for (int i = 0; i < links.getLength(); i++) {
            var link = (Element) links.item(i);
            if (link.getAttribute("type").equals("application/cap+xml"))
                addresses.add(link.getAttribute("href").replaceFirst("^https?://[^/]+", ""));
        }
        return addresses;
    }

    /** What is asked of an alert is asked: each of these changes makes a valid one invalid. */
    @Test
    void theSchemaRefusesWhatCapRefuses() throws Exception {
        city.publish(LIMITS);
        long id = issued(0, 95);
        String alert = client.get("/cap/songhua-" + id + "-1").expect(200).text();
        validate(alert);
        for (String[] change : new String[][] {
            {"<status>Actual</status>", "<status>actual</status>"},
            {"<scope>Public</scope>", ""},
            {"<category>Infra</category>", "<category>Pipes</category>"},
            {"+08:00</sent>", "Z</sent>"},
            {"<identifier>songhua", "<identifier>song hua"},
            {"<severity>Extreme</severity>", "<severity>Extreme</severity><severity>Severe</severity>"},
            {"<certainty>Observed</certainty>", ""},
            {"<areaDesc>", "<circle>1,2 3</circle><areaDesc>"},
            {"<valueName>level</valueName>", ""}
        }) {
            assertThat(alert).contains(change[0]);
            String wrong = alert.replace(change[0], change[1]);
            assertThatThrownBy(() -> validate(wrong)).as(change[0]).isInstanceOf(SAXException.class);
        }
    }
}
