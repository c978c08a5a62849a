/** What packs say of services: read, checked. */
@NullMarked
package org.songhua.planning.internal.declared;

import org.jspecify.annotations.NullMarked;
