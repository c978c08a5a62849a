/** Measurements of registers: import, lists, filters, places and cards. */
package org.songhua.bench.registers;
