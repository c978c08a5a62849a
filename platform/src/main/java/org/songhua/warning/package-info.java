/** Warning: rules over readings, what they raise, and how people judge, issue, acknowledge and end it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "sensing",
            "cim",
            "pack",
            "pack :: calendar",
            "pack :: part",
            "pack :: yaml",
            "people",
            "outward",
            "store"
        })
package org.songhua.warning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
