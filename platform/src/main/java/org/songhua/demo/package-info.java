/** The demo city: a seeded synthetic northern city, made once and flagged as such everywhere. */
@NullMarked
@ApplicationModule(allowedDependencies = {"cim", "pack", "people", "register", "store"})
package org.songhua.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
