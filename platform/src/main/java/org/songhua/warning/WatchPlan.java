package org.songhua.warning;

import java.io.IOException;
import java.io.Writer;
import org.songhua.people.Scope;

/** Which rules judge which things, for a judge that runs elsewhere. */
public interface WatchPlan {

    /**
     * Writes a JSON object a line: the head, each rule in force, then what it watches within a scope, the levels at which
     * warnings stand, and the end with their number and the fingerprint of rules and watches. Rules that count neighbours in alarm are left out: they
     * need all subjects in one place.
     *
     * @return number of watches written
     */
    int write(Scope scope, Writer out) throws IOException;
}
