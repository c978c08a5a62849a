package org.songhua.outward;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Whether an address of a machine lies inside the house or in nobody's net (RFC 6890): who may name addresses must not reach from here
 * what only this machine can reach. Clouds tell their keys at 169.254.169.254 and 100.100.100.200.
 */
final class Inside {
    private static final int IPV4_BYTES = 4;

    private Inside() {}

    static boolean holds(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (bytes.length == IPV4_BYTES ? isReserved(bytes) : isUniqueLocal(bytes) || leadsInside(bytes));
    }

    /** 0/8, the shared space of carriers 100.64/10, 192.0.0/24, 198.18/15, and from 240 on what is for nobody. */
    private static boolean isReserved(byte[] ip) {
        int first = ip[0] & 0xFF;
        int second = ip[1] & 0xFF;
        return first == 0
                || (first == 100 && (second & 0xC0) == 64)
                || (first == 192 && second == 0 && ip[2] == 0)
                || (first == 198 && (second & 0xFE) == 18)
                || first >= 240;
    }

    private static boolean isUniqueLocal(byte[] ip) {
        return (ip[0] & 0xFE) == 0xFC;
    }

    /** Gateways turn some addresses of IPv6 into that of IPv4 within: ::/96, 64:ff9b::/96 (RFC 6052) and 2002::/16 (RFC 3056). */
    private static boolean leadsInside(byte[] ip) {
        if (startsWith(ip, 0x20, 0x02)) return holds(ipv4(ip, 2));
        boolean isEmbedded = startsWith(ip, new int[12]) || startsWith(ip, 0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0);
        return isEmbedded && holds(ipv4(ip, 12));
    }

    private static boolean startsWith(byte[] ip, int... head) {
        for (int i = 0; i < head.length; i++) if ((ip[i] & 0xFF) != head[i]) return false;
        return true;
    }

    private static InetAddress ipv4(byte[] ip, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(ip, from, from + IPV4_BYTES));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address.", e);
        }
    }
}
