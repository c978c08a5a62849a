@NullMarked
package org.songhua.consequence.internal;

import org.jspecify.annotations.NullMarked;
