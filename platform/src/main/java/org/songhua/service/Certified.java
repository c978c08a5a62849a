package org.songhua.service;

import java.time.Instant;
import java.time.LocalDate;
import org.songhua.pack.Text;

/**
 * What a certificate says to everybody who has its code; nothing of the person.
 *
 * @param service name of the service
 * @param title what it certifies
 * @param issuedAt when
 * @param until last day on which it holds
 * @param standing whether it holds today
 */
public record Certified(Text service, Text title, Instant issuedAt, LocalDate until, Standing standing) {

    /** Whether a certificate holds. */
    public enum Standing {
        VALID,
        EXPIRED,
        REVOKED
    }
}
