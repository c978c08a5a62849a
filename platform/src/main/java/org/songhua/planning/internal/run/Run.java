package org.songhua.planning.internal.run;

import java.util.Map;
import org.songhua.engine.progress.Progress;
import org.songhua.people.Scope;
import org.songhua.planning.Analysis;

/** One analysis: what it says of itself, and its computation. */
interface Run {

    /** {@return what it says of itself} */
    Analysis analysis();

    /**
     * {@return its outputs by name}
     *
     * @param progress told every few hundred milliseconds at least
     */
    Map<String, Object> run(Inputs inputs, Scope scope, Progress progress);
}
