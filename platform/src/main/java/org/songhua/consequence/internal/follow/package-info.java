@NullMarked
package org.songhua.consequence.internal.follow;

import org.jspecify.annotations.NullMarked;
