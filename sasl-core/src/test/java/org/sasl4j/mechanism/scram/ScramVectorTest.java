package org.sasl4j.mechanism.scram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.AggregateWith;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.aggregator.ArgumentsAggregator;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.sasl4j.Bytes;
import org.sasl4j.ChannelBinding;
import org.sasl4j.Connection;
import org.sasl4j.CredentialStore;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.Normalization;
import org.sasl4j.Secret;
import org.sasl4j.binding.Bindings;
import org.sasl4j.text.SaslPrep;

class ScramVectorTest {
    /** A row of the file. */
    record Vector(
            String mechanism,
            String user,
            String password,
            String authzid,
            Normalization normalization,
            String clientFirst,
            String serverFirst,
            String clientFinal,
            String serverFinal,
            String binding) {

        String clientNonce() {
            return clientFirst.substring(clientFirst.lastIndexOf("r=") + 2);
        }

        String serverNonce() {
            return field("r").substring(clientNonce().length());
        }

        String field(String name) {
            for (String attribute : serverFirst.split(",")) {
                if (attribute.startsWith(name + "=")) {
                    return attribute.substring(2);
                }
            }
            throw new AssertionError(name);
        }

        Hash hash() {
            return Hash.named(MechanismName.of(mechanism).base().toString().substring("SCRAM-".length()))
                    .orElseThrow();
        }

        /** What the server has stored, if it was derived from the password as the client prepares it. */
        ScramCredential credential() throws MechanismException {
            Bytes salt = Bytes.copyOf(Base64.getDecoder().decode(field("s")));
            try (Secret raw = Secret.of(password.toCharArray());
                    Secret prepared = SaslPrep.prepare(raw, normalization, SaslPrep.Rule.STORED)) {
                return ScramKeys.derive(hash(), prepared, salt, Integer.parseInt(field("i")));
            }
        }

        Connection connection() {
            if (binding.isEmpty()) {
                return Connection.unknown();
            }
            String type = clientFirst.substring("p=".length(), clientFirst.indexOf(','));
            return Connection.unknown()
                    .withBinding(ChannelBinding.of(type, HexFormat.of().parseHex(binding)));
        }

        Peers.Client client() {
            Peers.Client client = Peers.Client.of(user, password)
                    .actingAs(authzid)
                    .preparing(normalization)
                    .choosing(clientNonce());
            if (clientFirst.startsWith("y")) {
                return client.offered(mechanism); // has a binding, and was offered nothing that takes it
            }
            List<String> types =
                    connection().bindings().stream().map(ChannelBinding::type).toList();
            return types.isEmpty() ? client.on(connection()) : client.on(connection(), types);
        }
    }

    static final class ToVector implements ArgumentsAggregator {
        @Override
        public Vector aggregateArguments(ArgumentsAccessor row, ParameterContext context) {
            String authzid = row.getString(4);
            return new Vector(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    authzid == null ? "" : authzid,
                    Normalization.valueOf(row.getString(5)),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9),
                    row.getString(10) == null ? "" : row.getString(10));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/vectors/scram.csv", numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = false)
    void clientSaysWhatTheVectorSays(@AggregateWith(ToVector.class) Vector vector) throws MechanismException {
        Exchange client = Peers.client(vector.mechanism(), vector.client());

        assertThat(text(client.evaluate(null))).isEqualTo(vector.clientFirst());
        if (vector.serverNonce().isEmpty()) { // which is for the server's arithmetic alone (S3)
            assertThatThrownBy(() -> client.evaluate(octets(vector.serverFirst())))
                    .hasMessageContaining("does not extend ours");
            return;
        }
        assertThat(text(client.evaluate(octets(vector.serverFirst())))).isEqualTo(vector.clientFinal());
        assertThat(client.isComplete()).isFalse();
        assertThat(client.evaluate(octets(vector.serverFinal()))).isNull();
        assertThat(client.isComplete()).isTrue();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/vectors/scram.csv", numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = false)
    @DisplayName("S12, S17: the server hashes the name as received and answers the authorised identity")
    void serverSaysWhatTheVectorSays(@AggregateWith(ToVector.class) Vector vector) throws MechanismException {
        ScramCredential credential = vector.credential();
        CredentialStore store = (user, realm, mechanism) -> Optional.of(new Account(user, credential));
        Exchange server = Peers.server(
                vector.mechanism(),
                Peers.Server.of(store)
                        .on(vector.connection())
                        .preparing(vector.normalization())
                        .choosing(vector.serverNonce()));

        assertThat(text(server.evaluate(octets(vector.clientFirst())))).isEqualTo(vector.serverFirst());
        assertThat(text(server.evaluate(octets(vector.clientFinal())))).isEqualTo(vector.serverFinal());
        assertThat(server.isComplete()).isTrue();
        assertThat(server.property(Bindings.TYPE).isPresent())
                .isEqualTo(!vector.binding().isEmpty());
        if (!vector.authzid().isEmpty()) {
            assertThat(server.authorizationId()).isEqualTo(vector.authzid());
        }
    }

    private static String text(byte @Nullable [] octets) {
        return new String(octets, StandardCharsets.UTF_8);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
