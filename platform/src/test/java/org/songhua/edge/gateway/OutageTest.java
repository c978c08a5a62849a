package org.songhua.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.mqtt.MqttBroker;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.quality.QualityFlag;
import org.songhua.sensing.Devices;
import org.songhua.sensing.Observation;

/**
 * A device that is cut off for ten minutes of its time delivers all of them when the line is there again, with what it had sent last and nobody
 * acknowledged: everything is there once, whatever it speaks. Time is that of the readings; nobody waits for it.
 */
class OutageTest {
    private static final int CUT_OFF = 600;
    private static final int BACK = 1200;
    private static final int END = 1500;
    /** Seconds between two deliveries. */
    private static final int STEP = 10;

    @Test
    void aLoggerOfHj212DeliversEverythingOnce() throws IOException {
        liveThrough(new StoringDevice.Hj212(new Onboarded("hj212", TestPeople.newName("OUTAGE"))));
    }

    @Test
    void aGaugeOnMqttDeliversEverythingOnce() throws IOException {
        var register = new Onboarded("mqtt", TestPeople.newName("outage")).onboard("s3cret", "pressure=water_pressure");
        long datastream = TestPlatform.shared()
                .bean(Devices.class)
                .channels(register.device())
                .get("pressure");
        int port = TestPlatform.shared().bean(MqttBroker.class).port().orElseThrow();
        liveThrough(new StoringDevice.Mqtt(register, port, datastream));
    }

    @Test
    void aFireAlarmTransmitterDeliversEverythingOnce() throws IOException {
        liveThrough(new StoringDevice.Fire(new Onboarded("gb26875", "00000007A6E0")));
    }

    @Test
    void aVehicleDeliversEverythingOnce() throws IOException {
        liveThrough(new StoringDevice.Vehicle(new Onboarded("jt808", "13800007860")));
    }

    private static void liveThrough(StoringDevice device) throws IOException {
        device.connect();
        for (int now = STEP; now < CUT_OFF; now += STEP) device.deliver(now);
        // The last ten readings are on their way when the line breaks: nobody knows whether they came.
        device.deliverInVain(CUT_OFF);
        assertThat(device.acknowledged()).isEqualTo(CUT_OFF - STEP);

        device.connect();
        for (int now = BACK; now <= END; now += STEP) device.deliver(now);
        device.cutOff();

        assertThat(device.readings())
                .extracting(
                        one -> (int) (one.phenomenonStart().getEpochSecond() - StoringDevice.START.getEpochSecond()))
                .containsExactlyElementsOf(IntStream.range(0, END).boxed().toList());
        assertThat(device.readings().stream().mapToDouble(StoringDevice.NUMBER).toArray())
                .containsExactly(
                        IntStream.range(0, END).mapToDouble(device::value).toArray());
        assertThat(device.readings()).noneMatch(OutageTest::isRepetition);
        assertThat(device.register.held()).isEmpty();
    }

    private static boolean isRepetition(Observation one) {
        return QualityFlag.of(Byte.toUnsignedInt(one.quality())).contains(QualityFlag.DUPLICATE);
    }
}
