/** Random but repeatable input for property and differential tests. */
package org.songhua.engine.random;
