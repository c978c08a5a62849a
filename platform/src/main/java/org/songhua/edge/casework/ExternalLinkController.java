package org.songhua.edge.casework;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.ExternalLinks;
import org.songhua.edge.casework.CaseController.ActionBody;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The same matter in another system: linked, told of, and missed when nothing is heard. */
@RestController
class ExternalLinkController {
    private static final int MOST_HOURS = 24 * 365;

    private final ExternalLinks links;

    ExternalLinkController(ExternalLinks links) {
        this.links = links;
    }

    /** Number in the other system. */
    record LinkBody(@Nullable String externalId) {}

    @Allow(Permission.CASE_VIEW)
    @PutMapping("/api/cases/{id}/external/{system}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void link(@PathVariable String id, @PathVariable String system, @RequestBody LinkBody body, Caller caller) {
        links.link(CaseController.parse(id), system, text(body.externalId()), caller);
    }

    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/{id}/external")
    List<ExternalLinks.Link> of(@PathVariable String id, Caller caller) {
        return links.of(CaseController.parse(id), caller.scope());
    }

    /**
     * News of the other system.
     *
     * @param action what follows for the case, when anything does
     */
    record NewsBody(
            @Nullable String updateId,
            @Nullable String state,
            @Nullable ActionBody action) {}

    /** Whether it was new. */
    record TakenView(boolean isNew) {}

    /** Takes news once, however often it is sent; what it does to the case needs the permission of that action. */
    @Allow(Permission.CASE_WORK)
    @PostMapping("/api/cases/external/{system}/{externalId}/updates")
    TakenView take(
            @PathVariable String system, @PathVariable String externalId, @RequestBody NewsBody body, Caller caller) {
        ActionBody action = body.action();
        var news = new ExternalLinks.News(
                system, externalId, text(body.updateId()), text(body.state()), action == null ? null : action.read());
        return new TakenView(links.take(news, caller));
    }

    /** @param hours since when nothing was heard, 1 to 8,760 */
    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/external/silent")
    List<ExternalLinks.Link> silent(@RequestParam(defaultValue = "72") int hours, Caller caller) {
        return links.silent(Duration.ofHours(Math.clamp(hours, 1, MOST_HOURS)), caller.scope());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
