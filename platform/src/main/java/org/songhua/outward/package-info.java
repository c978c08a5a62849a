/** Outward: news to other systems by signed webhooks and to people by mail, each from an outbox that is written with the change itself. */
@NullMarked
@ApplicationModule(allowedDependencies = {"people", "store"})
package org.songhua.outward;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
