package org.songhua.wiring;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** The modules without their HTTP edge, for commands that work on a data folder nobody serves. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({
    "org.songhua.cim",
    "org.songhua.demo",
    "org.songhua.evaluation",
    "org.songhua.pack",
    "org.songhua.people",
    "org.songhua.planning",
    "org.songhua.sensing",
    "org.songhua.wiring"
})
class WorkApplication {}
