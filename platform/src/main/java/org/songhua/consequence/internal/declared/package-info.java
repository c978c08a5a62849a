@NullMarked
package org.songhua.consequence.internal.declared;

import org.jspecify.annotations.NullMarked;
