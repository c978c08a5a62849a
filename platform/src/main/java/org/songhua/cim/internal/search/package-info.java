/** Search by substring over an index of unigrams and bigrams. */
@NullMarked
package org.songhua.cim.internal.search;

import org.jspecify.annotations.NullMarked;
