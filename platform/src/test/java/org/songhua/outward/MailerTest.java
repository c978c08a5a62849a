package org.songhua.outward;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.outward.Mailer.Letter;
import org.songhua.outward.Mailer.Security;
import org.songhua.outward.Mailer.Settings;

/** Letters over a real connection. */
class MailerTest {
    private static final Instant NOON = Instant.parse("2026-10-01T04:00:00Z");

    private TestSmtp server;

    @BeforeEach
    void start() throws IOException {
        server = new TestSmtp();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Mailer mailer(Security security) {
        return new Mailer(new Settings("127.0.0.1", server.port(), "", "", "warning@example.org", security));
    }

    private static Letter letter(String to, String subject) {
        return new Letter("warning-7", to, subject, "地点：阀门井 12\n.一行以点开头\n");
    }

    @Test
    void chineseArrivesAsItWasWritten() throws UnsupportedEncodingException, ParseException {
        assertThat(mailer(Security.NONE).send(letter("zhang@example.org", "[红色] 燃气泄漏"), NOON))
                .isEmpty();
        var arrived = server.letters().getFirst();
        assertThat(arrived.from()).isEqualTo("warning@example.org");
        assertThat(arrived.to()).isEqualTo("zhang@example.org");
        assertThat(MimeUtility.decodeText(arrived.header("Subject"))).isEqualTo("[红色] 燃气泄漏");
        assertThat(arrived.body()).contains("地点：阀门井 12").contains(".一行以点开头");
        assertThat(arrived.header("Message-ID")).isEqualTo("<warning-7@songhua>");
        assertThat(arrived.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(new MailDateFormat().parse(arrived.header("Date"))).isEqualTo(Date.from(NOON));
    }

    @Test
    void aSubjectCannotBeginAnotherHeader() {
        mailer(Security.NONE).send(letter("zhang@example.org", "fire\r\nBcc: all@example.org"), NOON);
        var arrived = server.letters().getFirst();
        assertThat(arrived.header("Subject")).isEqualTo("fire Bcc: all@example.org");
        assertThat(arrived.header("Bcc")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@b, c@d", "a@b\r\nBcc: c@d"})
    void whatIsNotOneAddressIsNotWrittenTo(String to) {
        assertThat(mailer(Security.NONE).send(letter(to, "x"), NOON)).isNotEmpty();
        assertThat(server.letters()).isEmpty();
    }

    @Test
    void whyALetterWasNotTakenIsTold() throws IOException {
        server.refuse(true);
        assertThat(mailer(Security.NONE).send(letter("zhang@example.org", "x"), NOON))
                .isNotEmpty();
        server.close();
        assertThat(mailer(Security.NONE).send(letter("zhang@example.org", "x"), NOON))
                .containsIgnoringCase("connect");
        assertThat(server.letters()).isEmpty();
    }

    /** A server that offers no secret connection gets no letter and no password. */
    @ParameterizedTest
    @ValueSource(strings = {"STARTTLS", "TLS"})
    void nothingGoesInClearUnlessThatIsWanted(String security) throws IOException {
        var mailer = new Mailer(new Settings(
                "127.0.0.1", server.port(), "user", "secret", "warning@example.org", Security.valueOf(security)));
        if (security.equals("TLS")) server.close();
        assertThat(mailer.send(letter("zhang@example.org", "x"), NOON)).isNotEmpty();
        assertThat(server.letters()).isEmpty();
    }

    @Test
    void withoutAHostItIsOff() {
        assertThat(new Mailer(new Settings("", 25, "", "", "a@b", Security.NONE)).isOn())
                .isFalse();
        assertThat(mailer(Security.NONE).isOn()).isTrue();
    }

    @Test
    void passwordsDoNotShow() {
        assertThat(new Settings("mail.example.org", 587, "user", "secret", "a@b", Security.TLS).toString())
                .isEqualTo("Settings[mail.example.org:587 TLS]");
    }
}
