/** Registers: what packs declare to be kept in order, each record with fields, a life cycle, duties and its own history. */
@NullMarked
@ApplicationModule(allowedDependencies = {"cim", "pack", "pack :: part", "pack :: yaml", "people", "store"})
package org.songhua.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
