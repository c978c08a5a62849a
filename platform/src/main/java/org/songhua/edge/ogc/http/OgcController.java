package org.songhua.edge.ogc.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.songhua.edge.problem.Problem;
import org.songhua.engine.fault.Fault;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What all controllers of the OGC API do alike: tell faults, to programs as a problem document, to people as a page. */
public abstract class OgcController {
    // The page of an error shows nothing of the data, so it does not matter who asks.
    private static final Caller ANYBODY = new Caller("anybody", Set.of(), Scope.ALL);

    @ExceptionHandler(OgcException.class)
    ResponseEntity<Object> answer(OgcException e, HttpServletRequest request) {
        Ask ask = Ask.of(request, ANYBODY);
        if (!wantsPage(ask)) return Problem.ofFaults(e.status(), e.faults()).response();
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, Media.HTML.contentType());
        Reply.pageHeaders().forEach(headers::set);
        return new ResponseEntity<>(page(ask, e).getBytes(StandardCharsets.UTF_8), headers, e.status());
    }

    private static boolean wantsPage(Ask ask) {
        List<String> format = ask.parameters().get("f");
        return format == null ? ask.accept().startsWith("text/html") : format.contains(Media.HTML.key());
    }

    private static String page(Ask ask, OgcException e) {
        var html = new Html();
        for (Fault fault : e.faults()) {
            html.open("p").element("strong", fault.problem()).text(" ");
            html.text(fault.remedy()).text(" ").element("code", fault.code()).close("p");
        }
        String title = e.status().value() + " " + e.status().getReasonPhrase();
        return new HtmlPage(ask, title, HtmlPage.home(ask), List.of()).around(html);
    }
}
