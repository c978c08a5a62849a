package org.songhua.edge.gateway;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.songhua.engine.protocol.hj212.Hj212Message;
import org.songhua.engine.protocol.mqtt.MqttEncoder;

/**
 * A device that sends numbered readings a window at a time, and knows which were acknowledged. Reading n is of second n and says n modulo
 * 400. After an outage it begins again with the first that nobody acknowledged, as devices do.
 */
abstract sealed class LoadingDevice implements Runnable {
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int WINDOW = 40;
    private static final int PATIENCE_MS = 20_000;

    final long datastream;
    /** Readings below this are acknowledged. */
    volatile long acknowledged = 0;

    volatile int port = 0;

    LoadingDevice(long datastream) {
        this.datastream = datastream;
    }

    static double value(long number) {
        return number % 400;
    }

    static Instant time(long number) {
        return START.plusSeconds(number);
    }

    /** Sends until the other end is gone, or the thread is interrupted. */
    @Override
    public void run() {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.setTcpNoDelay(true);
            Answers answers = begin(socket);
            while (!Thread.currentThread().isInterrupted()) {
                var window = new ByteArrayOutputStream();
                for (int i = 0; i < WINDOW; i++) window.write(message(acknowledged + i, i));
                socket.getOutputStream().write(window.toByteArray());
                for (int i = 0; i < WINDOW && answers.next(i); i++) acknowledged++;
            }
        } catch (IOException e) {
            // The platform was killed.
        }
    }

    /** What the other end says. */
    interface Answers {
        /** {@return whether the next answer is that to a message of the window} @throws IOException at the end */
        boolean next(int place) throws IOException;
    }

    /** {@return which of the ports of HTTP, MQTT and HJ 212 it speaks to} */
    abstract int portAt();

    abstract Answers begin(Socket socket) throws IOException;

    abstract byte[] message(long number, int place);

    /** QoS 1 of MQTT 3.1.1; each message has its place in the window as its packet id. */
    static final class Mqtt extends LoadingDevice {
        private final MqttEncoder encoder = new MqttEncoder(4);

        Mqtt(long datastream) {
            super(datastream);
        }

        @Override
        int portAt() {
            return 1;
        }

        @Override
        Answers begin(Socket socket) throws IOException {
            socket.getOutputStream().write(encoder.connect("loading-" + datastream, 0, null, null));
            var in = new DataInputStream(socket.getInputStream());
            if (in.readInt() != 0x20020000) throw new IOException("not connected");
            return place -> in.readInt() == (0x40020000 | place + 1);
        }

        @Override
        byte[] message(long number, int place) {
            String document = "{\"phenomenonTime\":\"%s\",\"result\":%s}".formatted(time(number), value(number));
            return encoder.publish(
                    "v1.1/Datastreams(" + datastream + ")/Observations",
                    1,
                    place + 1,
                    document.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Single requests of SensorThings, a window of them in the pipe. */
    static final class Http extends LoadingDevice {
        Http(long datastream) {
            super(datastream);
        }

        @Override
        int portAt() {
            return 0;
        }

        @Override
        Answers begin(Socket socket) throws IOException {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return place -> {
                boolean isCreated = line(in).startsWith("HTTP/1.1 201");
                int length = 0;
                for (String line = line(in); !line.isEmpty(); line = line(in))
                    if (line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                        length = Integer.parseInt(line.substring(15).strip());
                while (length > 0) length -= (int) in.skip(length);
                return isCreated;
            };
        }

        private static String line(BufferedReader in) throws IOException {
            String line = in.readLine();
            if (line == null) throw new IOException("the end");
            return line;
        }

        @Override
        byte[] message(long number, int place) {
            String document = "{\"phenomenonTime\":\"%s\",\"result\":%s}".formatted(time(number), value(number));
            return """
                    POST /sta/v1.1/Datastreams(%d)/Observations HTTP/1.1
                    Host: localhost
                    Content-Type: application/json
                    Prefer: return=minimal
                    Content-Length: %d

                    %s""".formatted(datastream, document.length(), document)
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** Real time data of HJ 212-2017, with an answer wanted. */
    static final class Hj212 extends LoadingDevice {
        private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
        private final String mn;
        private long first = 0;

        Hj212(long datastream, String mn) {
            super(datastream);
            this.mn = mn;
        }

        private static String chineseTime(long number) {
            return LocalDateTime.ofInstant(time(number), ZoneOffset.ofHours(8)).format(SECONDS);
        }

        @Override
        int portAt() {
            return 2;
        }

        @Override
        Answers begin(Socket socket) throws IOException {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return place -> {
                String line = in.readLine();
                if (line == null) throw new IOException("the end");
                return line.contains("QN=" + chineseTime(first + place) + "000;") && line.contains("CN=9014");
            };
        }

        @Override
        byte[] message(long number, int place) {
            if (place == 0) first = number;
            return new Hj212Message(
                            chineseTime(number) + "000",
                            "22",
                            "2011",
                            "123456",
                            mn,
                            5,
                            null,
                            null,
                            java.util.List.of(
                                    Map.of("DataTime", chineseTime(number)),
                                    Map.of("a34004-Rtd", Double.toString(value(number)))))
                    .toBytes();
        }
    }
}
