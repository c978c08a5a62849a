package org.songhua.casework.internal.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.songhua.store.StoreException;

/**
 * AES-256-GCM. Each item has a key of its own, which is sealed with the key of the vault; both are bound to the identity of
 * the item, so that one cannot pass for another.
 */
public final class Cipherbox {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] vaultKey;
    private final SecureRandom random = new SecureRandom();

    public Cipherbox(VaultKey key) {
        this.vaultKey = key.bytes();
    }

    /** An item sealed: its key and its content, both useless without the key of the vault. */
    @SuppressWarnings("ArrayRecordComponent") // written to the database at once
    public record Sealed(byte[] wrappedKey, byte[] content) {}

    /** Seals an item under a new key. */
    public Sealed seal(String identity, byte[] plain) {
        var itemKey = new byte[KEY_BYTES];
        random.nextBytes(itemKey);
        return new Sealed(encrypt(vaultKey, identity, itemKey), encrypt(itemKey, identity, plain));
    }

    /** {@return what was sealed} @throws StoreException when it is not what was sealed under this identity */
    public byte[] open(String identity, Sealed sealed) {
        return decrypt(decrypt(vaultKey, identity, sealed.wrappedKey()), identity, sealed.content());
    }

    /** {@return a mark of a text that tells equal ones and nothing else, without the key of the vault} */
    public byte[] mark(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(vaultKey, "HmacSHA256"));
            return mac.doFinal((purpose + "\n" + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256.", e);
        }
    }

    private byte[] encrypt(byte[] key, String identity, byte[] plain) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, identity, plain);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    private static byte[] decrypt(byte[] key, String identity, byte[] sealed) {
        if (sealed.length < NONCE_BYTES) throw new StoreException("A sealed item is cut short.");
        var nonce = new byte[NONCE_BYTES];
        var rest = new byte[sealed.length - NONCE_BYTES];
        ByteBuffer.wrap(sealed).get(nonce).get(rest);
        return run(Cipher.DECRYPT_MODE, key, nonce, identity, rest);
    }

    private static byte[] run(int mode, byte[] key, byte[] nonce, String identity, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(identity.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new StoreException("A sealed item cannot be opened: wrong key, or changed.", e);
        }
    }
}
