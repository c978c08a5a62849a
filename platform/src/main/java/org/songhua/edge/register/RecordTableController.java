package org.songhua.edge.register;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.register.RegisterViews.ImportView;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.register.Evidence;
import org.songhua.register.RecordQuery;
import org.songhua.register.RecordSource;
import org.songhua.register.Registers;
import org.songhua.register.SourceFile;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tables of records in and out, and the files that prove something about one. */
@RestController
class RecordTableController {
    private static final String EVIDENCE = "/api/registers/{register}/records/{id}/evidence";

    private final Registers registers;

    RecordTableController(Registers registers) {
        this.registers = registers;
    }

    /**
     * Takes a table. Parameters {@code map.<field>=<column>} say which column holds what; the rest is found by name.
     *
     * @param preview whether to do everything and keep nothing
     * @param name of the file, by which its records are traced back to it
     */
    @Allow(Permission.REGISTER_EDIT)
    @PostMapping(path = "/api/registers/{register}/imports", consumes = "text/csv")
    ImportView importCsv(
            @PathVariable String register,
            @RequestParam(defaultValue = "false") boolean preview,
            @RequestParam(defaultValue = "table.csv") String name,
            @RequestParam Map<String, String> parameters,
            @RequestBody byte[] table,
            Caller caller) {
        var mapping = new TreeMap<String, String>();
        parameters.forEach((parameter, column) -> {
            if (parameter.startsWith("map.") && !column.isBlank()) mapping.put(parameter.substring(4), column);
        });
        return RegisterViews.report(
                registers.importFile(register, new SourceFile(name, table), text(table), mapping, preview, caller));
    }

    /** The tables that brought or changed a record. */
    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/registers/{register}/records/{id}/sources")
    List<RecordSource> sources(@PathVariable String register, @PathVariable String id, Caller caller) {
        return registers.sources(register, RegisterController.parse(id), caller);
    }

    /** A table as it was sent, for those who may see everything in it. */
    @Allow(Permission.REGISTER_APPROVE)
    @GetMapping("/api/registers/{register}/imports/{number}")
    ResponseEntity<byte[]> source(@PathVariable String register, @PathVariable long number, Caller caller) {
        SourceFile file =
                registers.source(register, number, caller).orElseThrow(() -> new NotFoundException("table " + number));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file.content());
    }

    /** Chinese offices send UTF-8 or GB 18030; what is no UTF-8 is the latter. */
    private static String text(byte[] table) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(table))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(table, Charset.forName("GB18030"));
        }
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/registers/{register}/export.csv")
    void export(
            @PathVariable String register,
            @RequestParam Map<String, String> parameters,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        RecordQuery query = RecordQueries.read(parameters);
        registers.get(register, caller);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(register + ".csv")
                        .build()
                        .toString());
        var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        // Spreadsheets read Chinese only behind a byte order mark.
        out.write('\uFEFF');
        registers.exportCsv(register, query, caller, line -> write(out, line));
        out.flush();
    }

    private static void write(Writer out, String line) {
        try {
            out.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping(EVIDENCE)
    List<Evidence> evidence(@PathVariable String register, @PathVariable String id, Caller caller) {
        return registers.evidence(register, RegisterController.parse(id), caller);
    }

    /** Adds a file, sent as it is. */
    @Allow(Permission.REGISTER_EDIT)
    @PostMapping(
            path = EVIDENCE,
            consumes = {"application/pdf", "image/jpeg", "image/png"})
    Evidence attach(
            @PathVariable String register,
            @PathVariable String id,
            @RequestParam String kind,
            @RequestParam String name,
            @RequestBody byte[] file,
            Caller caller) {
        return registers.attach(register, RegisterController.parse(id), kind, name, file, caller);
    }

    /** Adds a document that is known by its number alone. */
    record DocumentBody(@Nullable String kind, @Nullable String number) {}

    @Allow(Permission.REGISTER_EDIT)
    @PostMapping(path = EVIDENCE, consumes = MediaType.APPLICATION_JSON_VALUE)
    Evidence cite(
            @PathVariable String register, @PathVariable String id, @RequestBody DocumentBody body, Caller caller) {
        String kind = body.kind() == null ? "" : body.kind();
        String number = body.number() == null ? "" : body.number();
        return registers.attach(register, RegisterController.parse(id), kind, number, null, caller);
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping(EVIDENCE + "/{number}")
    ResponseEntity<byte[]> content(
            @PathVariable String register, @PathVariable String id, @PathVariable int number, Caller caller) {
        Evidence found = registers.evidence(register, RegisterController.parse(id), caller).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("evidence " + number));
        byte[] content = registers
                .content(register, RegisterController.parse(id), number, caller)
                .orElseThrow(() -> new NotFoundException("evidence " + number));
        String type = found.mediaType() == null ? "application/octet-stream" : found.mediaType();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                .cacheControl(CacheControl.noStore())
                .body(content);
    }
}
