/** Consequence: what follows from a step of a record, a duty or a deadline that passed: a case, or a record elsewhere. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"casework", "register", "pack", "pack :: part", "pack :: yaml", "people", "store"})
package org.songhua.consequence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
