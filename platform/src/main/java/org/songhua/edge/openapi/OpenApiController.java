package org.songhua.edge.openapi;

import java.util.Map;
import org.songhua.people.Open;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** {@code /api/openapi.json}. */
@RestController
class OpenApiController {
    private final ObjectProvider<RequestMappingHandlerMapping> mapping;

    /** The mapping is asked for late: it knows this controller itself. */
    OpenApiController(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping;
    }

    @Open("Describes the interface, which is public, and no data.")
    @GetMapping(path = "/api/openapi.json", produces = "application/json")
    Map<String, Object> document() {
        return OpenApiDocument.of(mapping.getObject().getHandlerMethods(), "0.1.0");
    }
}
