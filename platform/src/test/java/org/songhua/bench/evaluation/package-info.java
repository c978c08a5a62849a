/** Measurements of evaluation: all indicators from scratch and after an edit, pages. */
package org.songhua.bench.evaluation;
