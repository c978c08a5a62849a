/** What the rows of a project come to, and what stands against it; pure. */
@NullMarked
package org.songhua.project.internal.rules;

import org.jspecify.annotations.NullMarked;
