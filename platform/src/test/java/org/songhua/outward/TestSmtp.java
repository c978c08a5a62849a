package org.songhua.outward;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A mail server as far as the tests need one: takes letters, or refuses them for now. One connection after the other. */
public final class TestSmtp implements AutoCloseable {
    private final ServerSocket server;
    private final List<Letter> letters = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread;
    private volatile boolean isRefusing = false;

    /** A letter as it arrived; {@code text} with its headers. */
    public record Letter(String from, String to, String text) {
        /** {@return the value of a header, its further lines joined} */
        public String header(String name) {
            String all = text.substring(0, text.indexOf("\n\n")).replaceAll("\n[ \t]+", " ");
            return all.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        /** {@return the text itself} */
        public String body() {
            String raw = text.substring(text.indexOf("\n\n") + 2);
            String encoding = header("Content-Transfer-Encoding");
            try (var in = MimeUtility.decode(
                    new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)),
                    encoding.isEmpty() ? "8bit" : encoding)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException | MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public TestSmtp() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        thread = Thread.ofPlatform().daemon().name("test-smtp").start(this::run);
    }

    public int port() {
        return server.getLocalPort();
    }

    public List<Letter> letters() {
        return List.copyOf(letters);
    }

    /** Refuses every letter from now on, or no more. */
    public void refuse(boolean refuses) {
        isRefusing = refuses;
    }

    private void run() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                serve(socket);
            } catch (IOException e) {
                // The client has gone, or the test is over.
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = socket.getOutputStream();
        say(out, "220 test");
        String from = "";
        String to = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.toUpperCase(java.util.Locale.ROOT);
            if (verb.startsWith("MAIL FROM:")) from = address(line);
            if (verb.startsWith("RCPT TO:")) to = address(line);
            if (verb.startsWith("RCPT TO:") && isRefusing) say(out, "451 not now");
            else if (verb.equals("DATA")) take(in, out, from, to);
            else if (verb.equals("QUIT")) {
                say(out, "221 bye");
                return;
            } else say(out, "250 ok");
        }
    }

    private static String address(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    private void take(BufferedReader in, OutputStream out, String from, String to) throws IOException {
        say(out, "354 go on");
        var text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line.startsWith("..") ? line.substring(1) : line).append('\n');
        }
        letters.add(new Letter(from, to, text.toString()));
        say(out, "250 taken");
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        try {
            // The system may let callers in until whoever waits for them has woken up.
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
