package org.songhua.wiring;

import picocli.CommandLine.IVersionProvider;

/** The version of this build. */
public final class Version implements IVersionProvider {
    /** Semantic version; bumped by a release. */
    public static final String CURRENT = "0.1.0";

    @Override
    public String[] getVersion() {
        return new String[] {"songhua " + CURRENT};
    }
}
