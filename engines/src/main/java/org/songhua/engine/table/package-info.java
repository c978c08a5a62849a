/** Tables as text: values separated by commas, semicolons, tabulators or bars (RFC 4180 and its many relatives). */
@NullMarked
package org.songhua.engine.table;

import org.jspecify.annotations.NullMarked;
