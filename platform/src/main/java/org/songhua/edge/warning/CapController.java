package org.songhua.edge.warning;

import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.warning.Warning;
import org.songhua.warning.Warnings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Issued warnings for other systems: an Atom feed of CAP 1.2 alerts, and each alert, signed. */
@RestController
class CapController {
    private static final MediaType CAP = MediaType.parseMediaType("application/cap+xml;charset=UTF-8");
    private static final MediaType ATOM = MediaType.parseMediaType("application/atom+xml;charset=UTF-8");
    private static final Pattern IDENTIFIER = Pattern.compile("songhua-(\\d{1,18})-(\\d{1,4})");
    private static final int FEED_MAX = 200;

    private final Warnings warnings;
    private final CapSigner signer;
    private final String sender;
    private final Clock clock;

    CapController(
            Warnings warnings,
            CapSigner signer,
            @Value("${songhua.cap.sender:warning@songhua.local}") String sender,
            Clock clock) {
        this.warnings = warnings;
        this.signer = signer;
        this.sender = sender;
        this.clock = clock;
    }

    @Allow(Permission.WARNING_VIEW)
    @GetMapping("/cap")
    ResponseEntity<byte[]> feed(Caller caller) {
        List<CapMessage> newest = warnings.listIssued(FEED_MAX, caller.scope()).stream()
                .map(warning -> messages(warning, caller.scope()))
                .filter(messages -> !messages.isEmpty())
                .map(List::getLast)
                .toList();
        String address =
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        String updated = newest.isEmpty()
                ? CapMessage.TIME.format(clock.instant())
                : newest.getFirst().sent();
        return ResponseEntity.ok().contentType(ATOM).body(CapDocument.feed(newest, address, updated));
    }

    private List<CapMessage> messages(Warning warning, Scope scope) {
        return CapMessage.of(warning, warnings.steps(warning.id(), scope), sender);
    }

    @Allow(Permission.WARNING_VIEW)
    @GetMapping("/cap/{identifier}")
    ResponseEntity<byte[]> alert(@PathVariable String identifier, Caller caller) {
        Matcher matcher = IDENTIFIER.matcher(identifier);
        if (!matcher.matches()) throw new NotFoundException("alert " + identifier);
        Warning warning = warnings.find(Long.parseLong(matcher.group(1)), caller.scope())
                .orElseThrow(() -> new NotFoundException("alert " + identifier));
        CapMessage message = messages(warning, caller.scope()).stream()
                .filter(one -> one.identifier().equals(identifier))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("alert " + identifier));
        return ResponseEntity.ok().contentType(CAP).body(signer.signed(CapDocument.alert(message, sender)));
    }
}
