package org.songhua.edge.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.fge.jackson.jsonpointer.JsonPointer;
import com.github.fge.jsonpatch.ReplaceOperation;
import de.fraunhofer.iosb.ilt.sta.NotFoundException;
import de.fraunhofer.iosb.ilt.sta.ServiceFailureException;
import de.fraunhofer.iosb.ilt.sta.model.Datastream;
import de.fraunhofer.iosb.ilt.sta.model.EntityType;
import de.fraunhofer.iosb.ilt.sta.model.Location;
import de.fraunhofer.iosb.ilt.sta.model.MultiDatastream;
import de.fraunhofer.iosb.ilt.sta.model.Observation;
import de.fraunhofer.iosb.ilt.sta.model.ObservedProperty;
import de.fraunhofer.iosb.ilt.sta.model.Sensor;
import de.fraunhofer.iosb.ilt.sta.model.Thing;
import de.fraunhofer.iosb.ilt.sta.model.TimeObject;
import de.fraunhofer.iosb.ilt.sta.model.ext.DataArrayDocument;
import de.fraunhofer.iosb.ilt.sta.model.ext.DataArrayValue;
import de.fraunhofer.iosb.ilt.sta.model.ext.DataArrayValue.Property;
import de.fraunhofer.iosb.ilt.sta.model.ext.UnitOfMeasurement;
import de.fraunhofer.iosb.ilt.sta.service.MqttConfig;
import de.fraunhofer.iosb.ilt.sta.service.SensorThingsService;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.message.BasicHeader;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.geojson.Point;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Permission;

