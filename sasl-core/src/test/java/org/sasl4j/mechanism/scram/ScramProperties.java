package org.sasl4j.mechanism.scram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.sasl4j.Decoy;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.Normalization;
import org.sasl4j.Secret;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.text.SaslPrep;

class ScramProperties {
    private static final Decoy CHEAP = Decoy.of(2, 16, Secret.of("the server's".toCharArray()));

    @Provide
    Arbitrary<String> mechanisms() {
        return Arbitraries.of(Scram.family().stream()
                .map(Mechanism::name)
                .map(Object::toString)
                .toList());
    }

    /** Whatever SASLprep takes as a stored string, the characters that SCRAM quotes not seldom among it. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> characters = Arbitraries.chars()
                .with(',', '=', ' ', 'a', 'é')
                .range(' ', '~')
                .range('\u00A0', '\u017F')
                .range('\u0400', '\u044F')
                .range('\u4E00', '\u4E20');
        return characters
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .map(ScramProperties::text)
                .filter(ScramProperties::isStored);
    }

    private static String text(List<Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }

    private static boolean isStored(String text) {
        try {
            return !SaslPrep.prepare(text, Normalization.SASLPREP, SaslPrep.Rule.STORED)
                    .isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String prepared(String text) {
        return SaslPrep.prepare(text, Normalization.SASLPREP, SaslPrep.Rule.STORED);
    }

    private static MemoryCredentialStore store(String user, String password) {
        return new MemoryCredentialStore().put(user, password.toCharArray()).pretending(CHEAP);
    }

    @Property(tries = 300)
    void anyUserAndPasswordGetIn(
            @ForAll("mechanisms") String mechanism,
            @ForAll("texts") String user,
            @ForAll("texts") String password,
            @ForAll("texts") String authzid)
            throws MechanismException {
        Exchange client =
                Peers.client(mechanism, Peers.Client.of(user, password).actingAs(authzid));
        Exchange server = Peers.server(mechanism, Peers.Server.of(store(user, password)));
        byte[] last = server.evaluate(client.evaluate(server.evaluate(client.evaluate(null))));
        client.evaluate(last);

        assertThat(client.isComplete()).isTrue();
        assertThat(server.isComplete()).isTrue();
        boolean oneself = prepared(authzid).equals(prepared(user)); // then it is the name that the store knows
        assertThat(server.authorizationId()).isEqualTo(oneself ? prepared(user) : authzid);
        assertThat(server.property(Exchange.AUTHENTICATION_ID)).contains(prepared(user));
    }

    @Property(tries = 300)
    void anyOtherPasswordDoesNot(
            @ForAll("mechanisms") String mechanism,
            @ForAll("texts") String user,
            @ForAll("texts") String password,
            @ForAll("texts") String other)
            throws MechanismException {
        Assume.that(!prepared(password).equals(prepared(other)));
        Exchange client = Peers.client(mechanism, Peers.Client.of(user, other));
        Exchange server = Peers.server(mechanism, Peers.Server.of(store(user, password)));
        byte[] proof = client.evaluate(server.evaluate(client.evaluate(null)));

        assertThat(refused(server, proof)).isTrue();
        assertThat(server.isComplete()).isFalse();
    }

    /** Flips bits of one octet of one message; whoever gets it must not be satisfied, and both must fail cleanly. */
    @Property(tries = 1500)
    void aChangedOctetInAnyMessageNeverAuthenticates(
            @ForAll("mechanisms") String mechanism,
            @ForAll @IntRange(min = 0, max = 3) int message,
            @ForAll @IntRange(min = 0, max = 300) int place,
            @ForAll @IntRange(min = 1, max = 255) int bits)
            throws MechanismException {
        Exchange client =
                Peers.client(mechanism, Peers.Client.of("user", "pencil").actingAs("root"));
        Exchange server = Peers.server(mechanism, Peers.Server.of(store("user", "pencil")));
        byte[] octets = client.evaluate(null);
        Exchange receiver = server;
        for (int turn = 0; turn < 4; turn++) {
            if (turn == message) {
                octets[place % octets.length] ^= (byte) bits;
            }
            try {
                octets = receiver.evaluate(octets);
            } catch (MechanismException e) {
                assertThat(receiver.isComplete()).isFalse();
                assertThat(turn).isGreaterThanOrEqualTo(message);
                return;
            }
            receiver = receiver == client ? server : client;
        }
        throw new AssertionError("both were satisfied");
    }

    private static boolean refused(Exchange exchange, byte[] message) {
        try {
            exchange.evaluate(message);
            return false;
        } catch (MechanismException e) {
            assertThat(exchange.isComplete()).isFalse();
            return true;
        }
    }
}
