/** Evaluation: indicators, their values with lineage, and the plan they are measured against. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "casework",
            "warning",
            "sensing",
            "cim",
            "pack",
            "pack :: part",
            "pack :: yaml",
            "people",
            "register",
            "store"
        })
package org.songhua.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
