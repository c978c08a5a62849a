/** The rules of services as functions: who is eligible, who comes first, what is due. No clock, no database. */
@NullMarked
package org.songhua.service.internal.rules;

import org.jspecify.annotations.NullMarked;
