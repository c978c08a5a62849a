package org.songhua.wiring;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a command printed and how it ended.
 *
 * @param exitCode 0, 1 when some input was refused, 2 when nothing was done
 * @param out standard output
 * @param err standard error
 */
record CommandRun(int exitCode, String out, String err) {

    /** {@return the last line printed, which scripts read} */
    String lastLine() {
        return out.strip().lines().reduce("", (first, second) -> second);
    }

    /** Runs a command in this process and keeps what its own thread, and the threads it starts, print. */
    static synchronized CommandRun of(Object... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var capturedOut = new Own(out);
        var capturedErr = new Own(err);
        try {
            System.setOut(new PrintStream(capturedOut, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(capturedErr, true, StandardCharsets.UTF_8));
            String[] words =
                    java.util.Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
            int code = Main.run(words);
            return new CommandRun(code, capturedOut.text(), capturedErr.text());
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** Platforms of earlier tests live on in this process and log when they like: only threads of the command are listened to. */
    private static final class Own extends OutputStream {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final InheritableThreadLocal<OutputStream> target = new InheritableThreadLocal<>();
        private final OutputStream others;

        Own(OutputStream others) {
            this.others = others;
            target.set(kept);
        }

        @Override
        public void write(int value) throws IOException {
            target().write(value);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            target().write(bytes, from, count);
        }

        private OutputStream target() {
            OutputStream own = target.get();
            return own == null ? others : own;
        }

        String text() {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }
}
