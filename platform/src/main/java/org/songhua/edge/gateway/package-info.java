/** Devices that speak protocols of their own over TCP: one server for each, one light thread for each connection. */
@NullMarked
package org.songhua.edge.gateway;

import org.jspecify.annotations.NullMarked;
