/** YAML read against a declared shape: every mistake with file, line and column, nothing built but plain values. */
@NullMarked
package org.songhua.pack.internal.yaml;

import org.jspecify.annotations.NullMarked;
