package org.songhua.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who has the same trouble and wants to know what becomes of it, without saying it all again and without saying who they are. */
public interface Followers {

    /**
     * Follows an open case of a public class.
     *
     * @return the code by which the follower sees how it stands
     * @throws org.songhua.people.NotFoundException when there is no such case for everybody
     */
    String follow(UUID caseId);

    /** {@return the case that a code follows; where it was merged, the one that it was merged into} */
    Optional<CaseSummary> byCode(String code);

    /** Follows no more. {@return whether the code followed anything} */
    boolean leave(String code);

    /** {@return how many follow each of some cases directly; cases that nobody follows are left out} */
    Map<UUID, Long> counts(List<UUID> cases);

    /** {@return how many follow a case, those of the cases merged into it too} */
    long count(UUID caseId);
}
