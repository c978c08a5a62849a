package org.songhua.edge.gateway;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.songhua.TestPlatform;
import org.songhua.engine.protocol.gb26875.FireFrame;
import org.songhua.engine.protocol.gb26875.FireFrame.Command;
import org.songhua.engine.protocol.gb26875.FireFramer;
import org.songhua.engine.protocol.gb26875.FireTime;
import org.songhua.engine.protocol.jt808.VehicleFramer;
import org.songhua.engine.protocol.jt808.VehicleMessage;
import org.songhua.engine.protocol.mqtt.MqttEncoder;
import org.songhua.sensing.Observation;
import org.songhua.sensing.Result;

/**
 * A device that has a reading each second of a time of its own, keeps it until it is acknowledged, and sends what it keeps when it has a
 * connection. Reading n is of second n.
 */
abstract class StoringDevice {
    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final int PORTION = 100;

    final Onboarded register;
    private int acknowledged = 0;

    StoringDevice(Onboarded register) {
        this.register = register;
    }

    static LocalDateTime chineseTime(int number) {
        return LocalDateTime.ofInstant(START.plusSeconds(number), ZoneOffset.ofHours(8));
    }

    /** {@return readings below this are acknowledged} */
    int acknowledged() {
        return acknowledged;
    }

    /** Sends all that is kept, up to but without a reading, and waits for the answers. */
    void deliver(int until) throws IOException {
        while (acknowledged < until) {
            int end = Math.min(until, acknowledged + PORTION);
            write(acknowledged, end);
            for (; acknowledged < end; acknowledged++) awaitAnswer(acknowledged);
        }
    }

    /** Sends all that is kept, and is cut off before it hears of it. */
    void deliverInVain(int until) throws IOException {
        write(acknowledged, until);
        cutOff();
    }

