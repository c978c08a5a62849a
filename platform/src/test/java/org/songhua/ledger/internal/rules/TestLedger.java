package org.songhua.ledger.internal.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.songhua.ledger.AccountKind;
import org.songhua.ledger.Ledger;
import org.songhua.ledger.PostingDraft;
import org.songhua.ledger.PostingKind;
import org.songhua.ledger.PostingKind.Coefficient;
import org.songhua.pack.Text;

/**
 * A small ledger for tests: a fund that is filled, allots so much for each square metre to households and must never be
 * overdrawn; households spend and pass on what they have.
 */
public final class TestLedger {
    public static final String CODE = "test_allowance";
    public static final LocalDate TODAY = LocalDate.parse("2026-03-01");

    public static final Ledger ALLOWANCE = named(CODE);

    private TestLedger() {}

    /** The same under a code that no other test uses. */
    public static Ledger named(String code) {
        return new Ledger(
                code,
                "test",
                text("补贴"),
                text("补贴"),
                "",
                List.of(),
                "元",
                2,
                List.of(
                        new AccountKind("treasury", text("财政"), false, null),
                        new AccountKind("fund", text("资金池"), false, BigDecimal.ZERO),
                        new AccountKind("household", text("户"), true, BigDecimal.ZERO),
                        new AccountKind("landlord", text("房东"), true, null)),
                List.of(
                        kind("fill", "treasury", "fund", List.of(), List.of("order"), null),
                        kind(
                                "allot",
                                "fund",
                                "household",
                                List.of(
                                        coefficient("2024-01-01", "2024-12-31", "10", "甲文"),
                                        coefficient("2025-07-01", null, "12.5", "乙文"),
                                        coefficient("2026-01-01", null, "13.333", "丙文")),
                                List.of(),
                                new BigDecimal("200")),
                        kind("pay", "household", "landlord", List.of(), List.of(), null),
                        kind("pass", "household", "household", List.of(), List.of(), null)),
                Map.of("order", text("拨款文件"), "lease", text("租约")));
    }

    private static Text text(String zh) {
        return new Text(zh, zh);
    }

    static Coefficient coefficient(String from, String until, String value, String basis) {
        return new Coefficient(
                LocalDate.parse(from), until == null ? null : LocalDate.parse(until), new BigDecimal(value), basis);
    }

    private static PostingKind kind(
            String code,
            String from,
            String to,
            List<Coefficient> coefficients,
            List<String> evidence,
            BigDecimal most) {
        return new PostingKind(
                code,
                text(code),
                from,
                to,
                text("数量"),
                coefficients.isEmpty() ? "元" : "m²",
                most,
                coefficients,
                evidence,
                "register.edit",
                "register.approve",
                null);
    }

    /** A draft of today. */
    public static PostingDraft draft(String kind, String source, String from, String to, String quantity) {
        return new PostingDraft(kind, source, TODAY, from, to, new BigDecimal(quantity), Map.of(), null);
    }

    /** The same with the order that filling the fund needs. */
    public static PostingDraft fill(String source, String quantity) {
        return new PostingDraft(
                "fill", source, TODAY, null, null, new BigDecimal(quantity), Map.of("order", "财〔2026〕1 号"), null);
    }

    /** The same on another day. */
    public static PostingDraft on(PostingDraft draft, String day) {
        return new PostingDraft(
                draft.kind(),
                draft.source(),
                LocalDate.parse(day),
                draft.from(),
                draft.to(),
                draft.quantity(),
                draft.evidence(),
                draft.note());
    }
}
