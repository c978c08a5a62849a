package org.songhua.outward;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Caller;

/**
 * Addresses that are told what becomes of something: CloudEvents 1.0 in JSON, signed, at least once, with nothing personal in them. News are
 * written with the change itself and sent afterwards.
 */
public interface Webhooks {

    /** {@return all, with what waits for each} */
    List<Webhook> list();

    /**
     * Adds an address. Needs the permission of the module whose news it is.
     *
     * @return the webhook with its secret, which is shown this once
     * @throws org.songhua.engine.fault.FaultException when the address cannot be one
     */
    Added add(String url, Caller caller);

    /** Stops telling an address; what waits for it is not sent any more. */
    void stop(long id, Caller caller);

    /** Tries anew what had been given up or waits. {@return how many} */
    int retry(long id, Caller caller);

    /**
     * An address.
     *
     * @param waiting news not sent yet
     * @param stuck those of them that have been waiting for longer than they should
     * @param lastError why the latest try failed; null when none did
     */
    record Webhook(
            long id,
            String url,
            boolean active,
            String createdBy,
            Instant createdAt,
            long sent,
            long waiting,
            long stuck,
            @Nullable String lastError) {}

    /**
     * A new address.
     *
     * @param secret key of the signatures, hexadecimal
     */
    record Added(long id, String secret) {
        /** Secrets never show by accident. */
        @Override
        public String toString() {
            return "Added[" + id + "]";
        }
    }
}
