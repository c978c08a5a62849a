/** Resolution: which records are likely the same, why, who said so, and how it is taken back. Nothing is merged. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"casework", "cim", "pack", "pack :: part", "pack :: yaml", "people", "register", "store"
        })
package org.songhua.resolution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
