package org.songhua.edge.casework;

import java.util.List;
import java.util.UUID;
import org.songhua.casework.Integrity;
import org.songhua.edge.casework.CaseViews.NameView;
import org.songhua.people.Allow;
import org.songhua.people.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Checks of what the database holds of cases. */
@RestController
class IntegrityController {
    private final Integrity integrity;

    IntegrityController(Integrity integrity) {
        this.integrity = integrity;
    }

    /** What a check found. */
    record FindingView(String check, Integrity.Severity severity, NameView title, NameView remedy, long found) {}

    /** All checks, those that must find nothing first. */
    @Allow(Permission.CASE_CONFIGURE)
    @GetMapping("/api/cases/integrity")
    List<FindingView> run() {
        return integrity.run().stream()
                .map(one -> new FindingView(
                        one.check(), one.severity(), NameView.of(one.title()), NameView.of(one.remedy()), one.found()))
                .toList();
    }

    /** The cases that a check finds. */
    @Allow(Permission.CASE_CONFIGURE)
    @GetMapping("/api/cases/integrity/{check}")
    List<UUID> cases(@PathVariable String check, @RequestParam(defaultValue = "100") int limit) {
        return integrity.cases(check, limit);
    }
}
