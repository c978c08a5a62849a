/** The console's interface to sessions, users, roles, organisations, API keys and the audit log. */
@NullMarked
package org.songhua.edge.people;

import org.jspecify.annotations.NullMarked;
