/** Judgements: what published rules say of the records of a register, three-valued, each with what it rests on. */
@NullMarked
@ApplicationModule(allowedDependencies = {"pack", "pack :: part", "pack :: yaml", "people", "register"})
package org.songhua.judgement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
