package org.songhua.wiring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.songhua.engine.fault.FaultLog;
import org.songhua.store.StoreException;

/** Files that commands read, and what is told of their faults. */
final class InputFiles {
    /** Tables on Chinese office machines are mostly in this encoding when they are not in UTF-8. */
    private static final Charset CHINESE = Charset.forName("GB18030");

    private InputFiles() {}

    /** {@return the text of a file: UTF-8, or GB18030 when it is no UTF-8} */
    static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(existing(file));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, CHINESE);
        }
    }

    static Path existing(Path file) {
        if (!Files.isRegularFile(file)) throw new StoreException("There is no file " + file + ".");
        return file;
    }

    static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    /** Prints the faults that were kept, and how many there were of each code when some were not. */
    static void report(FaultLog faults) {
        faults.kept().forEach(fault -> System.err.println(fault.line()));
        for (Map.Entry<String, Long> code : faults.countByCode().entrySet()) {
            System.err.printf("%s %d times%n", code.getKey(), code.getValue());
        }
    }
}
