/** Metering: what counted-up readings come to in a quarter moves the records of a register. */
@NullMarked
@ApplicationModule(allowedDependencies = {"pack", "pack :: part", "pack :: yaml", "people", "register", "sensing"})
package org.songhua.metering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
