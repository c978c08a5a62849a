/** YAML read against a declared shape: every mistake with file, line and column, nothing built but plain values. */
@NullMarked
@NamedInterface("yaml")
package org.songhua.pack.yaml;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
