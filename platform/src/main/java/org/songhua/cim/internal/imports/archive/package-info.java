/** ZIP archives: which of their files can be imported, unpacked under names of our own. */
@NullMarked
package org.songhua.cim.internal.imports.archive;

import org.jspecify.annotations.NullMarked;
