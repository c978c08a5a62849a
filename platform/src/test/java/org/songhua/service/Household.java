package org.songhua.service;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.songhua.TestPlatform;
import org.songhua.people.Caller;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;

/** A household of its own that applies for housing, and the officers who decide; each has numbers that nobody else has. */
public final class Household {
    public static final String SERVICE = "rental_housing";
    public static final String APPLICATIONS = "housing_applications";
    public static final Caller CLERK = Caller.all("clerk");
    public static final Caller CHIEF = Caller.all("chief");
    private static final AtomicInteger NEXT = new AtomicInteger();

    public final String number;
    public final String identity;
    public final Map<String, Object> fields = new HashMap<>();
    public final Map<String, String> personal = new HashMap<>();
    public @Nullable Receipt receipt;

    private final Applications applications;
    private final Registers registers;

    private Household(TestPlatform platform, String need) {
        applications = platform.bean(Applications.class);
        registers = platform.bean(Registers.class);
        int n = NEXT.incrementAndGet();
        number = "H-T%05d".formatted(n);
        identity = "22010219800101%04d".formatted(n);
        if (!need.isEmpty())
            registers.create("housing_needs", RecordDraft.of(number, Map.of("need_grade", need)), CLERK);
        fields.putAll(Map.of(
                "household_no",
                number,
                "household_size",
                3,
                "wish",
                "home",
                "income_month_cny",
                1_800,
                "area_per_head_m2",
                9.5,
                "local_years",
                6));
        personal.putAll(Map.of("applicant_name", "王小明", "identity_no", identity, "phone", "1380000%04d".formatted(n)));
    }

    /** A household on the list of those in need, within all limits. */
    public static Household inNeed(String grade) {
        return new Household(TestPlatform.shared(), grade);
    }

    /** A household that no register knows. */
    public static Household unknown() {
        return new Household(TestPlatform.shared(), "");
    }

    public Household with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    public ApplicationForm form() {
        return new ApplicationForm(fields, personal, null, null, null);
    }

    public ApplicationForm form(@Nullable String earlier, @Nullable String request) {
        return new ApplicationForm(fields, personal, null, earlier, request);
    }

    public Household applies() {
        receipt = applications.apply(SERVICE, form(), Applications.APPLICANT);
        return this;
    }

    public String code() {
        return receipt.trackingCode();
    }

    public String application() {
        return receipt.number();
    }

    public Household brings(String... kinds) {
        for (String kind : kinds) applications.bring(code(), kind, pdf(kind + number));
        return this;
    }

    public static byte[] pdf(String words) {
        return ("%PDF-1.4\n" + words + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
    }

    public RegisterRecord does(Caller who, String action, Map<String, Object> more) {
        return applications.decide(SERVICE, application(), null, new RecordStep(action, null, more), who);
    }

    /** Applied, documents brought, accepted and approved into the queue. */
    public Household waits(int score) {
        applies().brings("income_proof", "identity_copy");
        if (Boolean.TRUE.equals(fields.get("has_disabled"))) brings("disability_card");
        does(CLERK, "accept", Map.of());
        does(CHIEF, "approve", Map.of("need_score", score));
        return this;
    }

    public Tracked tracked() {
        return applications.track(code());
    }

    /** A vacant home. */
    public static String home(String key) {
        TestPlatform.shared()
                .bean(Registers.class)
                .create("rental_homes", RecordDraft.of(key, Map.of("home_address", "安居里 " + key)), CLERK);
        return key;
    }
}
