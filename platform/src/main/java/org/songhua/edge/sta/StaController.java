package org.songhua.edge.sta;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** SensorThings over HTTP: who may do what. What is done is in {@link StaService}. */
@RestController
@RequestMapping("/sta/{version:v1\\.[01]}")
class StaController extends StaEdge {
    private final StaService service;
    private final Batch batch;

    StaController(StaService service, Batch batch) {
        this.service = service;
        this.batch = batch;
    }

    @Allow(Permission.SENSING_VIEW)
    @GetMapping({"", "/**"})
    ResponseEntity<byte[]> get(@PathVariable String version, HttpServletRequest request, Caller caller) {
        return service.get(StaRequest.of(version, request, caller));
    }

    @Allow(Permission.SENSING_SEND)
    @PostMapping("/**")
    ResponseEntity<byte[]> post(
            @PathVariable String version, HttpServletRequest request, InputStream body, Caller caller)
            throws IOException {
        StaRequest asked = StaRequest.of(version, request, caller);
        byte[] bytes = read(body);
        return asked.path().equals("/$batch") ? batch.run(asked, bytes) : service.post(asked, bytes);
    }

    @Allow(Permission.SENSING_EDIT)
    @PatchMapping("/**")
    ResponseEntity<byte[]> patch(
            @PathVariable String version, HttpServletRequest request, InputStream body, Caller caller)
            throws IOException {
        return service.patch(StaRequest.of(version, request, caller), read(body));
    }

    @Allow(Permission.SENSING_EDIT)
    @PutMapping("/**")
    ResponseEntity<byte[]> put(
            @PathVariable String version, HttpServletRequest request, InputStream body, Caller caller)
            throws IOException {
        return service.put(StaRequest.of(version, request, caller), read(body));
    }

    @Allow(Permission.SENSING_EDIT)
    @DeleteMapping("/**")
    ResponseEntity<byte[]> delete(@PathVariable String version, HttpServletRequest request, Caller caller) {
        return service.delete(StaRequest.of(version, request, caller));
    }
}
