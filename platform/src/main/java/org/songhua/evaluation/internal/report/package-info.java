/** Reports from templates: composed once, written as HTML, Word and PDF, and read back after somebody edited them. */
@NullMarked
package org.songhua.evaluation.internal.report;

import org.jspecify.annotations.NullMarked;
