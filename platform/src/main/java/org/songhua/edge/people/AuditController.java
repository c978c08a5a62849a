package org.songhua.edge.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Allow;
import org.songhua.people.Audit;
import org.songhua.people.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reading and checking the audit log. */
@RestController
class AuditController {
    private static final int LARGEST_PAGE = 1000;

    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    /**
     * A page of entries, newest first.
     *
     * @param next value of {@code before} for the next page, or null when this is the last
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PageView(List<Audit.Entry> items, @Nullable Long next) {}

    /** Result of a check. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record VerificationView(long entries, @Nullable Long firstBroken) {}

    @Allow(Permission.AUDIT_VIEW)
    @GetMapping("/api/audit")
    PageView list(
            @RequestParam(name = "before", required = false) @Nullable Long before,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        List<Audit.Entry> entries = audit.list(before, size);
        Long next = entries.size() < size || entries.getLast().number() == 1
                ? null
                : (Long) entries.getLast().number();
        return new PageView(entries, next);
    }

    @Allow(Permission.AUDIT_VIEW)
    @GetMapping("/api/audit/verification")
    VerificationView verify() {
        Audit.Verification result = audit.verify();
        return new VerificationView(result.entries(), result.firstBroken());
    }
}
