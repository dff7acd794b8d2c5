package org.sasl4j.mechanism.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.TestLogins;

class PlainVectorTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/vectors/plain.csv", numLinesToSkip = 1)
    void sendsAndTakesTheMessageOfTheRfc(String source, String base64, String authzid, String authcid, String passwd)
            throws MechanismException {
        byte[] message = Base64.getDecoder().decode(base64);
        MemoryCredentialStore store = new MemoryCredentialStore().put(authcid, passwd.toCharArray());
        Exchange client = Exchange.client(new Plain(), TestLogins.client(authcid, passwd, authzid));
        Exchange server = Exchange.server(
                new Plain(),
                StoreServerContext.builder(store)
                        .authorizer((authenticationId, authorizationId) -> java.util.Optional.of(authorizationId))
                        .build());

        assertThat(client.evaluate(null)).isEqualTo(message);
        assertThat(client.isComplete()).isTrue();
        assertThat(server.evaluate(message)).isNull();
        assertThat(server.authorizationId()).isEqualTo(authzid.isEmpty() ? authcid : authzid);
        assertThat(server.property(Exchange.AUTHENTICATION_ID)).contains(authcid);
    }
}
