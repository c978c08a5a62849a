package org.songhua.wiring;

import java.io.ByteArrayOutputStream;
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

    /** Runs a command in this process. */
    static synchronized CommandRun of(Object... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var capturedOut = new ByteArrayOutputStream();
        var capturedErr = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(capturedOut, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(capturedErr, true, StandardCharsets.UTF_8));
            String[] words =
                    java.util.Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
            int code = Main.run(words);
            return new CommandRun(
                    code, capturedOut.toString(StandardCharsets.UTF_8), capturedErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
