/** The entrance: landing page, conformance declaration and the API's own description by OpenAPI 3.0. */
@NullMarked
package org.songhua.edge.ogc.api;

import org.jspecify.annotations.NullMarked;