    private void write(int from, int until) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int number = from; number < until; number++) bytes.write(message(number));
        send(bytes.toByteArray());
    }

    abstract void connect() throws IOException;

    abstract byte[] message(int number);

    abstract void send(byte[] bytes) throws IOException;

    /** Hears the answer to a reading. @throws IOException when it is another one */
    abstract void awaitAnswer(int number) throws IOException;

    abstract void cutOff() throws IOException;

    abstract String channel();

    /** {@return what reading n says} */
    abstract double value(int number);

    /** {@return what the platform has of it, by second} */
    List<Observation> readings() {
        return register.readings(channel());
    }

    static void require(boolean isSo, String what) throws IOException {
        if (!isSo) throw new IOException(what);
    }

    static final ToDoubleFunction<Observation> NUMBER = one -> ((Result.Numeric) one.result()).value();

    /** HJ 212-2017, real time data. */
    static final class Hj212 extends StoringDevice {
        private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
        private Hj212Device device;

        Hj212(Onboarded register) {
            super(register.onboard("123456", "a34004=air_pm25"));
        }

        @Override
        void connect() throws IOException {
            device = new Hj212Device(TestPlatform.shared());
        }

        @Override
        byte[] message(int number) {
            String time = chineseTime(number).format(SECONDS);
            return new OneFactor(time, register.code(), value(number)).toBytes();
        }

        /** One factor at one time. */
        private record OneFactor(String time, String mn, double value) {
            byte[] toBytes() {
                return new org.songhua.engine.protocol.hj212.Hj212Message(
                                time + "000",
                                "22",
                                "2011",
                                "123456",
                                mn,
                                5,
                                null,
                                null,
                                List.of(Map.of("DataTime", time), Map.of("a34004-Rtd", Double.toString(value))))
                        .toBytes();
            }
        }

        @Override
        void send(byte[] bytes) throws IOException {
            device.send(bytes);
        }

        @Override
        void awaitAnswer(int number) throws IOException {
            String answer = device.answer();
            String wanted = "QN=" + chineseTime(number).format(SECONDS) + "000;";
            require(answer != null && answer.contains(wanted) && answer.contains("CN=9014"), "answered " + answer);
        }

        @Override
        void cutOff() throws IOException {
            device.close();
        }

        @Override
        String channel() {
            return "a34004";
        }

        @Override
        double value(int number) {
            return number % 400;
        }
    }

    /** MQTT 3.1.1, QoS 1. */
    static final class Mqtt extends StoringDevice {
        private final MqttEncoder encoder = new MqttEncoder(4);
        private final int port;
        private final long datastream;
        private Socket socket;

        Mqtt(Onboarded register, int port, long datastream) {
            super(register);
            this.port = port;
            this.datastream = datastream;
        }

        @Override
        void connect() throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(20_000);
            send(encoder.connect("storing", 0, register.code(), "s3cret"));
            require(new DataInputStream(socket.getInputStream()).readInt() == 0x20020000, "not connected");
        }

        @Override
        byte[] message(int number) {
            String document =
                    "{\"phenomenonTime\":\"%s\",\"result\":%s}".formatted(START.plusSeconds(number), value(number));
            return encoder.publish(
                    "v1.1/Datastreams(" + datastream + ")/Observations",
                    1,
                    number + 1,
                    document.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        @Override
        void awaitAnswer(int number) throws IOException {
            int answer = new DataInputStream(socket.getInputStream()).readInt();
            require(answer == (0x40020000 | number + 1), "answered " + Integer.toHexString(answer));
        }

        @Override
        void cutOff() throws IOException {
            socket.close();
        }

        @Override
        String channel() {
            return "pressure";
        }

        @Override
        double value(int number) {
            return number % 200 / 100.0;
        }
    }

    /** GB/T 26875.3, states of one component. */
    static final class Fire extends StoringDevice {
        private FrameDevice<FireFrame> device;

        Fire(Onboarded register) {
            super(register.onboard("", ""));
        }

        @Override
        void connect() throws IOException {
            device = new FrameDevice<>(
                    TestPlatform.shared().bean(FireGateway.class).port().orElseThrow(), new FireFramer());
        }

        @Override
        byte[] message(int number) {
            long time = FireTime.pack(chineseTime(number));
            ByteBuffer data = ByteBuffer.allocate(2 + 46 + 2).order(ByteOrder.LITTLE_ENDIAN);
            data.put(new byte[] {2, 1, 1, 3, 40})
                    .putInt(7)
                    .putShort((short) value(number))
                    .put(new byte[31]);
            data.putLong(time);
            byte[] bytes = java.util.Arrays.copyOf(data.array(), 48);
            return new FireFrame(number, 1, 1, time, Long.parseLong(register.code(), 16), 1, Command.SEND, bytes)
                    .toBytes();
        }

        @Override
        void send(byte[] bytes) throws IOException {
            device.send(bytes);
        }

        @Override
        void awaitAnswer(int number) throws IOException {
            FireFrame answer = device.answer();
            require(
                    answer != null && answer.command() == Command.CONFIRM && answer.serial() == number,
                    "answered " + answer);
        }

        @Override
        void cutOff() throws IOException {
            device.close();
        }

        @Override
        String channel() {
            return "1.3.7/state";
        }

        @Override
        double value(int number) {
            return number % 1000;
        }
    }

    /** JT/T 808-2013, positions one by one. */
    static final class Vehicle extends StoringDevice {
        private static final DateTimeFormatter BCD = DateTimeFormatter.ofPattern("uuMMddHHmmss");
        private FrameDevice<VehicleMessage> device;

        Vehicle(Onboarded register) {
            super(register.onboard("", ""));
        }

        @Override
        void connect() throws IOException {
            device = new FrameDevice<>(
                    TestPlatform.shared().bean(VehicleGateway.class).port().orElseThrow(), new VehicleFramer());
        }

        @Override
        byte[] message(int number) {
            byte[] body = ByteBuffer.allocate(28)
                    .putInt(0)
                    .putInt(0b11)
                    .putInt(43_900_000)
                    .putInt(125_300_000 + number)
                    .putShort((short) 200)
                    .putShort((short) (number % 200))
                    .putShort((short) 0)
                    .put(HexFormat.of().parseHex(chineseTime(number).format(BCD)))
                    .array();
            return new VehicleMessage(VehicleMessage.POSITION, null, "0" + register.code(), number, null, 0, body)
                    .toBytes();
        }

        @Override
        void send(byte[] bytes) throws IOException {
            device.send(bytes);
        }

        @Override
        void awaitAnswer(int number) throws IOException {
            VehicleMessage answer = device.answer();
            require(answer != null && answer.body()[4] == 0, "answered " + answer);
            require((ByteBuffer.wrap(answer.body()).getShort() & 0xFFFF) == number, "another answer");
        }

        @Override
        void cutOff() throws IOException {
            device.close();
        }

        @Override
        String channel() {
            return "speed";
        }

        @Override
        double value(int number) {
            return number % 200 / 10.0;
        }
    }
}
