/** HTTP: the open standards' endpoints, the console's own API, security at the rim. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "cim",
            "pack",
            "people",
            "sensing",
            "warning",
            "outward",
            "casework",
            "evaluation",
            "register",
            "ledger",
            "redline",
            "resolution",
            "project",
            "judgement",
            "lifeline",
            "metering",
            "planning",
            "service",
            "survey",
            "store"
        })
package org.songhua.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
