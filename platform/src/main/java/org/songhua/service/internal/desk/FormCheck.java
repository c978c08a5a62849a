package org.songhua.service.internal.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.service.ApplicationForm;
import org.songhua.service.Service;
import org.songhua.service.Service.Personal;

/** What is wrong with a form beside the values of its fields, which the register knows. Codes {@code SERV-001} to {@code SERV-006}. */
final class FormCheck {
    private static final Pattern REGION = Pattern.compile("[0-9A-Za-z]{1,20}");
    private static final Pattern REQUEST = Pattern.compile("[0-9A-Za-z-]{20,64}");

    private final Service service;
    private final ApplicationForm form;
    private final List<Fault> faults = new ArrayList<>();

    FormCheck(Service service, ApplicationForm form) {
        this.service = service;
        this.form = form;
    }

    List<Fault> faults() {
        form.fields().keySet().stream()
                .filter(name -> !service.asks().contains(name))
                .forEach(name -> add("/fields", "SERV-001", shortened(name) + " is not asked for.", "Leave it out."));
        form.personal().keySet().stream()
                .filter(name -> !service.personal().containsKey(name))
                .forEach(name -> add("/personal", "SERV-001", shortened(name) + " is not asked for.", "Leave it out."));
        Map<String, String> personal = plain(form.personal());
        service.personal().forEach((name, one) -> personal(name, one, personal.getOrDefault(name, "")));
        Personal identity = service.personal().get(service.identity());
        boolean isTold = identity != null && identity.required();
        if (!isTold && personal.getOrDefault(service.identity(), "").isEmpty())
            add("/personal/" + service.identity(), "SERV-002", "It is missing who applies.", "Fill it in.");
        matches("/region", "SERV-005", form.region(), REGION, "a code of a region");
        matches("/request", "SERV-006", form.request(), REQUEST, "20 to 64 letters, digits and dashes");
        return faults.stream().distinct().toList();
    }

    /** {@return texts as people mean them: without blanks around, in capitals where it is a number} */
    static Map<String, String> plain(Map<String, String> personal) {
        var plain = new TreeMap<String, String>();
        personal.forEach((name, text) -> {
            if (!text.isBlank()) plain.put(name, text.strip());
        });
        return plain;
    }

    private void personal(String name, Personal one, String text) {
        String field = "/personal/" + name;
        if (text.isEmpty()) {
            if (one.required()) add(field, "SERV-002", name + " is missing.", "Fill it in.");
            return;
        }
        if (text.length() > one.most()) add(field, "SERV-003", name + " is too long.", "Shorten it.");
        else if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || isHalf(c)))
            add(field, "SERV-004", name + " holds characters that are none.", "Write it anew.");
        else if (!one.pattern().isEmpty() && !Pattern.matches(one.pattern(), text))
            add(field, "SERV-004", name + " does not have its form.", "Correct it.");
    }

    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private void matches(String field, String code, @Nullable String text, Pattern pattern, String what) {
        if (text != null && !pattern.matcher(text).matches())
            add(field, code, "This is not " + what + ".", "Correct it, or leave it out.");
    }

    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }

    private void add(String field, String code, String problem, String remedy) {
        faults.add(Fault.refused(code, Place.atField(field), problem, remedy));
    }
}
