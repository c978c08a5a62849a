package org.songhua.edge.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.edge.security.TrustLocal.Facts;
import org.springframework.mock.web.MockHttpServletRequest;

class TrustLocalTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "0:0:0:0:0:0:0:1"})
    void trustsPrograms(String address) {
        assertThat(TrustLocal.isLocal(facts("POST", address, "127.0.0.1:8080", null, null, null)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.7", "192.168.1.1", "2001:db8::1", "0.0.0.0", "localhost", "", "127.0.0.1.evil.org"})
    void trustsNoOtherMachine(String address) {
        assertThat(TrustLocal.isLocal(facts("GET", address, "127.0.0.1:8080", null, null, null)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "LocalHost:8080, true",
        "127.0.0.1, true",
        "127.1.2.3:1, true",
        "[::1]:8080, true",
        "songhua.example.org, false",
        "localhost.evil.org, false",
        "evil.org:127, false",
        "127.0.0.1.evil.org, false",
        "localhost@evil.org, false",
        "'', false",
        ", false"
    })
    void trustsNoNameOfAStrangerThatLeadsHere(String host, boolean trusted) {
        assertThat(TrustLocal.isLocal(facts("GET", "127.0.0.1", host, null, null, null)))
                .isEqualTo(trusted);
    }

    @Test
    void trustsNoProxy() {
        for (String header : new String[] {"X-Forwarded-For", "Forwarded", "Via", "X-Real-IP", "x-forwarded-proto"}) {
            var request = new MockHttpServletRequest("GET", "/api/users");
            request.addHeader("Host", "localhost");
            assertThat(new TrustLocal(true).trusts(request)).isTrue();
            request.addHeader(header, "127.0.0.1");
            assertThat(new TrustLocal(true).trusts(request)).as(header).isFalse();
        }
    }

    @Test
    void trustsNobodyUnlessSwitchedOn() {
        var request = new MockHttpServletRequest("GET", "/api/users");
        request.addHeader("Host", "localhost");
        assertThat(new TrustLocal(false).trusts(request)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, http://127.0.0.1:8080, same-origin, cors, true",
        "POST, http://127.0.0.1:8080, , , true",
        "GET, , same-origin, cors, true",
        "GET, , none, navigate, true",
        "GET, , cross-site, navigate, true",
        "POST, http://evil.org, cross-site, cors, false",
        "POST, http://evil.org, cross-site, navigate, false",
        "POST, http://evil.org, , , false",
        "POST, null, cross-site, navigate, false",
        "POST, http://127.0.0.1:3000, same-site, cors, false",
        "POST, https://127.0.0.1:8080, , , false",
        "DELETE, , cross-site, no-cors, false",
        "GET, , cross-site, no-cors, false",
        "GET, http://evil.org, cross-site, cors, false",
        "GET, , same-site, no-cors, false",
    })
    void trustsNoPageOfAStranger(String method, String origin, String site, String mode, boolean trusted) {
        assertThat(TrustLocal.isLocal(facts(method, "127.0.0.1", "127.0.0.1:8080", origin, site, mode)))
                .isEqualTo(trusted);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "::1, true", "0.0.0.0, false", "192.168.1.1, false", "::, false"})
    void maySwitchOnWhereOnlyThisMachineReaches(String bind, boolean allowed) {
        assertThat(TrustLocal.maySwitchOn(InetAddress.ofLiteral(bind))).isEqualTo(allowed);
    }

    @Test
    void doesNotGoTogetherWithForwardingHeaders() {
        var configuration = new SecurityConfiguration();
        assertThat(configuration.trustLocal(true, "none").isEnabled()).isTrue();
        assertThat(configuration.trustLocal(false, "native").isEnabled()).isFalse();
        assertThatThrownBy(() -> configuration.trustLocal(true, "native"))
                .hasMessageContaining("forward-headers-strategy");
    }

    private static Facts facts(String method, String address, String host, String origin, String site, String mode) {
        return new Facts(method, "http", address, false, host, origin, site, mode);
    }
}
