package org.songhua.edge.console;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.ObjectId;
import org.songhua.cim.Proposals;
import org.songhua.cim.Proposals.Proposal;
import org.songhua.cim.Proposals.State;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Proposals of those who may not edit, and their review. */
@RestController
class ProposalController {
    private static final int LARGEST_PAGE = 500;

    private final Proposals proposals;
    private final Conflicts conflicts;

    ProposalController(Proposals proposals, Conflicts conflicts) {
        this.proposals = proposals;
        this.conflicts = conflicts;
    }

    @Allow(Permission.CIM_PROPOSE)
    @PostMapping("/api/proposals")
    @ResponseStatus(HttpStatus.CREATED)
    ProposalView create(@RequestBody JsonNode body, Caller caller) {
        String text = JsonMapper.shared().writeValueAsString(body);
        return ProposalView.of(
                conflicts.telling(() -> proposals.create(text, caller.scope(), caller.name()), body, caller));
    }

    /** Those who may edit see all of their area; who may only propose sees their own. */
    @Allow(Permission.CIM_PROPOSE)
    @GetMapping("/api/proposals")
    ProposalsView list(
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        boolean all = caller.may(Permission.CIM_EDIT);
        List<Proposal> found =
                proposals.list(state, all ? null : caller.name(), Math.clamp(limit, 1, LARGEST_PAGE), caller.scope());
        return new ProposalsView(
                found.stream().map(ProposalView::of).toList(), all ? proposals.countOpen(caller.scope()) : 0);
    }

    @Allow(Permission.CIM_PROPOSE)
    @GetMapping("/api/proposals/{number}")
    ProposalView proposal(@PathVariable long number, Caller caller) {
        return ProposalView.of(get(number, caller));
    }

    @Allow(Permission.CIM_EDIT)
    @PostMapping("/api/proposals/{number}/accept")
    EditController.OutcomeView accept(
            @PathVariable long number, @RequestBody(required = false) @Nullable JsonNode body, Caller caller) {
        JsonNode yours = JsonMapper.shared().readTree(get(number, caller).body());
        String note = EditController.reason(body);
        return EditController.OutcomeView.of(
                conflicts.telling(() -> proposals.accept(number, note, caller.scope(), caller.name()), yours, caller));
    }

    @Allow(Permission.CIM_EDIT)
    @PostMapping("/api/proposals/{number}/reject")
    ProposalView reject(
            @PathVariable long number, @RequestBody(required = false) @Nullable JsonNode body, Caller caller) {
        return ProposalView.of(proposals.reject(number, EditController.reason(body), caller.scope(), caller.name()));
    }

    @Allow(Permission.CIM_PROPOSE)
    @PostMapping("/api/proposals/{number}/withdraw")
    ProposalView withdraw(@PathVariable long number, Caller caller) {
        return ProposalView.of(proposals.withdraw(number, caller.name()));
    }

    private Proposal get(long number, Caller caller) {
        return proposals
                .find(number, caller.scope())
                .filter(proposal ->
                        caller.may(Permission.CIM_EDIT) || proposal.by().equals(caller.name()))
                .orElseThrow(() -> new NotFoundException("proposal " + number));
    }

    /** A list, and how many wait for a decision. */
    record ProposalsView(List<ProposalView> items, long open) {}

    /**
     * A proposal.
     *
     * @param body the edit that is proposed
     * @param stale objects that have changed since
     */
    record ProposalView(
            long number,
            String at,
            String by,
            @Nullable String reason,
            @JsonRawValue String body,
            String classCode,
            List<String> stale,
            double longitude,
            double latitude,
            State state,
            @Nullable String reviewedBy,
            @Nullable String reviewedAt,
            @Nullable String note,
            @Nullable Long edit) {
        static ProposalView of(Proposal proposal) {
            return new ProposalView(
                    proposal.number(),
                    proposal.at().toString(),
                    proposal.by(),
                    proposal.reason(),
                    proposal.body(),
                    proposal.classCode(),
                    proposal.stale().stream().map(ObjectId::toString).toList(),
                    proposal.longitude(),
                    proposal.latitude(),
                    proposal.state(),
                    proposal.reviewedBy(),
                    HistoryController.text(proposal.reviewedAt()),
                    proposal.note(),
                    proposal.edit());
        }
    }
}
