/** What packs say of resolution: the shape of their files, checks, examples. */
@NullMarked
package org.songhua.resolution.internal.declared;

import org.jspecify.annotations.NullMarked;
