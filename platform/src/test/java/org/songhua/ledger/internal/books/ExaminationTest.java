package org.songhua.ledger.internal.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songhua.ledger.Posting;
import org.songhua.ledger.Proof;
import org.songhua.ledger.internal.books.JdbcLedgerReader.Kept;
import org.songhua.ledger.internal.rules.PostingHash;

/** What an examination finds, without a database: whatever is changed, left out or put in. */
class ExaminationTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);
    private static final String LEDGER = "l";

    private final List<Posting> postings = new ArrayList<>();
    private final Map<String, BigDecimal> balances = new HashMap<>();
    private final Map<String, byte[]> heads = new HashMap<>();

    /** From the pot, which is not kept, or from one person to another. */
    private void book(String from, String to, String amount) {
        var value = new BigDecimal(amount);
        var before = new ArrayList<byte[]>();
        var lines = List.of(line(from, value.negate(), before), line(to, value, before));
        Posting bare = posting(postings.size() + 1, lines, amount, "");
        byte[] hash = PostingHash.of(before, bare);
        for (Posting.Line line : lines) if (line.balance() != null) heads.put(line.account(), hash);
        postings.add(posting(bare.number(), lines, amount, HexFormat.of().formatHex(hash)));
    }

    private Posting.Line line(String account, BigDecimal amount, List<byte[]> before) {
        if (account.equals("pot")) return new Posting.Line(account, amount, null);
        before.add(heads.getOrDefault(account, PostingHash.genesis(LEDGER, account)));
        return new Posting.Line(account, amount, balances.merge(account, amount, BigDecimal::add));
    }

    private static Posting posting(long number, List<Posting.Line> lines, String amount, String hash) {
        return new Posting(
                LEDGER,
                number,
                Instant.EPOCH.plusSeconds(number),
                LocalDate.EPOCH,
                "k",
                "s" + number,
                BigDecimal.ONE,
                BigDecimal.ONE,
                null,
                "",
                new BigDecimal(amount),
                null,
                "me",
                null,
                Map.of(),
                lines,
                hash);
    }

    private List<Kept> kept() {
        return balances.entrySet().stream()
                .map(one -> new Kept(one.getKey(), one.getValue(), heads.get(one.getKey())))
                .toList();
    }

    private static Proof examined(List<Posting> postings, List<Kept> accounts) {
        var examination = new Examination(LEDGER);
        postings.forEach(examination::add);
        examination.compare(accounts);
        return examination.proof();
    }

    private void some() {
        book("pot", "person:a", "10");
        book("person:a", "person:b", "4");
        book("pot", "person:c", "1");
        book("person:b", "person:a", "2.5");
        book("person:c", "pot", "1");
    }

    @Test
    void whatWasBookedProperlyHolds() {
        some();
        Proof proof = examined(postings, kept());
        assertThat(proof.wrong()).isEmpty();
        assertThat(proof.holds()).isTrue();
        assertThat(proof.postings()).isEqualTo(5);
        assertThat(proof.entries()).isEqualTo(10);
    }

    @Test
    void whateverIsLeftOutIsFound() {
        some();
        for (int i = 0; i < postings.size(); i++) {
            var fewer = new ArrayList<>(postings);
            fewer.remove(i);
            assertThat(examined(fewer, kept()).holds()).as("without " + (i + 1)).isFalse();
        }
        assertThat(examined(List.of(), kept()).holds()).isFalse();
    }

    @Test
    void whateverIsPutInTwiceOrOutOfOrderIsFound() {
        some();
        for (int i = 0; i < postings.size(); i++) {
            var more = new ArrayList<>(postings);
            more.add(i, postings.get(i));
            assertThat(examined(more, kept()).holds()).as("twice " + (i + 1)).isFalse();
        }
        var turned = new ArrayList<>(postings);
        turned.add(1, turned.remove(3));
        assertThat(examined(turned, kept()).holds()).isFalse();
    }

    /** Somebody who makes the hash of the forged posting anew is found by the next one on the account. */
    @Test
    void aForgerWhoMakesTheHashAnewIsFoundByTheNext() {
        some();
        List<Posting.Line> lines = List.of(
                new Posting.Line("pot", new BigDecimal("-11"), null),
                new Posting.Line("person:a", new BigDecimal("11"), new BigDecimal("11")));
        Posting bare = posting(1, lines, "11", "");
        String hash = HexFormat.of().formatHex(PostingHash.of(List.of(PostingHash.genesis(LEDGER, "person:a")), bare));
        var forged = new ArrayList<>(postings);
        forged.set(0, posting(1, lines, "11", hash));
        assertThat(examined(forged, kept()).wrong().toString())
                .contains("Posting 2 is not what its hash says", "The entries of person:a come to 9.5");
    }

    /** Postings on other accounts lie between, and nobody waits for anybody: the order among strangers is free. */
    @Test
    void postingsOnAccountsThatHaveNothingToDoWithEachOtherMayChangePlaces() {
        some();
        var turned = new ArrayList<>(postings);
        turned.add(0, turned.remove(2));
        assertThat(examined(turned, kept()).holds()).isTrue();
    }

    @Test
    void accountsThatSayOtherwiseAreFound() {
        some();
        List<Kept> more = new ArrayList<>(kept());
        more.add(new Kept("person:x", BigDecimal.ONE, PostingHash.genesis(LEDGER, "person:x")));
        assertThat(examined(postings, more).wrong())
                .containsExactly("The entries of person:x come to 0, and the account says 1.");
        List<Kept> fresh = new ArrayList<>(kept());
        fresh.add(new Kept("person:y", BigDecimal.ZERO, PostingHash.genesis(LEDGER, "person:y")));
        assertThat(examined(postings, fresh).holds()).isTrue();
        fresh.add(new Kept("person:z", BigDecimal.ZERO, new byte[32]));
        assertThat(examined(postings, fresh).wrong().toString()).contains("The last posting of person:z");
    }

    /** Any single change of any single amount in a long ledger is found. */
    @Test
    void anyAmountThatIsChangedIsFound() {
        var random = new Random(SEED);
        for (int i = 0; i < 120; i++) {
            String one = "person:" + (char) ('a' + random.nextInt(5));
            book(
                    random.nextBoolean() ? "pot" : one,
                    "person:" + (char) ('f' + random.nextInt(5)),
                    String.valueOf(1 + random.nextInt(99)));
        }
        assertThat(examined(postings, kept()).holds()).as("seed " + SEED).isTrue();
        for (int i = 0; i < 60; i++) {
            int at = random.nextInt(postings.size());
            Posting good = postings.get(at);
            var bent = good.entries().stream()
                    .map(line ->
                            new Posting.Line(line.account(), line.amount().multiply(BigDecimal.TWO), line.balance()))
                    .toList();
            var forged = new ArrayList<>(postings);
            forged.set(at, good.withEntries(bent));
            assertThat(examined(forged, kept()).holds())
                    .as("seed %d, posting %d", SEED, at + 1)
                    .isFalse();
        }
    }

    @Test
    void ofVeryManyFaultsTheFirstHundredAreTold() {
        for (int i = 0; i < 300; i++) book("pot", "person:" + i, "1");
        Proof proof = examined(List.of(), kept());
        assertThat(proof.wrong()).hasSize(Proof.MOST_WRONG);
        assertThat(proof.sum()).isEqualByComparingTo("0");
        assertThat(proof.holds()).isFalse();
    }
}
