package org.songhua.edge.open311;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseClass;
import org.songhua.casework.Contact;
import org.songhua.casework.NewReport;
import org.songhua.casework.Reports.PublicReport;

/** Reads the form of a new request. A parameter that is there but empty is as good as none. */
final class Open311Form {
    private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\[([a-zA-Z0-9_]{1,40})](\\[])?");

    private final HttpServletRequest request;

    Open311Form(HttpServletRequest request) {
        this.request = request;
    }

    @Nullable
    String find(String name) {
        String value = request.getParameter(name);
        return value == null || value.isBlank() || value.equals("null") ? null : value.strip();
    }

    String text(String name) {
        String value = find(name);
        return value == null ? "" : value;
    }

    NewReport read(CaseClass of) {
        Double latitude = number("lat");
        Double longitude = number("long");
        String address = find("address_string");
        String addressId = find("address_id");
        if ((latitude == null || longitude == null) && address == null && addressId == null)
            throw Refused.bad("one of lat and long, address_string, address_id is required");
        String description = text("description");
        if (description.length() > 4_000) throw Refused.bad("description has more than 4000 characters");
        return new NewReport(
                "open311",
                of.code(),
                description,
                longitude,
                latitude,
                "WGS84",
                "gps",
                null,
                address == null ? addressId : address,
                new Contact((text("first_name") + " " + text("last_name")).strip(), text("phone"), text("email")),
                answers(of),
                null,
                null,
                null,
                true);
    }

    /** An update as a report that joins the case of another. */
    NewReport update(PublicReport of, String updateId) {
        return new NewReport(
                "open311_update",
                of.summary().classCode(),
                text("description"),
                null,
                null,
                "WGS84",
                "manual",
                null,
                null,
                Contact.NOBODY,
                Map.of(),
                null,
                updateId,
                of.report().caseId(),
                false);
    }

    private @Nullable Double number(String name) {
        String value = find(name);
        if (value == null) return null;
        try {
            double number = Double.parseDouble(value);
            double most = name.equals("lat") ? 90 : 180;
            if (Math.abs(number) <= most) return number;
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw Refused.bad(name + " is no number of degrees");
    }

    private Map<String, String> answers(CaseClass of) {
        var answers = new HashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            Matcher matcher = ATTRIBUTE.matcher(name);
            String joined = String.join(",", values);
            if (matcher.matches() && !joined.isBlank()) answers.merge(matcher.group(1), joined, (a, b) -> a + "," + b);
        });
        for (CaseClass.Question question : of.questions()) {
            if (question.required() && !answers.containsKey(question.code()))
                throw Refused.bad("attribute[" + question.code() + "] is required");
        }
        return answers;
    }
}
