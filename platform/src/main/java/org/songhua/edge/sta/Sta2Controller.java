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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** SensorThings 2.0 over HTTP: who may do what. What is done is in {@link Sta2Service}. */
@RestController
@RequestMapping("/sta/v2.0")
class Sta2Controller extends StaEdge {
    private static final String VERSION = StaVersion.V2_0.path();

    private final Sta2Service service;

    Sta2Controller(Sta2Service service) {
        this.service = service;
    }

    @Allow(Permission.SENSING_VIEW)
    @GetMapping({"", "/**"})
    ResponseEntity<byte[]> get(HttpServletRequest request, Caller caller) {
        return service.get(StaRequest.of(VERSION, request, caller));
    }

    @Allow(Permission.SENSING_SEND)
    @PostMapping("/**")
    ResponseEntity<byte[]> post(HttpServletRequest request, InputStream body, Caller caller) throws IOException {
        return service.post(StaRequest.of(VERSION, request, caller), read(body));
    }

    @Allow(Permission.SENSING_EDIT)
    @PatchMapping("/**")
    ResponseEntity<byte[]> patch(HttpServletRequest request, InputStream body, Caller caller) throws IOException {
        return service.change(StaRequest.of(VERSION, request, caller), read(body), false);
    }

    @Allow(Permission.SENSING_EDIT)
    @PutMapping("/**")
    ResponseEntity<byte[]> put(HttpServletRequest request, InputStream body, Caller caller) throws IOException {
        return service.change(StaRequest.of(VERSION, request, caller), read(body), true);
    }

    @Allow(Permission.SENSING_EDIT)
    @DeleteMapping("/**")
    ResponseEntity<byte[]> delete(HttpServletRequest request, Caller caller) {
        return service.delete(StaRequest.of(VERSION, request, caller));
    }
}
