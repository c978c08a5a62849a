/** Survey: tasks to look at buildings, estates and streets, done in the field as cases, whose answers become problems of a register. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"casework", "register", "cim", "pack", "pack :: part", "pack :: yaml", "people", "store"
        })
package org.songhua.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
