/** Red lines: what may not be built, felled or changed where packs say so, and by which document it may all the same. */
@NullMarked
@ApplicationModule(allowedDependencies = {"cim", "pack", "pack :: part", "pack :: yaml", "people", "register", "store"})
package org.songhua.redline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
