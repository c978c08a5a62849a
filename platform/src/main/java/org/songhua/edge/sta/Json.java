package org.songhua.edge.sta;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON: decimals keep their digits, and what nests absurdly deep is refused. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxNumberLength(400)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static JsonNode parse(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node == null || node.isMissingNode()) throw StaFaults.badJson("there is none.");
            return node;
        } catch (JacksonException e) {
            throw StaFaults.badJson(e.getOriginalMessage());
        } catch (NumberFormatException e) {
            // An exponent that no decimal has.
            throw StaFaults.badJson(String.valueOf(e.getMessage()));
        }
    }

    static byte[] bytes(Consumer<JsonGenerator> write) {
        var bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator generator = MAPPER.createGenerator(bytes)) {
            write.accept(generator);
        }
        return bytes.toByteArray();
    }

    static String text(Consumer<JsonGenerator> write) {
        return new String(bytes(write), StandardCharsets.UTF_8);
    }

    static ResponseEntity<byte[]> response(
            HttpStatus status, Consumer<HttpHeaders> headers, Consumer<JsonGenerator> write) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(bytes(write));
    }
}
