package org.sasl4j.mechanism.scram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.sasl4j.Bytes;
import org.sasl4j.MechanismException;
import org.sasl4j.ServerContext;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.message.Gs2Header;
import org.sasl4j.message.Gs2Header.Flag;
import org.sasl4j.message.SaslName;

/** parse(encode(m)) = m for each message, and parsing anything at all ends in a message or a MechanismException. */
class MessageProperties {
    private static final ServerContext SERVER = StoreServerContext.of(new MemoryCredentialStore());

    @Provide
    Arbitrary<String> nonces() {
        return Arbitraries.strings()
                .withCharRange('!', '+')
                .withCharRange('-', '~')
                .ofMinLength(1)
                .ofMaxLength(60);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars(",= ")
                .withCharRange('\u0001', '\u07FF')
                .ofMinLength(1)
                .ofMaxLength(30);
    }

    @Provide
    Arbitrary<Map<String, String>> extensions() {
        Arbitrary<String> letters = Arbitraries.of("x", "y", "Z", "tokenauth", "h");
        Arbitrary<String> values = Arbitraries.strings()
                .withCharRange('\u0001', '+')
                .withCharRange('-', '\u07FF')
                .ofMinLength(1)
                .ofMaxLength(10);
        return Arbitraries.maps(letters, values).ofMaxSize(3);
    }

    @Property
    void clientFirst(
            @ForAll Flag flag,
            @ForAll("names") String name,
            @ForAll("names") String authzid,
            @ForAll("nonces") String nonce,
            @ForAll("extensions") Map<String, String> extensions)
            throws MechanismException {
        Gs2Header header = Gs2Header.unbound(
                flag == Flag.USED ? Flag.NOT_SUPPORTED : flag, authzid.length() % 2 == 0 ? "" : authzid, SERVER);
        ClientFirst message = ClientFirst.of(header, name, nonce, extensions, SERVER);

        assertThat(ClientFirst.parse(message.encode(), SERVER))
                .usingRecursiveComparison()
                .isEqualTo(message);
    }

    @Property
    void serverFirst(
            @ForAll("nonces") String nonce,
            @ForAll @Size(min = 1, max = 100) byte[] salt,
            @ForAll @IntRange(min = 1) int iterations)
            throws MechanismException {
        ServerFirst message = ServerFirst.of(nonce, Bytes.copyOf(salt), iterations);

        assertThat(ServerFirst.parse(message.encode())).isEqualTo(message);
    }

    @Property
    void clientFinal(
            @ForAll @Size(min = 1, max = 100) byte[] channelBinding,
            @ForAll("nonces") String nonce,
            @ForAll @Size(min = 1, max = 64) byte[] proof)
            throws MechanismException {
        byte[] withoutProof = ClientFinal.withoutProof(channelBinding, nonce);
        ClientFinal parsed = ClientFinal.parse(ClientFinal.encode(withoutProof, proof));

        assertThat(parsed.channelBinding()).isEqualTo(channelBinding);
        assertThat(parsed.nonce()).isEqualTo(nonce);
        assertThat(parsed.proof()).isEqualTo(proof);
        assertThat(parsed.withoutProof()).isEqualTo(withoutProof);
        assertThat(parsed.extensions()).isEmpty();
    }

    @Property
    void serverFinal(@ForAll @Size(min = 1, max = 64) byte[] verifier) throws MechanismException {
        assertThat(ServerFinal.parse(ServerFinal.encode(verifier)).verifier()).isEqualTo(verifier);
    }

    @Property
    void saslName(@ForAll("names") String name) throws MechanismException {
        assertThat(SaslName.decode(SaslName.encode(name, SERVER), SERVER)).isEqualTo(name);
        assertThat(SaslName.encode(name, SERVER)).doesNotContain(",");
    }

    /** Something like a message: its own letters and signs, much more often than chance would have them. */
    @Provide
    Arbitrary<byte[]> almostMessages() {
        Arbitrary<Byte> octets = Arbitraries.of(
                ",=npymrcsivae0129A+/\0\u00ff".chars().mapToObj(c -> (byte) c).toList());
        return octets.array(byte[].class).ofMaxSize(40);
    }

    @Property(tries = 3000)
    void anythingElseIsRefusedCleanly(@ForAll("almostMessages") byte[] message) {
        refusedOrRead(() -> ClientFirst.parse(message, SERVER));
        refusedOrRead(() -> ServerFirst.parse(message));
        refusedOrRead(() -> ClientFinal.parse(message));
        refusedOrRead(() -> ServerFinal.parse(message));
    }

    private interface Reading {
        Object read() throws MechanismException;
    }

    private static void refusedOrRead(Reading reading) {
        try {
            assertThat(reading.read()).isNotNull();
        } catch (MechanismException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }
}
