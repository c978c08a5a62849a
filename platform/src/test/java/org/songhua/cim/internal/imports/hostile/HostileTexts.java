package org.songhua.cim.internal.imports.hostile;

import static org.songhua.cim.internal.imports.hostile.Case.Outcome.REFUSES;
import static org.songhua.cim.internal.imports.hostile.Case.Outcome.REMARKS;
import static org.songhua.cim.internal.imports.hostile.Case.Outcome.STORES;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Texts that mean mischief to some program or other; here they are texts. */
final class HostileTexts {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Stored letter by letter. */
    static final List<String> TEXTS = List.of(
            "'; drop table cim.object; --",
            "' or '1'='1",
            "\"; delete from cim.import where 'a'='a",
            "$$; select pg_sleep(10); $$",
            "\\'; copy cim.object to program 'id'; --",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "javascript:alert(1)",
            "${jndi:ldap://127.0.0.1/a}",
            "#{T(java.lang.Runtime).getRuntime().exec('id')}",
            "{{7*7}}",
            "%s%n%x",
            "../../../../etc/passwd",
            "file:///etc/passwd",
            "=cmd|' /C calc'!A0",
            "a\r\nSet-Cookie: x=y",
            "\t\u0007\u001b[31m",
            "\u202egnp.exe",
            "\u200b\ufeff",
            "e\u0301\u0301\u0301\u0301",
            "👨‍👩‍👧‍👦🏳️‍🌈",
            "𠮷野家",
            "ﷺ﷽",
            "null",
            "__proto__",
            "tags",
            "\\N",
            "\\x",
            "%00",
            "\u2028\u2029");

    private HostileTexts() {}

    static List<Case> cases() {
        var cases = new ArrayList<Case>();
        for (String text : TEXTS) cases.add(everywhere(text));
        cases.add(Case.of("text of 1 MB", property("a".repeat(1 << 20)), STORES, ""));
        cases.add(Case.of("text of 10 MB", property("长".repeat(10 << 20)), REFUSES, "IMP-012"));
        cases.add(Case.of(
                "name of 1 MB",
                HostileJson.feature("{\"name\":\"" + "n".repeat(1 << 20) + "\"}"),
                Case.Outcome.ANY,
                ""));
        cases.add(Case.of("NUL", property("a\\u0000b"), REMARKS, "IMP-016"));
        cases.add(Case.of("half a surrogate pair", property("a\\ud83d"), REMARKS, "IMP-016"));
        cases.add(Case.of("surrogates the wrong way round", property("\\udc68\\ud83d"), REMARKS, "IMP-016"));
        cases.add(Case.of("NUL in a list", HostileJson.feature("{\"x\":[\"a\\u0000b\"]}"), REMARKS, "IMP-016"));
        cases.add(
                Case.of("NUL in the name of a property", HostileJson.feature("{\"a\\u0000b\":1}"), REMARKS, "IMP-016"));
        cases.add(Case.of("NUL in an identifier", HostileJson.feature("{}").replace("good", "a\\u0000b"), STORES, ""));
        return cases;
    }

    private static String property(String text) {
        return HostileJson.feature("{\"x\":\"" + text + "\"}");
    }

    /** As identifier, name, name and value of a property, and in a list. */
    private static Case everywhere(String text) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", text);
        properties.put("address", text);
        properties.put("list", List.of(text, Map.of(text, text)));
        properties.put(text, text);
        Map<String, Object> feature = new LinkedHashMap<>();
        feature.put("type", "Feature");
        feature.put("id", text);
        feature.put("geometry", Map.of("type", "Point", "coordinates", List.of(126, 43)));
        feature.put("properties", properties);
        return Case.of("text " + text, JSON.writeValueAsString(feature), STORES, "");
    }
}
