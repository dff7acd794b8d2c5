package org.sasl4j.mechanism.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.mechanism.digest.DigestPeers.message;
import static org.sasl4j.mechanism.digest.DigestPeers.text;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;
import org.sasl4j.Protection;
import org.sasl4j.Qop;
import org.sasl4j.SecurityLayer;

class DigestVectorTest {
    private static final HexFormat HEX = HexFormat.of();

    private static DigestPeers peers(
            String user, String realm, String password, String authzid, String qop, String uri) {
        int slash = uri.indexOf('/');
        String[] realms = realm == null ? new String[0] : new String[] {realm};
        return DigestPeers.of(user, password)
                .at(uri.substring(0, slash), uri.substring(slash + 1))
                .actingAs(authzid == null ? "" : authzid)
                .withRealms(realms)
                .with(Protection.of(Qop.named(qop).orElseThrow()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/vectors/digest.csv", numLinesToSkip = 1, delimiter = ';')
    void bothSidesComputeWhatIsKnown(
            String source,
            String user,
            String realm,
            String password,
            String authzid,
            String qop,
            String nonce,
            String cnonce,
            String uri,
            String response,
            String rspauth)
            throws MechanismException {
        DigestPeers peers = peers(user, realm, password, authzid, qop, uri);
        Exchange client = peers.withNonce(cnonce).client();
        Exchange server = peers.withNonce(nonce == null ? "" : nonce).server();

        byte[] sent = client.evaluate(server.evaluate(null));
        assertThat(text(sent)).contains(",response=" + response + ",qop=" + qop);

        byte[] last = server.evaluate(sent);
        assertThat(text(last)).isEqualTo(rspauth == null ? text(last) : "rspauth=" + rspauth);
        assertThat(client.evaluate(last)).isNull();
        assertThat(client.isComplete()).isTrue();
        assertThat(server.authorizationId()).isEqualTo(authzid == null ? user : authzid);
    }

    @Test
    @DisplayName("RFC 2831 section 4: the IMAP example to the octet, from both sides")
    void sendsTheExampleOfTheRfc() throws MechanismException {
        DigestPeers peers = DigestPeers.chris();
        Exchange server = peers.withNonce("OA6MG9tEQGm2hh").server();
        Exchange client = peers.withNonce("OA6MHXh6VqTrRk").client();

        byte[] challenge = server.evaluate(null);
        byte[] response = client.evaluate(challenge);

        assertThat(text(challenge))
                .isEqualTo("realm=\"elwood.innosoft.com\",nonce=\"OA6MG9tEQGm2hh\",qop=\"auth\",algorithm=md5-sess,"
                        + "charset=utf-8");
        assertThat(text(response))
                .isEqualTo("charset=utf-8,username=\"chris\",realm=\"elwood.innosoft.com\",nonce=\"OA6MG9tEQGm2hh\","
                        + "nc=00000001,cnonce=\"OA6MHXh6VqTrRk\",digest-uri=\"imap/elwood.innosoft.com\","
                        + "response=d388dad90d4bbd760a152321f2143af7,qop=auth");
        assertThat(text(server.evaluate(response))).isEqualTo("rspauth=ea40f60335c427b5527b84dbabcdfffd");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/vectors/digest-layer.csv", numLinesToSkip = 1, delimiter = ';')
    @DisplayName("D17, D18: the octets of the layers")
    void wrapsWhatIsKnown(
            String qop, String cipher, String response, String rspauth, String first, String reply, String second)
            throws MechanismException {
        DigestPeers peers = peers("chris", "elwood.innosoft.com", "secret", "chris", qop, "acap/elwood.innosoft.com");
        if (cipher != null) {
            peers = peers.with(DigestMd5.CIPHER, List.of(cipher));
        }
        Exchange client = peers.withNonce("OA9BSuZWMSpW8m").client();
        Exchange server = peers.withNonce("OA9BSXrbuRhWay").server();
        byte[] sent = client.evaluate(server.evaluate(null));
        assertThat(text(sent)).contains("response=" + response);
        assertThat(text(server.evaluate(sent))).isEqualTo("rspauth=" + rspauth);
        client.evaluate(message("rspauth=" + rspauth));
        SecurityLayer ofClient = client.layer().orElseThrow();
        SecurityLayer ofServer = server.layer().orElseThrow();

        passes(ofClient, ofServer, "11223344", first);
        passes(ofServer, ofClient, "55667788", reply);
        passes(ofClient, ofServer, "aabbcc", second);
        assertThat(ofClient.qop().toString()).isEqualTo(qop);
    }

    private static void passes(SecurityLayer from, SecurityLayer to, String clear, String wrapped)
            throws MechanismException {
        byte[] octets = HEX.parseHex(clear);
        byte[] sent = from.wrap(octets, 0, octets.length);
        assertThat(HEX.formatHex(sent)).isEqualTo(wrapped);
        assertThat(HEX.formatHex(to.unwrap(sent, 0, sent.length))).isEqualTo(clear);
    }
}
