package org.songhua.resolution;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Caller;
import org.songhua.resolution.ResolutionPair.Side;

/**
 * Pairs of records that are likely the same. Every call takes the {@link Caller}: rules whose permission they lack, and pairs of which one
 * record lies outside their scope, do not exist for them and end in {@link org.songhua.people.NotFoundException}. Nothing is decided but
 * by a person, and nothing is merged: records stand as they are, linked and unlinked.
 */
public interface Resolution {

    /**
     * A rule and how far its pairs are.
     *
     * @param rule the rule
     * @param open pairs to look at, those whose records changed after a decision among them
     * @param same pairs that are linked
     * @param different pairs that are told apart
     * @param undecided pairs left for later
     * @param lastRun the last look at everything; null when there was none
     * @param mayDecide whether the caller may decide
     */
    record Standing(
            ResolutionRule rule,
            long open,
            long same,
            long different,
            long undecided,
            @Nullable Run lastRun,
            boolean mayDecide) {}

    /**
     * A look at all records of a rule.
     *
     * @param records how many there are
     * @param compared pairs compared
     * @param found pairs that are likely or possibly the same
     * @param fresh those among them that were not known
     * @param withdrawn open pairs that are not found any more
     * @param vetoed pairs of which a contradiction forbids that they are the same
     * @param keysLeftOut keys under which too many records stand to part them
     * @param at when it ended
     * @param by who asked for it
     */
    record Run(
            long records,
            long compared,
            long found,
            long fresh,
            long withdrawn,
            long vetoed,
            long keysLeftOut,
            Instant at,
            String by) {}

    /**
     * Pairs in order of their weight, the heaviest first.
     *
     * @param pairs pairs
     * @param next where the next page begins; null on the last one
     */
    record Page(List<ResolutionPair> pairs, @Nullable String next) {
        public Page {
            pairs = List.copyOf(pairs);
        }
    }

    /**
     * Records that are one and the same by what people said.
     *
     * @param rule code of the rule
     * @param members all of them that the caller sees, that which was asked for among them
     * @param pairs numbers of the pairs that link them
     */
    record Group(String rule, List<Side> members, List<Long> pairs) {
        public Group {
            members = List.copyOf(members);
            pairs = List.copyOf(pairs);
        }
    }

    /** {@return the rules the caller may see, in order of packs and files} */
    List<Standing> list(Caller caller);

    /** Looks at all records of a rule; what was decided stays. */
    Run run(String rule, Caller caller);

    /**
     * {@return a page of pairs}
     *
     * @param verdict pairs of that verdict; with {@link Verdict#OPEN} those to look at again, too
     * @param after where the page before ended, or null
     * @param limit most pairs, 1 to 200
     */
    Page pairs(String rule, Verdict verdict, @Nullable String after, int limit, Caller caller);

    /** {@return a pair with all that was said of it} */
    ResolutionPair pair(long id, Caller caller);

    /**
     * Says what a pair is, or with {@link Verdict#OPEN} takes back what was said.
     *
     * @param expected revision the caller saw, or null for whatever stands
     * @param reason why; not empty but for taking back
     * @throws org.songhua.engine.fault.FaultException when it contradicts what was said of others, or there is no reason
     */
    ResolutionPair decide(long id, Verdict verdict, String reason, @Nullable Long expected, Caller caller);

    /** {@return the groups that a record belongs to} */
    List<Group> sameAs(UUID record, Caller caller);

    /** Takes a record out of its group in one step: every link of it is taken back. {@return how many} */
    int release(String rule, UUID record, String reason, Caller caller);

    /** Looks at all records that were entered or changed since. {@return how many} */
    int follow();

    /** Looks at some of them. {@return how many; fewer than asked for when no more wait} */
    int follow(int most);
}
