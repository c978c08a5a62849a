package org.songhua.edge.casework;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CallBacks;
import org.songhua.casework.CallBacks.Told;
import org.songhua.casework.CallBacks.Waiting;
import org.songhua.edge.casework.CaseViews.SummaryView;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is to be called back. What was answered is entered as an action of the case. */
@RestController
class CallBackController {
    private final CallBacks callBacks;
    private final CaseViews views;

    CallBackController(CallBacks callBacks, CaseViews views) {
        this.callBacks = callBacks;
        this.views = views;
    }

    /**
     * A case that waits for a call.
     *
     * @param action what the call is entered as
     * @param again what leads back to work when it is not solved
     * @param report whom to call, by the id of their report; null when nobody reported
     * @param phone masked
     */
    record WaitingView(
            SummaryView summary,
            String action,
            @Nullable String again,
            @Nullable String againReason,
            @Nullable UUID report,
            @Nullable Long number,
            @Nullable String channel,
            String phone) {}

    @Allow(Permission.CASE_REPORT)
    @GetMapping("/api/cases/callbacks")
    List<WaitingView> waiting(Caller caller) {
        return callBacks.waiting(caller).stream().map(this::view).toList();
    }

    private WaitingView view(Waiting one) {
        Told told = one.report();
        return new WaitingView(
                views.summary(one.summary()),
                one.action(),
                one.again(),
                one.againReason(),
                told == null ? null : told.id(),
                told == null ? null : (Long) told.number(),
                told == null ? null : told.channel(),
                one.phone());
    }
}
