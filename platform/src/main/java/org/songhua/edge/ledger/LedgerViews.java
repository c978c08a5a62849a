package org.songhua.edge.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.ledger.Account;
import org.songhua.ledger.Ledger;
import org.songhua.ledger.Posting;
import org.songhua.ledger.PostingKind;
import org.songhua.ledger.Proof;
import org.songhua.pack.Text;
import org.songhua.people.Caller;
import org.songhua.people.Permission;

/** Ledgers as JSON. Amounts are texts, so that no reader makes binary fractions of them. */
final class LedgerViews {
    private LedgerViews() {}

    /** A kind of account. */
    record AccountKindView(
            String code, Text title, boolean held, @Nullable String least) {}

    /** A coefficient with the days on which it holds. */
    record CoefficientView(LocalDate from, @Nullable LocalDate until, String value, String basis) {}

    /** A kind of posting, and whether the caller may make and take back such. */
    record KindView(
            String code,
            Text title,
            String from,
            String to,
            Text measure,
            String unit,
            List<CoefficientView> coefficients,
            List<String> evidence,
            String register,
            boolean mayPost,
            boolean mayReverse) {}

    /** A whole ledger. */
    record LedgerView(
            String code,
            String pack,
            Text title,
            Text description,
            String basis,
            List<String> clauses,
            String unit,
            int decimals,
            List<AccountKindView> accounts,
            List<KindView> kinds,
            Map<String, Text> evidence) {}

    static LedgerView ledger(Ledger one, Caller caller) {
        return new LedgerView(
                one.code(),
                one.pack(),
                one.title(),
                one.description(),
                one.basis(),
                one.clauses(),
                one.unit(),
                one.decimals(),
                one.accounts().stream()
                        .map(kind -> new AccountKindView(kind.code(), kind.title(), kind.held(), text(kind.least())))
                        .toList(),
                one.kinds().stream().map(kind -> kind(kind, caller)).toList(),
                one.evidence());
    }

    private static KindView kind(PostingKind kind, Caller caller) {
        return new KindView(
                kind.code(),
                kind.title(),
                kind.from(),
                kind.to(),
                kind.measure(),
                kind.unit(),
                kind.coefficients().stream()
                        .map(one -> new CoefficientView(
                                one.from(), one.until(), one.value().toPlainString(), one.basis()))
                        .toList(),
                kind.evidence(),
                kind.booking() == null ? "" : kind.booking().register(),
                may(kind.permission(), caller),
                may(kind.reversal(), caller));
    }

    private static boolean may(String permission, Caller caller) {
        return Permission.find(permission).map(caller::may).orElse(false);
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    /** An account with what it holds. */
    record AccountView(String code, String kind, @Nullable String holder, String balance, Instant openedAt) {}

    static AccountView account(Account one) {
        return new AccountView(
                one.code(), one.kind(), one.holder(), one.balance().toPlainString(), one.openedAt());
    }

    /** An entry of a posting. */
    record LineView(String account, String amount, @Nullable String balance) {}

    /** A posting with its entries. */
    record PostingView(
            long number,
            Instant at,
            LocalDate day,
            String kind,
            String source,
            String quantity,
            String coefficient,
            @Nullable LocalDate coefficientFrom,
            String basis,
            String amount,
            @Nullable Long reverses,
            String actor,
            @Nullable String note,
            Map<String, String> evidence,
            List<LineView> entries,
            String hash) {}

    static PostingView posting(Posting one) {
        return new PostingView(
                one.number(),
                one.at(),
                one.day(),
                one.kind(),
                one.source(),
                one.quantity().toPlainString(),
                one.coefficient().toPlainString(),
                one.coefficientFrom(),
                one.basis(),
                one.amount().toPlainString(),
                one.reverses(),
                one.actor(),
                one.note(),
                one.evidence(),
                one.entries().stream()
                        .map(line -> new LineView(line.account(), line.amount().toPlainString(), text(line.balance())))
                        .toList(),
                one.hash());
    }

    /** What an examination found. */
    record ProofView(boolean holds, long postings, long entries, String sum, List<String> wrong) {}

    static ProofView proof(Proof one) {
        return new ProofView(
                one.holds(), one.postings(), one.entries(), one.sum().toPlainString(), one.wrong());
    }
}
