package org.songhua.edge.ogc.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.songhua.pack.Text;

/** Language of titles and pages; Chinese unless the client prefers English. */
public enum Language {
    ZH("zh-CN"),
    EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** {@return the first of our languages that the {@code Accept-Language} header names} */
    public static Language of(HttpServletRequest request) {
        // Without the header the servlet API answers with the locale of the machine, which says nothing of the client.
        if (request.getHeader("Accept-Language") == null) return ZH;
        for (Locale locale : Collections.list(request.getLocales())) {
            if (locale.getLanguage().equals("zh")) return ZH;
            if (locale.getLanguage().equals("en")) return EN;
        }
        return ZH;
    }

    /** {@return the BCP 47 tag} */
    public String tag() {
        return tag;
    }

    public String of(Text text) {
        return of(text.zh(), text.en());
    }

    public String of(String zh, String en) {
        return this == ZH ? zh : en;
    }
}
