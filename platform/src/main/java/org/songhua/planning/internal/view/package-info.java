/** The city as one sees it: buildings as heights on a grid around a place. */
@NullMarked
package org.songhua.planning.internal.view;

import org.jspecify.annotations.NullMarked;
