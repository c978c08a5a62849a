/** Services over HTTP: what is open to everybody - catalogue, application, tracking, certificates, bookings - and what officers do. */
@NullMarked
package org.songhua.edge.service;

import org.jspecify.annotations.NullMarked;
