/** Sensing: what the city's devices are, what they observe, and every reading of them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"cim", "pack", "pack :: part", "pack :: yaml", "people", "store"})
package org.songhua.sensing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
