/** Planning: analyses over the city, run as jobs. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "evaluation",
            "casework",
            "warning",
            "sensing",
            "cim",
            "pack",
            "pack :: part",
            "pack :: yaml",
            "people",
            "store"
        })
package org.songhua.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
