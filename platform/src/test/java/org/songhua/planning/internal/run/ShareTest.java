package org.songhua.planning.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.songhua.planning.internal.run.Share.Tally;

/** Shares of buildings and of people, never mixed, and none where there is nothing to share. */
class ShareTest {
    private final Tally tally = new Tally();

    @Test
    void buildingsAndPeopleAreCountedApart() {
        tally.add(90, true);
        tally.add(10, false);
        tally.add(0, false);
        Share share = tally.share();
        assertThat(share.buildings()).isEqualTo(3);
        assertThat(share.buildingsCovered()).isEqualTo(1);
        assertThat(share.people()).isEqualTo(100);
        assertThat(share.peopleCovered()).isEqualTo(90);
        assertThat(share.shareOfBuildings()).isEqualTo(1 / 3.0);
        assertThat(share.shareOfPeople()).isEqualTo(0.9);
    }

    @Test
    void ofNothingThereIsNoShare() {
        assertThat(tally.share().shareOfBuildings()).isNull();
        assertThat(tally.share().shareOfPeople()).isNull();
        // A building in which nobody is known to live has a share of buildings and none of people.
        tally.add(0, true);
        assertThat(tally.share().shareOfBuildings()).isEqualTo(1);
        assertThat(tally.share().shareOfPeople()).isNull();
    }

    @Test
    void aShareStandsStillWhileTheCountGoesOn() {
        tally.add(1, true);
        Share first = tally.share();
        tally.add(1, false);
        assertThat(first.shareOfPeople()).isEqualTo(1);
        assertThat(tally.share().shareOfPeople()).isEqualTo(0.5);
    }
}
