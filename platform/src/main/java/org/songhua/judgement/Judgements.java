package org.songhua.judgement;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Caller;
import org.songhua.register.RecordQuery;

/**
 * All judgements. They are made when they are asked for, from the records as they stand, so that whatever was entered or imported a
 * moment ago is judged. Unknown codes and records end in {@link org.songhua.people.NotFoundException}.
 */
public interface Judgements {

    /** {@return the judgements of registers that the caller's scope reaches} */
    List<Judgement> list(Caller caller);

    /** {@return the judgement of that code} */
    Judgement get(String code, Caller caller);

    /**
     * {@return what it says of one record}
     *
     * @param record its id, or its key
     */
    Verdict judge(String code, String record, Caller caller);

    /**
     * A page of verdicts.
     *
     * @param verdicts in order of the keys of the records
     * @param next what to give as {@code after} for the next page; null at the end
     */
    record Page(List<Verdict> verdicts, @Nullable String next) {
        public Page {
            verdicts = List.copyOf(verdicts);
        }
    }

    /**
     * {@return what it says of the records that a question finds}
     *
     * @param only answer wanted; null for all. A page then holds fewer than its limit
     */
    Page page(String code, RecordQuery query, Verdict.@Nullable Answer only, Caller caller);

    /** {@return number of records by answer, and by rule for how many it is a reason, under {@code rule:} and its code} */
    Map<String, Long> counts(String code, Caller caller);
}
