/** Security at the rim: who asks, whether they may, and what browsers are told to forbid. */
@NullMarked
package org.songhua.edge.security;

import org.jspecify.annotations.NullMarked;
