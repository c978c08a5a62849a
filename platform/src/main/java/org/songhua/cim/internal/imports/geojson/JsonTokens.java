package org.songhua.cim.internal.imports.geojson;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/** Steps through JSON text inside an object or array, where it must not end. */
final class JsonTokens {
    private JsonTokens() {}

    /**
     * {@return the next token}
     *
     * @throws StreamReadException when the text ends
     */
    static JsonToken next(JsonParser json) {
        JsonToken token = json.nextToken();
        if (token == null) throw new StreamReadException(json, "Unexpected end of the text");
        return token;
    }
}
