package org.songhua.edge.sta;

/** The editions of the standard that are served, each under a root of its own. */
enum StaVersion {
    V1_0("v1.0"),
    V1_1("v1.1"),
    V2_0("v2.0");

    private final String path;

    StaVersion(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    static StaVersion of(String path) {
        for (StaVersion version : values()) if (version.path.equals(path)) return version;
        throw StaFaults.nothingThere("/sta/" + path);
    }
}
