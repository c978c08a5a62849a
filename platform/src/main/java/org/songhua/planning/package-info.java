/** Planning: analyses over the city, their jobs, and scenarios of what would happen if. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"cim", "pack", "pack :: calendar", "pack :: part", "pack :: yaml", "people", "store"})
package org.songhua.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
