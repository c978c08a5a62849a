/** Lifelines: the networks under the streets as models that answer what closes, who is cut off, what the register lacks. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"cim", "pack", "pack :: part", "pack :: yaml", "people", "register", "sensing", "warning"
        })
package org.songhua.lifeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
