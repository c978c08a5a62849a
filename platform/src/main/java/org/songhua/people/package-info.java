/** Organisations, users, roles, data scopes, sessions, API keys and the audit log. */
@NullMarked
@ApplicationModule(allowedDependencies = {"store"})
package org.songhua.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
