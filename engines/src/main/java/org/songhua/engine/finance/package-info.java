/** Cash flow of projects over their life: present value, internal rate of return, debt service cover, sources of funds. */
@NullMarked
package org.songhua.engine.finance;

import org.jspecify.annotations.NullMarked;
