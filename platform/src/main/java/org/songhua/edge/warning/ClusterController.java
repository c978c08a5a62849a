package org.songhua.edge.warning;

import jakarta.servlet.http.HttpServletResponse;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.Permission;
import org.songhua.warning.ReadingFeed;
import org.songhua.warning.StreamState;
import org.songhua.warning.WatchPlan;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a cluster that judges in place of this program asks for: the plan and the readings; and how it stands with it. */
@RestController
class ClusterController {
    private final WatchPlan plan;
    private final ReadingFeed feed;
    private final StreamState state;

    ClusterController(WatchPlan plan, ReadingFeed feed, StreamState state) {
        this.plan = plan;
        this.feed = feed;
        this.state = state;
    }

    /** Which rules judge which things, a JSON object a line. */
    @Allow(Permission.WARNING_RULES)
    @GetMapping("/api/warning-rules/watches")
    void watches(Caller caller, HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        plan.write(caller.scope(), response.getWriter());
    }

    /**
     * The readings after a place: messages in the form of the topic, each after its length (4 bytes, big-endian). The headers say the place behind them
     * ({@code Songhua-Place}), the receiver's clock in microseconds ({@code Songhua-Clock}) and whether there is more ({@code Songhua-More}).
     */
    @Allow(Permission.WARNING_RULES)
    @GetMapping("/api/warning-rules/readings")
    void readings(@RequestParam(required = false) @Nullable Long after, Caller caller, HttpServletResponse response)
            throws IOException {
        if (!caller.scope().isAll())
            throw new NotAllowedException(
                    "A cluster judges the readings of the whole city; your scope does not hold all.");
        ReadingFeed.Portion portion = feed.next(after);
        response.setContentType("application/octet-stream");
        response.setHeader("Songhua-Place", Long.toString(portion.place()));
        response.setHeader("Songhua-Clock", Long.toString(portion.clock_us()));
        response.setHeader("Songhua-More", Boolean.toString(portion.isMore()));
        var out = new DataOutputStream(response.getOutputStream());
        for (byte[] message : portion.messages()) {
            out.writeInt(message.length);
            out.write(message);
        }
        out.flush();
    }

    /** Whether a cluster judges, and whether it judges by the rules in force. */
    @Allow(Permission.WARNING_VIEW)
    @GetMapping("/api/warning-rules/stream")
    StreamState.View state() {
        return state.now();
    }
}
