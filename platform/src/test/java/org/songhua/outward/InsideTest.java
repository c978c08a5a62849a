package org.songhua.outward;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses lie inside the house, at the borders of each range (RFC 6890) and in every form they can be written in. */
class InsideTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.0",
                "100.100.100.200",
                "100.127.255.255",
                "192.0.0.192",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::7f00:1",
                "::ffff:10.0.0.1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fdff::1",
                "ff02::1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b::6464:64c8",
                "2002:7f00:1::",
                "2002:c0a8:101::1"
            })
    void what_only_this_machine_can_reach_is_inside(String address) throws UnknownHostException {
        assertThat(Inside.holds(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "fbff::1",
                "64:ff9b::101:101",
                "64:ff9b:1::7f00:1",
                "2002:101:101::1",
                "2003:7f00:1::"
            })
    void what_anybody_can_reach_is_outside(String address) throws UnknownHostException {
        assertThat(Inside.holds(InetAddress.getByName(address))).isFalse();
    }
}
