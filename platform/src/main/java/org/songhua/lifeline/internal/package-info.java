@NullMarked
package org.songhua.lifeline.internal;

import org.jspecify.annotations.NullMarked;
