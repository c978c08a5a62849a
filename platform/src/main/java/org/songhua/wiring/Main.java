package org.songhua.wiring;

import org.songhua.SonghuaApplication;
import org.springframework.boot.SpringApplication;

/** Entry point. */
public final class Main {
    private Main() {}

    /** Starts the program. */
    public static void main(String[] args) {
        SpringApplication.run(SonghuaApplication.class, args);
    }
}
