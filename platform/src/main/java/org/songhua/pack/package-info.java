/** Packs: what the platform knows of each policy field, read from folders of data and checked before use. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.songhua.pack;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
