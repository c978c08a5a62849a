/** Projects: what registers of packs add up to - funds against estimates, milestones, cash flow, problems solved. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"evaluation", "pack", "pack :: part", "pack :: yaml", "people", "register", "store"})
package org.songhua.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
