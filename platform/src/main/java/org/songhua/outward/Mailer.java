package org.songhua.outward;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Sends plain text by SMTP (RFC 5321). Off unless a host is set. */
public final class Mailer {
    private static final String PATIENCE_MS = "10000";
    private static final String UTF_8 = "UTF-8";

    private final Settings settings;
    private final Session session;

    /** How the connection is kept secret. */
    public enum Security {
        /** Begun in clear and then made secret; refused by a server that cannot (RFC 3207). */
        STARTTLS,
        /** Secret from the start (RFC 8314). */
        TLS,
        /** In clear: for a relay on the same machine only. */
        NONE
    }

    /**
     * The mail server.
     *
     * @param host empty for no mail at all
     * @param user empty when the server asks for none
     * @param from address of the sender
     */
    public record Settings(String host, int port, String user, String password, String from, Security security) {
        /** Passwords never show by accident. */
        @Override
        public String toString() {
            return "Settings[" + host + ":" + port + " " + security + "]";
        }
    }

    /**
     * A letter.
     *
     * @param id the same however often it is sent; becomes its Message-ID
     * @param to one address
     */
    public record Letter(String id, String to, String subject, String text) {}

    public Mailer(Settings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings), authenticator(settings));
    }

    public boolean isOn() {
        return !settings.host().isBlank();
    }

    private static Properties properties(Settings settings) {
        var p = new Properties();
        p.setProperty("mail.smtp.host", settings.host());
        p.setProperty("mail.smtp.port", Integer.toString(settings.port()));
        p.setProperty("mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
        p.setProperty("mail.smtp.connectiontimeout", PATIENCE_MS);
        p.setProperty("mail.smtp.timeout", PATIENCE_MS);
        p.setProperty("mail.smtp.writetimeout", PATIENCE_MS);
        p.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.security() == Security.STARTTLS));
        p.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.security() == Security.STARTTLS));
        p.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.security() == Security.TLS));
        p.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return p;
    }

    private static @Nullable Authenticator authenticator(Settings settings) {
        if (settings.user().isEmpty()) return null;
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(settings.user(), settings.password());
            }
        };
    }

    /** Sends a letter. {@return why it was not taken; empty when it was} */
    public String send(Letter letter, Instant at) {
        try {
            Transport.send(message(letter, at));
            return "";
        } catch (MessagingException e) {
            return reason(e);
        }
    }

    /** What the server said stands in the last of a chain of failures. */
    private static String reason(MessagingException e) {
        Exception at = e;
        while (at instanceof MessagingException failure && failure.getNextException() != null)
            at = failure.getNextException();
        return at.getClass().getSimpleName() + ": " + at.getMessage();
    }

    private MimeMessage message(Letter letter, Instant at) throws MessagingException {
        var message = new Identified(session, letter.id());
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(oneLine(letter.subject()), UTF_8);
        message.setText(letter.text(), UTF_8);
        message.setSentDate(Date.from(at));
        // Else an out-of-office reply answers the machine (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /** A line break in a subject would begin another header. */
    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** A message whose id is ours: who gets it twice can tell. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@songhua>");
        }
    }
}
