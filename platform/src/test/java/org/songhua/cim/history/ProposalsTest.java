package org.songhua.cim.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songhua.cim.history.Town.Y2010;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.cim.CityObject;
import org.songhua.cim.Edit;
import org.songhua.cim.Proposals;
import org.songhua.cim.Proposals.Proposal;
import org.songhua.cim.Proposals.State;
import org.songhua.cim.StaleRevisionException;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;

/** From what somebody saw in the street to what the record says. */
class ProposalsTest {
    private final Proposals proposals = TestPlatform.shared().bean(Proposals.class);
    private final Town town = new Town();

    @Test
    void aProposalWaitsAndChangesNothing() {
        CityObject house = town.build("楼", Y2010);
        Proposal proposal = propose(house, "现场核实");
        assertThat(proposal.state()).isEqualTo(State.OPEN);
        assertThat(proposal.stale()).isEmpty();
        assertThat(proposal.reason()).isEqualTo("现场核实");
        assertThat(proposal.classCode()).isEqualTo("building");
        assertThat(town.now(house.id()).name()).isEqualTo("楼");
        assertThat(proposals.list(State.OPEN, null, 500, Scope.ALL)).contains(proposal);
    }

    @Test
    void onceAcceptedItIsAnEditWithBothNames() {
        CityObject house = town.build("楼", Y2010);
        Proposal proposal = propose(house, "核实");
        proposals.accept(proposal.number(), "照片清楚", Scope.ALL, "zhang");

        assertThat(town.now(house.id()).name()).isEqualTo("新名");
        Edit edit = town.lastEdit(house.id());
        assertThat(edit.by()).isEqualTo("zhang");
        assertThat(edit.proposedBy()).isEqualTo("xun");
        assertThat(edit.proposal()).isEqualTo(proposal.number());
        Proposal decided = find(proposal);
        assertThat(decided.state()).isEqualTo(State.ACCEPTED);
        assertThat(decided.reviewedBy()).isEqualTo("zhang");
        assertThat(decided.edit()).isEqualTo(edit.number());
    }

    @Test
    void aStaleProposalShowsAsAConflictAndStaysOpen() {
        CityObject house = town.build("楼", Y2010);
        Proposal proposal = propose(house, "核实");
        town.rename(house, "别人改了");

        assertThat(find(proposal).stale()).containsExactly(house.id());
        assertThatThrownBy(() -> proposals.accept(proposal.number(), null, Scope.ALL, "zhang"))
                .isInstanceOf(StaleRevisionException.class);
        assertThat(find(proposal).state()).isEqualTo(State.OPEN);
        assertThat(town.now(house.id()).name()).isEqualTo("别人改了");
    }

    @Test
    void aProposalIsDecidedOnce() {
        Proposal proposal = propose(town.build("楼", Y2010), "核实");
        proposals.reject(proposal.number(), "看不清", Scope.ALL, "zhang");
        assertThat(find(proposal).note()).isEqualTo("看不清");
        assertThatThrownBy(() -> proposals.reject(proposal.number(), null, Scope.ALL, "zhang"))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).extracting(Fault::code).containsExactly("CIM-054"));
    }

    @Test
    void nobodyAcceptsTheirOwn() {
        Proposal proposal = propose(town.build("楼", Y2010), "核实");
        assertThatThrownBy(() -> proposals.accept(proposal.number(), null, Scope.ALL, "xun"))
                .isInstanceOf(NotAllowedException.class);
    }

    @Test
    void onlyWhoMadeItTakesItBack() {
        Proposal proposal = propose(town.build("楼", Y2010), "核实");
        assertThatThrownBy(() -> proposals.withdraw(proposal.number(), "zhang")).isInstanceOf(NotFoundException.class);
        assertThat(proposals.withdraw(proposal.number(), "xun").state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void whatCannotBeIsRefusedAtOnce() {
        CityObject house = town.build("楼", Y2010);
        String body = "{\"changes\":[{\"op\":\"update\",\"id\":\"%s\",\"revision\":1,\"attributes\":{\"floors\":-1}}]}"
                .formatted(house.id());
        assertThatThrownBy(() -> proposals.create(body, Scope.ALL, "xun")).isInstanceOf(FaultException.class);
        String old =
                "{\"changes\":[{\"op\":\"update\",\"id\":\"%s\",\"revision\":9,\"name\":\"x\"}]}".formatted(house.id());
        assertThatThrownBy(() -> proposals.create(old, Scope.ALL, "xun")).isInstanceOf(StaleRevisionException.class);
    }

    @Test
    void aNewObjectCanBeProposed() {
        String body = """
                {"reason": "新装", "changes": [{"op": "create", "classCode": "tree", "dataset": "%s", "name": "柳",
                  "geometry": {"type": "Point", "coordinates": [%s, %s]}}]}""".formatted(town.code, town.west, Town.SOUTH);
        Proposal proposal = proposals.create(body, Scope.ALL, "xun");
        assertThat(proposal.classCode()).isEqualTo("tree");
        proposals.accept(proposal.number(), null, Scope.ALL, "zhang");
        assertThat(town.count()).isEqualTo(1);
    }

    @Test
    void whatLiesOutsideTheScopeIsNotSeen() {
        Proposal proposal = propose(town.build("楼", Y2010), "核实");
        var elsewhere = new Scope(Set.of(), Set.of("99"), Set.of());
        assertThat(proposals.find(proposal.number(), elsewhere)).isEmpty();
        assertThat(proposals.countOpen(elsewhere)).isZero();
        assertThatThrownBy(() -> proposals.accept(proposal.number(), null, elsewhere, "zhang"))
                .isInstanceOf(NotFoundException.class);
    }

    private Proposal propose(CityObject house, String reason) {
        String body =
                "{\"kind\":\"correction\",\"reason\":\"%s\",\"changes\":[{\"op\":\"update\",\"id\":\"%s\",\"revision\":%d,\"name\":\"新名\"}]}"
                        .formatted(reason, house.id(), house.revision());
        return proposals.create(body, Scope.ALL, "xun");
    }

    private Proposal find(Proposal proposal) {
        return proposals.find(proposal.number(), Scope.ALL).orElseThrow();
    }
}
