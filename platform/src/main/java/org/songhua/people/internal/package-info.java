/** How people, roles, keys and the audit log are kept. */
@NullMarked
package org.songhua.people.internal;

import org.jspecify.annotations.NullMarked;
