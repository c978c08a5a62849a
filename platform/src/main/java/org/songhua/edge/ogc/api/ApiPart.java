package org.songhua.edge.ogc.api;

import java.util.List;
import java.util.Map;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.Language;
import org.songhua.edge.ogc.http.Link;

/** A further standard under the same root: what it claims, where it begins, and its paths. */
public interface ApiPart {

    /** {@return URIs of the conformance classes it fulfils} */
    List<String> conformance();

    /** {@return its links on the landing page} */
    List<Link> links(Ask ask);

    /** Adds its paths and components to the description of the API. */
    void describe(Map<String, Object> paths, Language language);
}
