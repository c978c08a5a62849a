/** The city information model: classes, city objects with their history, data sets, import, search and tiles. */
@NullMarked
@ApplicationModule(allowedDependencies = {"pack", "pack :: part", "pack :: yaml", "people", "store"})
package org.songhua.cim;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
