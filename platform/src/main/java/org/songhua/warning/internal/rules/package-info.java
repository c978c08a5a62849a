/** Rules of warnings as packs and people write them: their form, their checks, their examples, and the versions in force. */
@NullMarked
package org.songhua.warning.internal.rules;

import org.jspecify.annotations.NullMarked;