/** A client library for SensorThings that others wrote and publish (FROST-Client) reads and writes here as it does elsewhere: the key of the platform is all it is told. */
class PublicClientTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final ZonedDateTime START = ZonedDateTime.of(2026, 5, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final String DOUBLE = "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement";
    private static String key;
    private static SensorThingsService service;
    private static Datastream level;

    @BeforeAll
    static void aThingWithALevel() throws Exception {
        key = new TestPeople(PLATFORM).key(Permission.SENSING_VIEW, Permission.SENSING_SEND, Permission.SENSING_EDIT);
        service = client("v1.1");
        level = datastream("水位");
    }

    private static SensorThingsService client(String version) throws Exception {
        var made = new SensorThingsService(URI.create(PLATFORM.address() + "/sta/" + version));
        made.setHttpClient(HttpClients.custom()
                .setDefaultHeaders(List.of(new BasicHeader("Authorization", "Bearer " + key)))
                .build());
        return made;
    }

    private static Datastream datastream(String name) throws ServiceFailureException {
        var thing = new Thing("泵站 " + name, "一座泵站", Map.of("owner", "水务"));
        thing.setLocations(List.of(new Location("门口", "泵站大门", "application/geo+json", new Point(125.3, 43.9))));
        service.create(thing);
        var sensor = new Sensor("雷达液位计", "每五分钟一次", "text/html", "https://example.org/radar");
        service.create(sensor);
        var property = new ObservedProperty("水位", URI.create("https://example.org/level"), "自由水面的高度");
        service.create(property);
        var made = new Datastream(name, "集水池水位", DOUBLE, new UnitOfMeasurement("metre", "m", "ucum:m"));
        made.setThing(thing);
        made.setSensor(sensor);
        made.setObservedProperty(property);
        service.create(made);
        return made;
    }

    private static Observation reading(int minute, double value) {
        return new Observation(value, START.plusMinutes(minute));
    }

    @Test
    void whatWasCreatedIsFoundAgainWithItsRelations() throws Exception {
        Datastream found = service.datastreams().find(level.getId());
        assertThat(found.getName()).isEqualTo("水位");
        assertThat(found.getUnitOfMeasurement().getSymbol()).isEqualTo("m");
        Thing thing = found.getThing();
        assertThat(thing.getProperties()).containsEntry("owner", "水务");
        assertThat(found.getSensor().getMetadata()).isEqualTo("https://example.org/radar");
        assertThat(found.getObservedProperty().getDefinition()).isEqualTo("https://example.org/level");
        Location place = thing.locations().query().first();
        assertThat(((Point) place.getLocation()).getCoordinates().getLongitude())
                .isEqualTo(125.3);
        assertThat(thing.historicalLocations().query().list()).hasSize(1);
    }

    @Test
    void readingsAreSentOneByOneAndAskedForInOrderWithALimitAndACount() throws Exception {
        Datastream stream = datastream("一一发送");
        for (int minute = 0; minute < 25; minute++) {
            Observation one = reading(minute, minute / 10.0);
            one.setDatastream(stream);
            service.create(one);
            assertThat(one.getId()).isNotNull();
        }
        var high = stream.observations()
                .query()
                .filter("result gt 1.95")
                .orderBy("phenomenonTime desc")
                .count()
                .top(2)
                .list();
        assertThat(high.getCount()).isEqualTo(5);
        assertThat(high.toList())
                .extracting(one -> ((Number) one.getResult()).doubleValue())
                .containsExactly(2.4, 2.3);
        var all = new ArrayList<Observation>();
        stream.observations()
                .query()
                .top(10)
                .orderBy("phenomenonTime")
                .list()
                .fullIterator()
                .forEachRemaining(all::add);
        assertThat(all)
                .extracting(one -> one.getPhenomenonTime().getAsDateTime().toInstant())
                .hasSize(25)
                .isSorted()
                .startsWith(START.toInstant());
    }

    @Test
    void expansionsComeWithTheEntityInOneQuestion() throws Exception {
        Datastream stream = datastream("展开");
        Observation one = reading(0, 1.5);
        one.setDatastream(stream);
        service.create(one);
        Thing thing = service.things()
                .query()
                .filter("Datastreams/id eq " + stream.getId().getUrl())
                .expand(
                        "Locations,Datastreams($expand=Observations($top=1;$orderby=phenomenonTime desc),ObservedProperty)")
                .first();
        assertThat(thing.getLocations()).hasSize(1);
        Datastream inside = thing.getDatastreams().toList().getFirst();
        assertThat(inside.getObservations().toList())
                .extracting(Observation::getResult)
                .hasSize(1);
        assertThat(inside.getObservedProperty().getName()).isEqualTo("水位");
    }

    @Test
    void whatChangesIsUpdatedPatchedAndDeleted() throws Exception {
        var thing = new Thing("临时", "待改", Map.of("n", 1));
        service.create(thing);
        thing.setDescription("改过");
        service.update(thing);
        assertThat(service.things().find(thing.getId()).getDescription()).isEqualTo("改过");
        service.patch(
                thing,
                List.of(new ReplaceOperation(
                        JsonPointer.of("name"), com.fasterxml.jackson.databind.node.TextNode.valueOf("补丁"))));
        assertThat(service.things().find(thing.getId()).getName()).isEqualTo("补丁");
        service.delete(thing);
        assertThatThrownBy(() -> service.things().find(thing.getId())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aDataArrayCarriesManyReadingsAtOnce() throws Exception {
        Datastream stream = datastream("数组");
        var rows = new DataArrayValue(stream, Set.of(Property.PhenomenonTime, Property.Result));
        for (int minute = 0; minute < 500; minute++) rows.addObservation(reading(minute, minute));
        var document = new DataArrayDocument();
        document.addDataArrayValue(rows);
        List<String> links = service.create(document);
        assertThat(links).hasSize(500).allMatch(link -> link.contains("/Observations("));
        assertThat(stream.observations().query().count().top(1).list().getCount())
                .isEqualTo(500);
    }

    @Test
    void oneReadingOfSeveralPropertiesGoesIntoAMultiDatastream() throws Exception {
        var unit = new UnitOfMeasurement("degree", "°C", "ucum:Cel");
        var wind = new MultiDatastream("气象", "温度与湿度", List.of(DOUBLE, DOUBLE), List.of(unit, unit));
        Datastream like = service.datastreams().find(level.getId());
        wind.setThing(like.getThing());
        wind.setSensor(like.getSensor());
        wind.setObservedProperties(List.of(
                new ObservedProperty("气温", URI.create("https://example.org/t"), "气温"),
                new ObservedProperty("湿度", URI.create("https://example.org/h"), "湿度")));
        service.create(wind);
        var one = new Observation(List.of(21.5, 60.0), wind);
        one.setPhenomenonTime(new TimeObject(START));
        service.create(one);
        MultiDatastream found = service.multiDatastreams().find(wind.getId());
        assertThat((List<?>) found.observations().query().first().getResult()).hasToString("[21.5, 60.0]");
        assertThat(found.observedProperties().query().list().toList())
                .extracting(ObservedProperty::getName)
                .containsExactly("气温", "湿度");
    }

    @Test
    void theOlderEditionIsReadToo() throws Exception {
        Datastream found = client("v1.0").datastreams().find(level.getId());
        assertThat(found.getName()).isEqualTo("水位");
        assertThat(found.getThing().getName()).isEqualTo("泵站 水位");
    }

    @Test
    void newReadingsComeByMqttAndAreSentByMqtt() throws Exception {
        Datastream stream = datastream("订阅");
        var config = new MqttConfig(
                "tcp://127.0.0.1:" + PLATFORM.bean(MqttBroker.class).port().orElseThrow(), new MemoryPersistence());
        var options = new MqttConnectOptions();
        options.setUserName("key");
        options.setPassword(key.toCharArray());
        config.setOptions(options);
        var live = new SensorThingsService(
                URI.create(PLATFORM.address() + "/sta/v1.1").toURL(), config);
        var heard = new LinkedBlockingQueue<Observation>();
        String topic = "v1.1/Datastreams(" + stream.getId().getUrl() + ")/Observations";
        live.subscribe(topic, heard::add, Observation.class, any -> true);
        Observation one = reading(0, 3.25);
        one.setDatastream(stream);
        service.create(one);
        Observation first = heard.poll(20, TimeUnit.SECONDS);
        assertThat(first).isNotNull();
        assertThat(((Number) first.getResult()).doubleValue()).isEqualTo(3.25);
        live.publish(topic, reading(1, 3.5));
        Observation second = heard.poll(20, TimeUnit.SECONDS);
        assertThat(second).isNotNull();
        assertThat(((Number) second.getResult()).doubleValue()).isEqualTo(3.5);
        live.unsubscribe(topic);
        assertThat(service.getPath(stream, EntityType.OBSERVATIONS)).contains("Datastreams(");
    }

    @Test
    void mistakesComeBackAsFailuresWithTheirStatus() {
        assertThatThrownBy(() -> service.create(new Thing(null, "ohne Namen")))
                .isInstanceOf(ServiceFailureException.class);
        assertThatThrownBy(() -> service.things().query().filter("nothing eq").list())
                .isInstanceOf(ServiceFailureException.class);
    }
}
