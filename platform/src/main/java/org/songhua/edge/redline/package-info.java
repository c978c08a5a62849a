/** Red lines over HTTP: what a drawn shape would cross, and the approvals that let it pass. */
@NullMarked
package org.songhua.edge.redline;

import org.jspecify.annotations.NullMarked;
