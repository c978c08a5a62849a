/** Casework: reports, cases and tasks, from intake to a close that somebody else has checked. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "warning",
            "outward",
            "sensing",
            "cim",
            "pack",
            "pack :: calendar",
            "pack :: part",
            "pack :: yaml",
            "people",
            "store"
        })
package org.songhua.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
