package org.songhua.casework;

import java.util.List;
import java.util.UUID;

/**
 * Advice on the class of a report from its words. It learns from what people decided; a person decides always, and where it is not sure
 * enough it says so.
 */
public interface ClassAdvice {

    /**
     * {@return what a text seems to be about}
     *
     * @param text at most 4,000 characters; nothing of it is kept
     */
    Advice advise(String text);

    /** Keeps what was advised for a report that was taken, to be held against what people decide. */
    void keep(UUID report, String text);

    /** {@return how often people decided as advised, over all that was kept} */
    Score score();

    /**
     * Advice.
     *
     * @param likely the likeliest classes, at most five, the first first
     * @param words those that decided between the first two, the strongest first; of the text itself
     * @param sure whether the first may be filled in beforehand; otherwise a person chooses
     * @param learntFrom decisions that it has learnt from
     */
    record Advice(List<Likely> likely, List<String> words, boolean sure, int learntFrom) {
        public Advice {
            likely = List.copyOf(likely);
            words = List.copyOf(words);
        }
    }

    /** A class that it may be of; confidence 0 to 1. */
    record Likely(String classCode, double confidence) {}

    /**
     * How good it was.
     *
     * @param kept reports with advice that people have decided on
     * @param followed of them, those decided as advised
     * @param sure of them, those where it was sure
     * @param sureFollowed of these, those decided as advised
     */
    record Score(long kept, long followed, long sure, long sureFollowed) {}
}
