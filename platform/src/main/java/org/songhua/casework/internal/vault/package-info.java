/** The vault of who reported and in which words: encrypted, erasable. */
@NullMarked
package org.songhua.casework.internal.vault;

import org.jspecify.annotations.NullMarked;
