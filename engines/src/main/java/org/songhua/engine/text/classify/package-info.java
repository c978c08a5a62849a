/** Which class a text belongs to, with the words that decided and how sure that is; learns from decisions. */
@NullMarked
package org.songhua.engine.text.classify;

import org.jspecify.annotations.NullMarked;
