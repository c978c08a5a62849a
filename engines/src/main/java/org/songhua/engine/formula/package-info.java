/** Formulas of indicators and rules: parsed into closed trees, their units checked, evaluated and printed. */
@NullMarked
package org.songhua.engine.formula;

import org.jspecify.annotations.NullMarked;
